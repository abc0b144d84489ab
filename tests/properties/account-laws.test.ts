import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, present, type LocalDate } from '#kernel';
import { linesOf, replayUntil, withPostingDays, type GroupEvent, type GroupState } from '#group';
import {
	accountBook,
	balanceSheet,
	bookReport,
	cashBook,
	corpusAt,
	corpusByMonth,
	fiscalYearOf,
	fiscalYears,
	generalLedger,
	incomeAndExpenditureByYear,
	receiptsAndPayments,
	trialBalance,
	wholeBook,
	type AccountBook,
	type KindsByMonth
} from '#reports';
import { playedOnce } from '../support/random-book/played-once.ts';
import { randomHistory } from '../support/random-book/wishes.ts';
import { cases, seed } from '../support/soak.ts';

// Books of account of random histories with every kind of money in them, corrections and late meetings among them:
// every table foots, and each says what a plain replay says.

const runs = { numRuns: cases(30), seed: seed() };
const view = { currency: 'INR' };
const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** Balances at the end of a day by a plain sum of legs, which knows nothing of books of account. */
function plainly({ journal }: GroupState, on: LocalDate) {
	const balances = new Map<string, number>();
	for (const { entry, postedOn } of withPostingDays(linesOf(present(journal, 'a book has its lines'))))
		for (const { account, side, amount } of postedOn <= on ? (entry?.postings ?? []) : [])
			balances.set(account, (balances.get(account) ?? 0) + (side === 'debit' ? amount : -amount));
	const under = (...roots: readonly string[]) =>
		total([...balances].filter(([code]) => roots.includes(code.split('/')[0] ?? '')).map(([, held]) => held));
	return { balances, under };
}

const everyBook = (
	holds: (book: AccountBook, events: readonly GroupEvent[], state: GroupState, someDay: LocalDate) => void
) => {
	fc.assert(
		fc.property(randomHistory, fc.nat(), (story, at) => {
			const { events, state } = playedOnce(story);
			const book = accountBook(events, view);
			const days = [...new Set(book.rows.map((row) => row.head.day))];
			holds(book, events, state, present(days[at % days.length], 'a book has days'));
		}),
		runs
	);
};

/** Rows add up to the totals of their columns, columns to the totals of their rows. */
function foots({
	rows,
	totals,
	total: inAll
}: Pick<KindsByMonth, 'totals' | 'total'> & {
	rows: readonly { amounts: readonly number[]; total: number }[];
}) {
	for (const row of rows) expect(total(row.amounts)).toBe(row.total);
	for (const [place, sum] of totals.entries())
		expect(total(rows.map(({ amounts }) => present(amounts[place], 'a row has every column')))).toBe(sum);
	expect(total(totals)).toBe(inAll);
	expect(total(rows.map((row) => row.total))).toBe(inAll);
}

describe('whatever a group does', () => {
	test('the cash book closes with the box, month by month, and no line is without its balance', () => {
		everyBook((book, _, state, someDay) => {
			for (const to of [someDay, book.on]) {
				const page = cashBook(book, { from: book.since, to });
				expect(page.closing).toBe(plainly(state, to).under('box'));
				expect(page.opening + page.in - page.out).toBe(page.closing);
				let box: number = page.opening;
				for (const row of page.rows) expect((box += row.in - row.out)).toBe(row.balance);
				let carried: number = page.opening;
				for (const month of page.months) {
					expect(month.opening).toBe(carried);
					expect(month.opening + month.in - month.out).toBe(month.closing);
					expect(month.closing).toBe(plainly(state, month.to).under('box'));
					carried = month.closing;
				}
				expect(total(page.months.map((month) => month.in))).toBe(page.in);
				expect(total(page.months.map((month) => month.out))).toBe(page.out);
			}
			// A second page begins where the first one ended.
			const next = cashBook(book, { from: addDays(someDay, 1), to: book.on });
			expect(next.opening).toBe(cashBook(book, { from: book.since, to: someDay }).closing);
			expect(next.closing).toBe(plainly(state, book.on).under('box'));
		});
	});

	test('receipts and payments foot down and across and close with box and bank', () => {
		everyBook((book, _, state) => {
			let carried = 0;
			for (const year of fiscalYears(wholeBook(book), book.yearStart)) {
				const sheet = receiptsAndPayments(book, year);
				expect(fiscalYearOf(year.to, book.yearStart)).toEqual(year);
				expect(sheet.months).toHaveLength(12);
				foots(sheet.receipts);
				foots(sheet.payments);
				expect(sheet.opening[0]?.total).toBe(carried);
				for (const [place, month] of sheet.months.entries()) {
					const [before, after] = [sheet.opening[place], sheet.closing[place]];
					const [received, paid] = [sheet.receipts.totals[place], sheet.payments.totals[place]];
					expect((before?.total ?? NaN) + (received ?? NaN) - (paid ?? NaN)).toBe(after?.total);
					const { under } = plainly(state, month.to);
					expect(after).toEqual({ box: under('box'), bank: under('bank'), total: under('box', 'bank') });
				}
				carried = sheet.closing.at(-1)?.total ?? NaN;
			}
		});
	});

	test('the trial balance foots on any day and is that of a plain replay', () => {
		everyBook((book, events, _, someDay) => {
			for (const on of [someDay, book.on]) {
				const sheet = trialBalance(book, on);
				expect(sheet.debit).toBe(sheet.credit);
				expect(total(sheet.rows.map((row) => row.debit))).toBe(sheet.debit);
				expect(total(sheet.rows.map((row) => row.credit))).toBe(sheet.credit);
				const signed = new Map(sheet.rows.map((row) => [row.account as string, row.debit - row.credit]));
				const replayed = replayUntil(events, 'INR', on);
				expect(replayed.ok && replayed.value.balances).toEqual(signed);
			}
		});
	});

	test('the general ledger goes from one trial balance to the other, leg by leg', () => {
		everyBook((book, _, state, someDay) => {
			const ledger = generalLedger(book, { from: someDay, to: book.on });
			expect(ledger.debit).toBe(ledger.credit);
			for (const group of ledger.groups) {
				const grows = group.type === 'asset' || group.type === 'expense' ? 1 : -1;
				for (const account of group.accounts) {
					expect(account.opening + grows * (account.debit - account.credit)).toBe(account.closing);
					expect(account.closing * grows + 0).toBe(state.balances.get(account.account) ?? 0);
					expect(account.rows.at(-1)?.balance ?? account.opening).toBe(account.closing);
					expect(total(account.rows.map((row) => row.debit - row.credit))).toBe(
						account.debit - account.credit
					);
				}
				for (const column of ['opening', 'debit', 'credit', 'closing'] as const)
					expect(total(group.accounts.map((account) => account[column]))).toBe(group[column]);
			}
			const whole = generalLedger(book, wholeBook(book)).groups.flatMap((group) => group.accounts);
			expect(total(whole.map((account) => account.rows.length))).toBe(
				total(linesOf(present(state.journal, 'all lines')).map((line) => line.entry?.postings.length ?? 0))
			);
		});
	});

	test('income and expenditure of all years make the surplus of the balance sheet', () => {
		everyBook((book, events) => {
			const sheet = incomeAndExpenditureByYear(book);
			foots(sheet.income);
			foots(sheet.expense);
			const report = bookReport(events, view);
			// A share-out closes the accounts of income and expense, and what came in before stays in its year.
			if (events.every(({ type }) => type !== 'CycleSharedOut')) {
				expect(sheet.income.total).toBe(total(Object.values(report.income)));
				expect(sheet.expense.total).toBe(total(Object.values(report.expense)));
			}
			expect(sheet.excessInAll).toBe(sheet.income.total - sheet.expense.total);
			let carried = 0;
			for (const [place, year] of sheet.surplus.entries()) {
				expect(year.opening).toBe(carried);
				expect(year.excess).toBe((sheet.income.totals[place] ?? NaN) - (sheet.expense.totals[place] ?? NaN));
				expect(year.opening + year.excess + year.moved).toBe(year.closing);
				carried = year.closing;
			}
			expect(carried).toBe(report.surplus);
		});
	});

	test('what the group owns is what others and itself may claim; the corpus is what it owns less what it owes', () => {
		everyBook((book, events, state, someDay) => {
			for (const on of [someDay, book.on]) {
				const sheet = balanceSheet(book, on);
				expect(sheet.assets.total).toBe(sheet.claims);
				expect(sheet.liabilities.total + sheet.equity.total).toBe(sheet.claims);
				for (const { total: sum, groups } of [sheet.assets, sheet.liabilities]) {
					expect(total(groups.map((group) => group.amount))).toBe(sum);
					for (const group of groups)
						expect(total(group.accounts.map((account) => account.amount))).toBe(group.amount);
				}
				const { under } = plainly(state, on);
				const owned = under('box', 'bank', 'loans', 'assets');
				expect(sheet.assets.total).toBe(owned);
				const [line] = corpusAt(book, [on]);
				expect(line?.corpus).toBe(owned + under('borrowings', 'social-fund', 'payable', 'held-for-others'));
				expect(line?.corpus).toBe(bookReport(events, { ...view, on }).corpus);
				expect(total(Object.values(line?.savingsByFund ?? {}))).toBe(line?.savings);
			}
			const months = corpusByMonth(book, wholeBook(book));
			expect(months.at(-1)).toEqual(corpusAt(book, [book.on])[0]);
		});
	});

	test('every corrected line has the line that took it out, and rows stand in the order of their days', () => {
		let corrections = 0;
		let late = 0;
		everyBook((book) => {
			const heads = new Map(book.rows.map((row) => [row.head.eventId, row.head]));
			for (const head of heads.values()) {
				if (head.correctedBy !== null) {
					corrections += 1;
					expect(heads.get(head.correctedBy)).toMatchObject({ corrects: head.eventId, takesOut: head.type });
				}
				if (head.late) late += 1;
				// Whose it is can be told of every loan, fine and saving.
				if (/^(Loan|Fine|Saving)/.test(head.takesOut ?? head.type)) expect(head.number).not.toBeNull();
			}
			const days = book.rows.map((row) => row.head.day);
			expect(days).toEqual([...days].sort());
			for (const { moves, postings } of book.rows)
				for (const account of ['box', 'bank/b1']) {
					const legs = postings.filter((leg) => leg.account === account);
					const moved = moves.filter((move) => move.account === account);
					expect(total(moved.map(({ side, amount }) => (side === 'in' ? amount : -amount)))).toBe(
						total(legs.map(({ side, amount }) => (side === 'debit' ? amount : -amount)))
					);
				}
		});
		expect(corrections).toBeGreaterThan(runs.numRuns / 5);
		expect(late).toBeGreaterThan(runs.numRuns / 5);
	});
});
