import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, monthOf, present, type LocalDate, type MemberId } from '#kernel';
import { came, savingsOf, type GroupEvent, type GroupState } from '#group';
import {
	attendanceRegister,
	bookReport,
	demandCollection,
	exceptions,
	federationReport,
	groupHealth,
	loanLedger,
	meetingList,
	meetingSheet,
	memberPage,
	memberStatement,
	minutesRegister,
	reasonsForHelp,
	type DemandColumns,
	type DemandSheet
} from '#reports';
import { playedOnce } from '../support/random-book/played-once.ts';
import { randomHistory } from '../support/random-book/wishes.ts';
import { cases, seed } from '../support/soak.ts';

// Registers of random books with money of every kind, corrections and a meeting entered late: they foot down and across,
// and agree with the accounts. The accounts are added up here from the trial balance, by hand.

const runs = { numRuns: cases(12), seed: seed() };

const currency = 'INR';
const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

interface Book {
	readonly events: readonly GroupEvent[];
	readonly state: GroupState;
	readonly on: LocalDate;
}

const everyBook = (holds: (book: Book) => void) => {
	fc.assert(
		fc.property(randomHistory, (history) => {
			const { events, state } = playedOnce(history);
			const days = events.map((event) => event.occurredOn).sort();
			holds({ events, state, on: present(days.at(-1), 'a book has days') });
		}),
		runs
	);
};

/** Debit positive, over all accounts that begin so. */
const under = (state: GroupState, begins: string): number =>
	total([...state.balances].flatMap(([code, held]) => (code.startsWith(begins) ? [held] : [])));

const wholeTime = { from: '2000-01-01' as LocalDate };

describe('the attendance and savings register', () => {
	test('foots across to each woman’s savings, down to each meeting, and both ways to the same', () => {
		everyBook(({ events, state, on }) => {
			const register = attendanceRegister(events, { currency, on, ...wholeTime, to: on });
			const openPage = state.openMeeting;
			for (const row of register.rows) {
				const funds = (['regular', 'voluntary', 'shares'] as const).map(
					(fund) => state.balances.get(savingsOf(row.memberId, fund)) ?? 0
				);
				expect(row.closing).toBe(-total(funds) || 0);
				expect(row.opening + row.saved + row.voluntary + row.elsewhere + row.added - row.withdrawn).toBe(
					row.closing
				);
				expect(total(row.cells.map((cell) => cell.saved))).toBe(row.saved);
				expect(total(row.cells.map((cell) => cell.voluntary))).toBe(row.voluntary);
				const member = present(state.members.get(row.memberId), 'she is known');
				const marked = openPage?.kind === 'regular' ? openPage.marks.get(row.memberId) : undefined;
				const stayed = member.leftOn === null || (openPage !== null && member.leftOn >= openPage.day);
				// A line of a later day on a late page may mark a woman who had not joined on the day of that page.
				const isCounted = stayed && (openPage === null || member.joinedOn <= openPage.day);
				const now = isCounted ? marked : undefined;
				// A member's own count starts again with each cycle, the register has every meeting.
				if (state.sharedOutOn !== null) continue;
				expect([row.held, row.present]).toEqual([
					member.meetingsHeld + (now === undefined ? 0 : 1),
					member.meetingsPresent + (came(now ?? null) ? 1 : 0)
				]);
			}
			for (const [place, column] of register.columns.entries())
				expect(total(register.rows.map((row) => row.cells[place]?.saved ?? 0))).toBe(column.saved);
			expect(total(register.columns.map((column) => column.saved))).toBe(register.totals.saved);
			expect(total(register.columns.map((column) => column.present))).toBe(register.totals.present);
			expect(total(register.columns.map((column) => column.members))).toBe(register.totals.held);
			expect(register.totals.closing).toBe(-under(state, 'savings/') || 0);
		});
	});

	test('one part of the time begins where the part before it ended', () => {
		everyBook(({ events, on }) => {
			const middle = '2024-04-10' as LocalDate;
			const first = attendanceRegister(events, { currency, on, ...wholeTime, to: middle });
			const second = attendanceRegister(events, { currency, on, from: addDays(middle, 1), to: on });
			expect(second.totals.opening).toBe(first.totals.closing);
		});
	});
});

describe('the loan ledger', () => {
	test('ends where the accounts of loans and the report do', () => {
		everyBook(({ events, state, on }) => {
			const ledger = loanLedger(events, { currency, on });
			const report = bookReport(events, { currency, on });
			expect(ledger.totals.outstanding).toBe(under(state, 'loans/'));
			for (const [source, out] of Object.entries(ledger.bySource)) {
				const accounts = [...state.balances].filter(
					([code]) => code.startsWith('loans/') && code.endsWith(`/${source}`)
				);
				expect(out).toBe(total(accounts.map(([, held]) => held)));
			}
			for (const loan of ledger.loans) {
				const last = present(loan.rows.at(-1), 'a loan has a row');
				expect([last.outstanding, last.interestDue]).toEqual([loan.outstanding, loan.interestDue]);
				const stands = loan.rows.filter((row) => row.correctedBy === null);
				for (const column of ['lent', 'interestCharged', 'interestPaid', 'principalPaid'] as const)
					expect(total(stands.map((row) => row[column]))).toBe(loan.totals[column]);
				const figures = report.loans[loan.loanId];
				expect(loan.takenOut).toBe(figures === undefined);
				if (figures === undefined) expect([loan.outstanding, loan.interestDue]).toEqual([0, 0]);
				else {
					expect(loan.outstanding).toBe(figures.outstanding);
					expect(loan.totals.interestPaid).toBe(figures.interestPaid);
					expect(loan.interestDue).toBe(figures.interestDue);
				}
			}
		});
	});
});

/** The cut-off sheet, as it was corrected. */
function sheetOf(events: readonly GroupEvent[]) {
	const gone = new Set(events.map((event) => (event.type === 'EventReversed' ? event.reverses : null)));
	return events
		.filter((event) => event.type === 'OpeningBalances')
		.find(({ eventId }) => !gone.has(eventId ?? null));
}

/** Her savings and her principal as the cut-off sheet brought them, before the first row. */
function broughtBy(events: readonly GroupEvent[], memberId: MemberId): readonly [number, number] {
	const { savings = [], loans = [] } = sheetOf(events) ?? {};
	const hers = <Line extends { readonly memberId: MemberId }>(lines: readonly Line[]) =>
		lines.filter((line) => line.memberId === memberId);
	return [
		total(hers(savings).map((line) => line.amount)),
		total(hers(loans).map((line) => line.outstanding))
	];
}

/** What holds of each line of a demand sheet. */
function linesFoot(line: DemandColumns): void {
	expect(line.opening + line.lent + line.broughtIn - line.principalPaid - line.givenUp).toBe(line.balance);
	for (const part of ['principal', 'interest'] as const) {
		expect(line[`${part}Demand`] - line[`${part}Collected`]).toBe(line[`${part}Unpaid`]);
		expect(line[`${part}Collected`] + line[`${part}Ahead`]).toBe(line[`${part}Paid`]);
		expect(line[`${part}Collected`]).toBeGreaterThanOrEqual(0);
	}
	expect(line.overdue).toBeLessThanOrEqual(line.principalUnpaid);
}

function sheetFoots(sheet: DemandSheet): void {
	const names = Object.keys(sheet.totals) as (keyof DemandColumns)[];
	for (const name of names) {
		expect(total(sheet.rows.map((row) => row[name]))).toBe(sheet.totals[name]);
		expect(total(Object.values(sheet.bySource).map((columns) => columns[name]))).toBe(sheet.totals[name]);
		for (const row of sheet.rows)
			expect(total(Object.values(row.bySource).map((columns) => columns[name]))).toBe(row[name]);
	}
	for (const row of sheet.rows) linesFoot(row);
	const { ageing } = sheet;
	expect(ageing['1-30'] + ageing['31-90'] + ageing.over90).toBe(ageing.overdue);
	expect(ageing.overdue).toBe(sheet.totals.overdue);
	expect(ageing.outstanding).toBe(sheet.totals.balance);
}

describe('demand, collection, balance and overdue', () => {
	test('each sheet foots, and each begins where the one before ended', () => {
		everyBook(({ events, state, on }) => {
			const first = present(state.foundedOn, 'a group is founded');
			const { totals } = loanLedger(events, { currency, on });
			for (const by of ['meeting', 'month', 'period'] as const) {
				const sheets = demandCollection(events, { currency, on, from: first, to: on, by });
				let balance = 0;
				for (const sheet of sheets) {
					sheetFoots(sheet);
					expect(sheet.totals.opening).toBe(balance);
					balance = sheet.totals.balance;
				}
				expect(balance).toBe(under(state, 'loans/'));
				const paid = total(sheets.map((sheet) => sheet.totals.interestPaid));
				expect(paid).toBe(totals.interestPaid);
			}
		});
	});

	test('at the end of the book overdue and risk are those of the report', () => {
		everyBook(({ events, state, on }) => {
			const first = present(state.foundedOn, 'a group is founded');
			const [sheet] = demandCollection(events, { currency, on, from: first, to: on, by: 'period' });
			const report = bookReport(events, { currency, on });
			expect(sheet?.totals.overdue).toBe(
				total(Object.values(report.loans).map((loan) => loan.overduePrincipal))
			);
			expect(sheet?.ageing.portfolioAtRisk).toBe(report.portfolioAtRisk);
		});
	});
});

describe('the minutes', () => {
	test('money foots, and what was decided about loans is what was lent', () => {
		everyBook(({ events, on }) => {
			const register = minutesRegister(events, { currency, on, ...wholeTime, to: on });
			for (const minutes of register) {
				const { openingBox, cashIn, cashOut, closingBox, in: lines, out } = minutes.money;
				expect(openingBox + cashIn - cashOut).toBe(closingBox);
				expect(total(lines.map((line) => line.box))).toBe(cashIn);
				expect(total(out.map((line) => line.box))).toBe(cashOut);
				const { members, present: came, late, absent, excused } = minutes.attendance;
				const marked = came.length + late.length + absent.length + excused.length;
				// A special meeting may have had no roll.
				if (!minutes.isOpen) expect([members, minutes.kind === 'special' ? 0 : members]).toContain(marked);
			}
			const given = register.flatMap((minutes) => minutes.loans);
			const { loans } = loanLedger(events, { currency, on });
			expect(given.length).toBe(loans.filter((loan) => !loan.broughtIn).length);
		});
	});
});

describe('the member’s statement', () => {
	test('adds up row by row, in the order of days, and ends where the accounts do; all of them are the income', () => {
		everyBook(({ events, state, on }) => {
			let [interest, recovered] = [0, 0];
			for (const { memberId } of state.members.values()) {
				const { rows } = memberStatement(events, { currency, on, memberId });
				let [savings, outstanding] = broughtBy(events, memberId);
				let day = '';
				for (const row of rows) {
					expect(row.day >= day).toBe(true);
					day = row.day;
					const saved = savings + row.saved + (row.added ?? 0) - (row.withdrawn ?? 0);
					const lent = (row.lent ?? 0) + (row.broughtIn ?? 0);
					const out = outstanding + lent - row.principalPaid - (row.givenUp ?? 0);
					expect([row.savings, row.outstanding]).toEqual([saved, out]);
					const given = (row.feesPaid ?? 0) + (row.socialFundPaid ?? 0) + (row.forOthers ?? 0);
					const beside = given + (row.recovered ?? 0);
					const onLoan = row.interestPaid + row.principalPaid;
					expect(row.paid).toBe(row.saved + onLoan + row.finesPaid + beside - (row.setOff ?? 0));
					if (row.struck === true) continue;
					[savings, outstanding] = [saved, out];
					interest += row.interestPaid;
					recovered += row.recovered ?? 0;
				}
				expect(savings).toBe(-under(state, `savings/${memberId}/`) || 0);
				expect(outstanding).toBe(under(state, `loans/${memberId}/`));
				const page = memberPage(events, { currency, on, memberId });
				expect(page.saved).toBe(savings);
			}
			// A share-out closes the accounts of income.
			if (state.sharedOutOn !== null) return;
			const lines = bookReport(events, { currency, on });
			// What the paper book had earned before nobody paid in this one.
			const before = sheetOf(events)?.income?.interest ?? 0;
			// Of loans of the social fund both are the fund's.
			const ofFund = [...state.loans.values()].filter(({ source }) => source === 'socialFund');
			const forFund = total(ofFund.map((loan) => loan.interestPaid));
			expect(interest + before).toBe((lines.income['interest'] ?? 0) + forFund);
			const cameBack = total(ofFund.map(({ writtenOff }) => writtenOff?.recovered ?? 0));
			expect(recovered).toBe((lines.income['recovered'] ?? 0) + cameBack);
		});
	});
});

describe('the sheet of a meeting and the red book', () => {
	test('columns are their rows; box goes on; corrections are counted once', () => {
		everyBook(({ events, on }) => {
			const cards = meetingList(events, { currency, on });
			// Each sheet reads the book again: the newest ones, in which corrections are made.
			for (const { kind, number, saved, lent, box } of cards.slice(0, 5)) {
				const sheet = present(meetingSheet(events, { currency, on, kind, number }), 'it was held');
				for (const [name, sum] of Object.entries(sheet.totals))
					expect(total(sheet.rows.map((row) => row[name as keyof typeof sheet.totals]))).toBe(sum);
				expect([saved, lent, box]).toEqual([sheet.totals.saved, sheet.totals.lent, sheet.closingBox]);
			}
			const { corrections } = exceptions(events, { currency, on, ...wholeTime, to: on });
			expect(total(cards.map((card) => card.corrections))).toBe(corrections.length);
			expect(cards.filter((card) => card.corrected).length > 0).toBe(
				corrections.some((correction) => correction.of !== null)
			);
		});
	});
});

describe('the monthly report to the federation', () => {
	test('each month begins where the one before ended, and the corpus is what stands behind it', () => {
		everyBook(({ events, state, on }) => {
			let [savings, loans, cash, borrowed, social, vulnerable, held, placed] = [0, 0, 0, 0, 0, 0, 0, 0];
			// A month in which nothing was entered ends as it began.
			for (const month of [...new Set(events.map((event) => monthOf(event.occurredOn)))].sort()) {
				const report = federationReport(events, { currency, month });
				expect([
					report.savings.opening,
					report.loans.opening,
					report.cash.opening,
					report.borrowings.opening,
					report.socialFund.opening,
					report.vulnerabilityFund.opening,
					report.heldForOthers.opening,
					report.deposits.opening
				]).toEqual([savings, loans, cash, borrowed, social, vulnerable, held, placed]);
				[savings, loans, cash] = [report.savings.closing, report.loans.outstanding, report.cash.closing];
				[borrowed, social] = [report.borrowings.outstanding, report.socialFund.closing];
				vulnerable = report.vulnerabilityFund.closing;
				[held, placed] = [report.heldForOthers.closing, report.deposits.closing];
				expect(report.cash.box + report.cash.bank).toBe(cash);
				expect(report.members.before + report.members.joined - report.members.left).toBe(report.members.now);
			}
			expect([savings, loans]).toEqual([-under(state, 'savings/') || 0, under(state, 'loans/')]);
			expect(cash).toBe(under(state, 'box') + under(state, 'bank/'));
			const last = federationReport(events, { currency, month: monthOf(on) });
			const owned = cash + loans + under(state, 'assets/') + last.deposits.closing;
			expect(last.deposits.closing).toBe(under(state, 'deposits/'));
			const owed = borrowed + social + vulnerable - under(state, 'payable/') + last.heldForOthers.closing;
			expect(last.corpus).toBe(owned - owed);
		});
	});
});

test('every report is JSON as it is', () => {
	everyBook(({ events, state, on }) => {
		const period = { currency, on, ...wholeTime, to: on };
		const [memberId] = [...state.members.keys()];
		for (const report of [
			attendanceRegister(events, period),
			loanLedger(events, period),
			demandCollection(events, { ...period, by: 'period' }),
			minutesRegister(events, period),
			exceptions(events, period),
			federationReport(events, { currency, month: monthOf(on) }),
			memberStatement(events, { ...period, memberId: present(memberId, 'somebody is a member') }),
			reasonsForHelp(groupHealth(state, null, on), on)
		])
			expect(JSON.parse(JSON.stringify(report))).toEqual(report);
	});
});
