import { describe, expect, test } from 'vitest';
import { checkAll, type GroupEvent } from '#group';
import {
	accountBook,
	attendanceRegister,
	balanceSheet,
	bankBook,
	bookReport,
	borrowings,
	cashBook,
	corpusByMonth,
	demandCollection,
	deposits,
	federationReport,
	fiscalYears,
	generalLedger,
	incomeAndExpenditureByYear,
	loanLedger,
	memberStatement,
	receiptsAndPayments,
	trialBalance,
	wholeBook
} from '#reports';
import { day, memberId } from '../support/builders.ts';
import { dayOf, monthsInAll } from '../support/three-years.ts';
import { threeYearsOfEvents } from '../support/three-years-events.ts';
import { onPaper, type Slip } from './three-years-on-paper.ts';

// Three years of a group, every report beside a calculation by hand that shares no code with it.

const paper = onPaper();
const events: readonly GroupEvent[] = threeYearsOfEvents(paper.given);
const view = { currency: 'INR' } as const;
const book = accountBook(events, view);
const months = Array.from({ length: monthsInAll }, (_, place) => place + 1);
const lastOfMonth = (month: number): string => {
	const next = new Date(`${dayOf(month + 1, '01')}T00:00:00Z`);
	next.setUTCDate(0);
	return next.toISOString().slice(0, 10);
};
/** Months 16 and 17 cannot be looked at before month 16 was written: as books they are by their days all the same. */
const ends = months.map(lastOfMonth);
const end = ends[ends.length - 1] ?? '';
/** Never minus nothing. */
const paise = (rupees: number) => Math.round(rupees * 100) + 0;

/** The column on paper and the account in the book that mean the same. */
const accountOf = (column: string): string | null => {
	const [first, who, source] = column.split(' ');
	if (column.startsWith('fine of') || column === 'fines asked') return null;
	if (first === 'saved') return `savings/m${who}/regular`;
	if (first === 'loan') return `loans/m${who}/${source}`;
	const plain: Readonly<Record<string, string>> = {
		tin: 'box',
		bank: 'bank/b1',
		fund: 'social-fund',
		'given up': 'loans-written-off',
		'bank interest': 'bank-interest',
		'bank charges': 'bank-charges',
		'owed to the bank': 'borrowings/bl1',
		'interest paid': 'interest-paid'
	};
	return plain[column] ?? column;
};
const onAccounts = (on: string): Record<string, number> =>
	Object.fromEntries(
		[...paper.at(on)].flatMap(([column, rupees]) => {
			const account = accountOf(column);
			return account === null ? [] : [[account, paise(rupees)]];
		})
	);
const sumOf = (on: string, columns: RegExp): number =>
	[...paper.at(on)]
		.filter(([column]) => columns.test(column))
		.reduce((sum, [, rupees]) => sum + paise(rupees), 0);
const incomeColumns = /^(interest|fines|fees|bank interest|recovered)$/;
const expenseColumns = /^(stationery|travel|bank charges|interest paid|given up)$/;
const surplus = (on: string) => 0 - sumOf(on, incomeColumns) - sumOf(on, expenseColumns);
const saved = (on: string) => 0 - sumOf(on, /^saved/);
/** The meeting in which she leaves is the last that counts on her. */
const isHers = (mark: { who: number; day: string }) => mark.day <= (paper.left.get(mark.who) ?? '9999');
const between = (from: string, to: string) =>
	paper.lines.filter((line) => line.day >= from && line.day <= to);

test('every event of the three years is admitted', () => {
	expect(checkAll(events, 'INR').ok).toBe(true);
});

describe.each(ends.map((on, place) => [place + 1, on] as const))('at the end of month %i', (month, on) => {
	test('trial balance and balance sheet', () => {
		const rows = trialBalance(book, day(on));
		expect(Object.fromEntries(rows.rows.map((row) => [row.account, row.debit - row.credit]))).toEqual(
			onAccounts(on)
		);
		expect(rows.debit).toBe(rows.credit);
		const sheet = balanceSheet(book, day(on));
		expect(sheet.assets.total).toBe(sumOf(on, /^(tin|bank|loan .*)$/));
		expect(sheet.liabilities.total).toBe(0 - sumOf(on, /^(saved .*|fund|owed to the bank)$/));
		expect(sheet.equity.surplus).toBe(surplus(on));
	});

	test('the report of the whole book, woman by woman and loan by loan', () => {
		// What was corrected or entered late is known only from the day on which it was written.
		const report = bookReport(events, { ...view, on: day(on) });
		expect(report.box).toBe(paise(paper.at(on).get('tin') ?? 0));
		expect(report.bank).toBe(paise(paper.at(on).get('bank') ?? 0));
		expect(report.surplus).toBe(surplus(on));
		expect(report.corpus).toBe(saved(on) + surplus(on));
		for (let who = 1; who <= 7; who += 1) {
			if ((paper.joined.get(who) ?? '9') > on) continue;
			const member = report.members[String(who)];
			expect(member?.savings).toBe(0 - paise(paper.at(on).get(`saved ${who}`) ?? 0));
			expect(member?.finesDue).toBe(paise(paper.at(on).get(`fine of ${who}`) ?? 0));
		}
		expect(report.meetings).toHaveLength(month);
	});
});

describe('at the end of the three years', () => {
	const report = bookReport(events, { ...view, on: day(end) });
	const inAll = (slip: Slip, what: 'loan' | 'interest') =>
		paise(slip.paid.reduce((sum, one) => sum + one[what], 0));

	test('loans: what is out, what was paid and what is asked', () => {
		for (const [name, slip] of paper.slips)
			expect([name, report.loans[name]]).toEqual([
				name,
				expect.objectContaining({
					principal: paise(slip.lent),
					outstanding: paise(paper.out(slip)),
					interestPaid: inAll(slip, 'interest'),
					interestDue: slip.givenUp === null ? paise(paper.asked(slip, end)) : 0
				})
			]);
	});

	test('members: dues, arrears, attendance', () => {
		for (const [who, joined] of paper.joined) {
			const left = paper.left.get(who) ?? '9999';
			const marks = paper.marks.filter((mark) => mark.who === who && mark.day >= joined);
			const member = report.members[String(who)];
			const due = paise(100 * marks.length);
			const deposited = paise(
				paper.savings.filter((one) => one.who === who).reduce((sum, one) => sum + one.rupees, 0)
			);
			expect([who, member?.savingsArrears]).toEqual([who, left <= end ? 0 : Math.max(0, due - deposited)]);
			if (left > end)
				expect([who, member?.attendance]).toEqual([
					who,
					{ held: marks.length, present: marks.filter((mark) => mark.present).length }
				]);
		}
	});

	test('the loan ledger and demand, collection, balance', () => {
		const ledger = loanLedger(events, { ...view, on: day(end) });
		for (const [name, slip] of paper.slips) {
			const account = ledger.loans.find((loan) => loan.loanId === name);
			expect([name, account?.totals]).toEqual([
				name,
				expect.objectContaining({
					lent: paise(slip.lent),
					principalPaid: inAll(slip, 'loan'),
					interestPaid: inAll(slip, 'interest'),
					recovered: paise(slip.recovered)
				})
			]);
			expect(account?.outstanding).toBe(paise(paper.out(slip)));
		}
		expect(ledger.totals.outstanding).toBe(sumOf(end, /^loan/));
		const [all] = demandCollection(events, { ...view, from: day(dayOf(1)), to: day(end), by: 'period' });
		expect(all?.totals.balance).toBe(sumOf(end, /^loan/));
		const paid = (what: 'loan' | 'interest') =>
			[...paper.slips.values()].reduce((sum, slip) => sum + inAll(slip, what), 0);
		expect(all?.totals.principalPaid).toBe(paid('loan'));
		expect(all?.totals.interestPaid).toBe(paid('interest'));
	});

	test('passbooks end with her savings and her loans', () => {
		for (const who of paper.joined.keys()) {
			const last = memberStatement(events, { ...view, on: day(end), memberId: memberId(`m${who}`) }).rows.at(
				-1
			);
			const hers = [...paper.slips.values()].filter((slip) => slip.who === who);
			expect([who, last?.savings, last?.outstanding]).toEqual([
				who,
				0 - paise(paper.at(end).get(`saved ${who}`) ?? 0),
				hers.reduce((sum, slip) => sum + paise(paper.out(slip)), 0)
			]);
		}
	});

	test('attendance and savings register', () => {
		const register = attendanceRegister(events, { ...view, on: day(end), from: day(dayOf(1)), to: day(end) });
		expect(register.columns).toHaveLength(monthsInAll);
		expect(register.totals.closing).toBe(saved(end));
		expect(register.totals.saved).toBe(paise(paper.savings.reduce((sum, one) => sum + one.rupees, 0)));
		expect(register.totals.present).toBe(paper.marks.filter((mark) => mark.present && isHers(mark)).length);
	});

	test('cash book, bank book, deposits and borrowings', () => {
		const cash = cashBook(book, wholeBook(book));
		const through = (column: string, sign: 1 | -1) =>
			paise(
				paper.lines
					.filter((line) => line.column === column && line.rupees * sign > 0)
					.reduce((sum, line) => sum + line.rupees * sign, 0)
			);
		expect([cash.opening, cash.in, cash.out, cash.closing]).toEqual([
			0,
			through('tin', 1),
			through('tin', -1),
			paise(paper.at(end).get('tin') ?? 0)
		]);
		const bank = bankBook(events, { ...view, bankAccountId: 'b1' as never });
		expect([bank.in, bank.out, bank.closing]).toEqual([
			through('bank', 1),
			through('bank', -1),
			paise(paper.at(end).get('bank') ?? 0)
		]);
		const taken = paper.lines.filter((line) => line.column === 'tin' && line.kind === 'toBank');
		const [account] = deposits(events, view).accounts;
		expect(account?.deposited).toBe(0 - paise(taken.reduce((sum, line) => sum + line.rupees, 0)));
		expect(account?.monthsWithDeposit).toBe(new Set(taken.map((line) => line.day.slice(0, 7))).size);
		expect(borrowings(events, view).outstanding).toBe(0 - sumOf(end, /^owed to the bank$/));
	});
});

describe.each(fiscalYears(wholeBook(book), book.yearStart).map((year, place) => [place, year] as const))(
	'year of accounts %i',
	(place, year) => {
		test('receipts and payments, by what for', () => {
			const result = receiptsAndPayments(book, year);
			const lines = between(year.from, year.to).filter(
				(line) => line.kind !== undefined && line.kind !== 'toBank' && line.kind !== 'fromBank'
			);
			const byKind = (sign: 1 | -1) => {
				const sums = new Map<string, number>();
				for (const { kind, rupees } of lines)
					if (rupees * sign > 0) sums.set(kind ?? '', (sums.get(kind ?? '') ?? 0) + paise(rupees * sign));
				return Object.fromEntries([...sums].sort());
			};
			const named = (rows: typeof result.receipts.rows) => {
				const sums = new Map<string, number>();
				for (const { kind, category, corrected, total } of rows) {
					// The fee has a category as well; on paper it is a fee.
					const name = [kind, kind === 'expense' ? category : undefined, corrected].filter(Boolean).join(' ');
					sums.set(name, (sums.get(name) ?? 0) + total);
				}
				return Object.fromEntries([...sums].sort());
			};
			expect(named(result.receipts.rows)).toEqual(byKind(1));
			expect(named(result.payments.rows)).toEqual(byKind(-1));
			const cash = (on: string) => sumOf(on, /^(tin|bank)$/);
			expect(result.closing.at(-1)?.total).toBe(cash(year.to));
		});

		test('income and expenditure', () => {
			const result = incomeAndExpenditureByYear(book);
			const over = (columns: RegExp) =>
				paise(
					between(year.from, year.to)
						.filter((line) => columns.test(line.column))
						.reduce((sum, line) => sum + line.rupees, 0)
				);
			expect(result.income.totals[place]).toBe(0 - over(incomeColumns));
			expect(result.expense.totals[place]).toBe(over(expenseColumns));
			expect(result.surplus[place]?.closing).toBe(surplus(year.to));
		});

		test('corpus month by month, and the general ledger', () => {
			for (const line of corpusByMonth(book, year))
				expect(line.corpus).toBe(saved(line.on) + surplus(line.on));
			const closing = onAccounts(year.to);
			for (const account of generalLedger(book, year).groups.flatMap((group) => group.accounts))
				expect([account.account, Math.abs(account.closing)]).toEqual([
					account.account,
					Math.abs(closing[account.account] ?? 0)
				]);
		});
	}
);

test.each(months)('what the federation gets of month %i', (month) => {
	const report = federationReport(events, { currency: 'INR', month: dayOf(month).slice(0, 7) });
	const on = lastOfMonth(month);
	expect(report.savings.closing).toBe(saved(on));
	expect(report.loans.outstanding).toBe(sumOf(on, /^loan/));
	expect(report.cash.closing).toBe(sumOf(on, /^(tin|bank)$/));
	expect(report.borrowings.outstanding).toBe(0 - sumOf(on, /^owed to the bank$/));
	expect(report.socialFund.closing).toBe(0 - sumOf(on, /^fund$/));
	expect(report.corpus).toBe(saved(on) + surplus(on));
});
