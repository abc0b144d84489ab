import { expect, test } from 'vitest';
import { linesOf, type GroupEvent } from '#group';
import { present } from '#kernel';
import {
	accountBook,
	bookReport,
	incomeAndExpenditureByYear,
	memberStatement,
	reportWithShareOut
} from '#reports';
import { bookOf, memberId, sealed } from '../support/builders.ts';
import { endOfTwo, twoWomen } from '../support/cycles.ts';
import { sharedOut } from '../support/people.ts';

// A cycle that ends, in the books: two women, worked by hand from ledger law 4, 5, 7 and fine print 22.

/** Events with what was decided about them. */
const recordedBook = (written: readonly GroupEvent[]): readonly GroupEvent[] =>
	linesOf(present(bookOf(written).journal, 'the whole book is there')).map(({ event }) => event);

const events = recordedBook([...twoWomen, sharedOut()(endOfTwo), sealed(endOfTwo)]);
const view = { currency: 'INR' } as const;

test('the rehearsal in the report is what then happens', () => {
	const shared = {
		fund: 101600,
		payouts: { 1: 19200, 2: 50800 },
		owedAfter: { 1: 0, 2: 0 },
		remainder: 0,
		enoughInBox: true
	};
	expect(reportWithShareOut(recordedBook(twoWomen), view).shareOut).toEqual(shared);
	// In the new cycle nothing is saved yet, and nothing to be shared.
	expect(reportWithShareOut(events, view)).not.toHaveProperty('shareOut');
});

test('after it no account of income has anything, and the report still has its loan and its meetings', () => {
	const report = bookReport(events, view);
	expect(report).toMatchObject({
		trialBalance: {},
		balanced: true,
		income: {},
		expense: {},
		surplus: 0,
		corpus: 0
	});
	expect(report.members['1']).toMatchObject({
		savings: 0,
		savingsDue: 0,
		attendance: { held: 0, present: 0 }
	});
	expect(report.loans['l1']).toMatchObject({
		principal: 30000,
		outstanding: 0,
		interestPaid: 600,
		interestDue: 0
	});
	expect(report.meetings.at(-1)).toMatchObject({ in: 0, out: 70000 });
});

test('income of the year is what came in: closing legs are left out', () => {
	const { income, excess, surplus } = incomeAndExpenditureByYear(accountBook(events, view));
	expect(income.rows.map(({ account, total }) => [account, total])).toEqual([
		['interest', 600],
		['fines', 1000]
	]);
	expect(excess).toEqual([1600]);
	expect(surplus).toEqual([{ opening: 0, excess: 1600, moved: -1600, closing: 0 }]);
});

test('her passbook says what she had, what she got of the profit, what was taken for her debts, and what she took home', () => {
	const rows = memberStatement(events, { ...view, memberId: memberId('m1') }).rows;
	expect(rows.at(-1)).toMatchObject({
		meeting: 2,
		withdrawn: 50000,
		shared: 800,
		interestPaid: 600,
		principalPaid: 30000,
		finesPaid: 1000,
		paidOut: 19200,
		savings: 0,
		outstanding: 0
	});
	// 500 and 8 are 6, 300, 10 and 192.
	expect(50000 + 800).toBe(600 + 30000 + 1000 + 19200);
});
