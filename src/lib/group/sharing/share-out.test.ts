import { describe, expect, test } from 'vitest';
import {
	bookOf,
	day,
	founded,
	joined,
	lent,
	loanId,
	marked,
	meeting,
	memberId,
	opened,
	openMeeting,
	refusalOf,
	repaid,
	saved,
	sealed,
	spent
} from '../../../../tests/support/builders.ts';
import { fined, toSocialFund } from '../../../../tests/support/dues.ts';
import { parts, recorded, sharedOut } from '../../../../tests/support/people.ts';
import { shareOut, type CycleSharedOut, type GroupState } from '../index.ts';
import { cycle, first, last, vsla } from '../../../../tests/support/cycles.ts';

// The end of a cycle. Computed by hand from ledger law 5 and 7 and fine print 18 and 20, unless a source is named.

/** Parts in rupees, by member. */
function partsIn(state: GroupState, more: object = {}) {
	const { event } = recorded(state, sharedOut(more)(last));
	return Object.fromEntries(
		((event as CycleSharedOut).parts ?? []).map((part) => [part.memberId, part.amount / 100])
	);
}

/** Preview in rupees: payout and remaining debt of each member. */
function rehearsed(state: GroupState, terms: object = {}) {
	const result = shareOut(state, day(last), { rule: 'bySavings', basis: 'whole', ...terms });
	if (!result.ok) return result.error.type;
	const { fund, rows, remainder, enoughInBox } = result.value;
	return {
		fund: fund / 100,
		payouts: rows.map(({ payout }) => payout / 100),
		owedAfter: rows.map(({ owedAfter }) => owedAfter / 100),
		remainder: remainder / 100,
		enoughInBox
	};
}

test('nothing saved: nothing is shared out', () => {
	expect(rehearsed(cycle({ m1: 0, m2: 0 }, { box: 100 }))).toBe('NothingToShareBy');
});

describe('one woman owes more than her part', () => {
	const state = cycle({ m1: 100, m2: 900 }, { entries: [lent('l1', 'm1', 400)] });

	test('the whole fund: the box lacks what she owes, and that is said before it is refused', () => {
		expect(rehearsed(state)).toEqual({
			fund: 1000,
			payouts: [0, 900],
			owedAfter: [300, 0],
			remainder: 0,
			enoughInBox: false
		});
		expect(refusalOf(state, sharedOut()(last))).toEqual({ type: 'BoxTooSmall', held: 60000, asked: 90000 });
	});

	test('netted: the fund is less by what her part does not cover, until it no longer changes', () => {
		// F = 1000 − (400 − her part of F): 700, 670, 667, 666 with parts of 70, 67, 66, 66.
		expect(rehearsed(state, { basis: 'netted' })).toEqual({
			fund: 666,
			payouts: [0, 599],
			owedAfter: [334, 0],
			remainder: 1,
			enoughInBox: true
		});
		const { state: after } = recorded(state, sharedOut({ basis: 'netted' })(last));
		expect(after.loans.get(loanId('l1'))).toMatchObject({ outstanding: 33400 });
		expect(Object.fromEntries(after.balances)).toEqual({ box: 100, 'loans/m1/own': 33400, surplus: -33500 });
	});
});

describe('what the share-out does to the book', () => {
	test('debts that have fallen due are paid from her part: interest, then principal, then fines', () => {
		const state = bookOf([
			...founded(first, { members: 2, constitution: vsla }),
			...meeting(1, first, saved('m1', 500), saved('m2', 500), lent('l1', 'm1', 300)),
			...openMeeting(2, '2025-02-10', fined('f1', 'm1', 10))
		]);
		// 2 percent of 300 for January: 6. Fund: 700 in the box, 300 out, 6 and 10 due = 1016.
		const { event, state: after } = recorded(state, sharedOut()('2025-02-10'));
		expect((event as CycleSharedOut).lines).toEqual([
			{
				memberId: 'm1',
				savings: 50000,
				part: 50800,
				loan: 30000,
				interest: 600,
				fines: 1000,
				paid: 19200,
				kept: 0,
				payable: 0
			},
			{
				memberId: 'm2',
				savings: 50000,
				part: 50800,
				loan: 0,
				interest: 0,
				fines: 0,
				paid: 50800,
				kept: 0,
				payable: 0
			}
		]);
		expect([...after.balances]).toEqual([]);
		expect(after.loans.get(loanId('l1'))).toMatchObject({
			outstanding: 0,
			interestPaid: 600,
			principalPaidOn: '2025-02-10'
		});
		expect([...after.fines.values()][0]).toMatchObject({ paid: 1000 });
	});

	test('of a flat loan only what has fallen due is owed; its later parts are cancelled', () => {
		const flat = { method: 'flat', period: 'calendarMonth', instalments: 10 };
		const state = bookOf([
			...founded(first, { members: 2, constitution: vsla }),
			...meeting(1, first, saved('m1', 500), saved('m2', 500), lent('l1', 'm1', 300, flat)),
			opened(2)('2025-02-10')
		]);
		// 2 percent × 300 × 10 months = 60, one part of ten has fallen due: 6.
		const { state: after } = recorded(state, sharedOut()('2025-02-10'));
		expect(after.loans.get(loanId('l1'))).toMatchObject({ outstanding: 0, interestPaid: 600 });
		const later = recorded(recorded(after, sealed('2025-02-10')).state, opened(3)('2025-12-10')).state;
		expect(refusalOf(later, repaid('l1', 1)('2025-12-10'))).toMatchObject({ type: 'LoanFinished' });
	});

	test('income and expense are closed; what rounding leaves stays in the surplus', () => {
		const state = cycle({ m1: 100, m2: 100, m3: 100 }, { box: 11, entries: [spent('travel', 1)] });
		// 310 ÷ 3: 103 each, 1 stays.
		const { state: after } = recorded(state, sharedOut()(last));
		expect(Object.fromEntries(after.balances)).toEqual({ box: 100, surplus: -100 });
	});

	test('parts may be whole notes: what is left stays', () => {
		const state = cycle({ m1: 100, m2: 130 }, { box: 37 });
		// 267 in proportion 100 : 130 is 116.08 and 150.91; in tens 110 and 150.
		expect(partsIn(state, { unit: 1000 })).toEqual({ m1: 110, m2: 150 });
	});

	test('what she keeps is her first saving of the next cycle', () => {
		const state = cycle({ m1: 100, m2: 100 }, { box: 20 });
		const { state: after } = recorded(state, sharedOut({ keep: parts({ m2: 30 }) })(last));
		expect(Object.fromEntries(after.balances)).toEqual({ box: 3000, 'savings/m2/regular': -3000 });
	});

	test('kept in shares it is whole shares', () => {
		const shares = { saving: { mode: 'shares', shareValue: 5000, sharesMax: 5 } };
		const state = bookOf([
			...founded(first, { members: 2, constitution: { ...vsla, ...shares } }),
			...meeting(1, first, saved('m1', 100, 'shares'), saved('m2', 50, 'shares')),
			opened(2)(last)
		]);
		expect(refusalOf(state, sharedOut({ keep: parts({ m1: 30 }) })(last))).toEqual({
			type: 'SharesNotWhole',
			shareValue: 5000
		});
		const { state: after } = recorded(state, sharedOut({ keep: parts({ m1: 50 }) })(last));
		expect(Object.fromEntries(after.balances)).toEqual({ box: 5000, 'savings/m1/shares': -5000 });
	});

	test('voluntary savings are hers and no part of the fund', () => {
		const state = cycle(
			{ m1: 100, m2: 100 },
			{
				changed: { saving: { mode: 'fixed', amount: 2000, voluntary: true } },
				entries: [saved('m1', 40, 'voluntary')]
			}
		);
		const { state: after } = recorded(state, sharedOut()(last));
		expect(Object.fromEntries(after.balances)).toEqual({ box: 4000, 'savings/m1/voluntary': -4000 });
	});

	test('the social fund stays, unless the rules share it out', () => {
		const fund = (sharedToo: boolean) => ({ changed: { socialFund: { amount: 500, sharedOut: sharedToo } } });
		const entries = [toSocialFund('m1', 30), toSocialFund('m2', 30)];
		const kept = recorded(cycle({ m1: 100, m2: 100 }, { ...fund(false), entries }), sharedOut()(last)).state;
		expect(Object.fromEntries(kept.balances)).toEqual({ box: 6000, 'social-fund': -6000 });
		const shared = recorded(cycle({ m1: 100, m2: 100 }, { ...fund(true), entries }), sharedOut()(last));
		expect(shared.event).toMatchObject({ socialFund: 6000, parts: parts({ m1: 130, m2: 130 }) });
		expect([...shared.state.balances]).toEqual([]);
	});

	test('dues and attendance begin anew the next day, also for a page of the old cycle that comes late', () => {
		const ended = recorded(cycle({ m1: 100, m2: 100 }, { entries: [marked('m1')] }), sharedOut()(last)).state;
		const closed = recorded(ended, sealed(last)).state;
		const of = (state: GroupState) => state.members.get(memberId('m1'));
		expect(of(closed)).toMatchObject({ savingsDue: 0, deposited: 0, meetingsHeld: 0, recentMarks: [] });
		const next = recorded(closed, opened(3)('2025-02-05')).state;
		expect(of(next)).toMatchObject({ savingsDue: 2000, deposited: 0 });
		const paid = recorded(next, saved('m1', 20)('2025-02-05')).state;
		expect(of(paid)).toMatchObject({ savingsDue: 2000, deposited: 2000 });
		const joins = recorded(paid, joined(3)('2025-02-05')).state;
		expect(joins.members.get(memberId('m3'))).toMatchObject({ savingsDue: 2000, meetingsHeld: 0 });
	});
});
