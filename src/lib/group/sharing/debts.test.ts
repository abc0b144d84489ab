import { describe, expect, test } from 'vitest';
import { present, type FineId } from '#kernel';
import {
	bookOf,
	day,
	founded,
	lent,
	loanId,
	marked,
	meeting,
	memberId,
	openMeeting,
	repaid,
	saved
} from '../../../../tests/support/builders.ts';
import { fined, finePaid, forgiven } from '../../../../tests/support/dues.ts';
import { writtenOff } from '../../../../tests/support/loan-entries.ts';
import { left, recorded } from '../../../../tests/support/people.ts';
import { settlementFor, type GroupState } from '../index.ts';
import { debtsOf } from './debts.ts';

// Debts of a leaver, line by line. Computed by hand from ledger law 3, 5 and fine print 10, 20 and 21.

const first = '2025-01-05';
const now = '2025-02-05';
const m1 = memberId('m1');

/**
 * m1 saved 1,000 and owes 300 and 200 since January: 6 and 4 of interest on 1 February; fines of 10 and 5. A loan and two fines are closed: paid off,
 * paid, forgiven.
 */
const before = [
	...founded(first, { members: 4, box: 5000 }),
	...meeting(
		1,
		first,
		saved('m1', 1000),
		saved('m2', 500),
		lent('l0', 'm1', 50),
		lent('l1', 'm1', 300),
		lent('l2', 'm1', 200),
		lent('l3', 'm2', 400)
	),
	...openMeeting(
		2,
		now,
		marked('m1'),
		repaid('l0', 51),
		fined('f0', 'm1', 7),
		finePaid('f0', 7),
		fined('f1', 'm1', 10),
		fined('f2', 'm1', 3),
		forgiven('f2'),
		fined('f3', 'm1', 5)
	)
];

const linesOf = (state: GroupState) => {
	const { loans, fines } = debtsOf(state, m1, day(now));
	return [
		...loans.map(({ loan, principal, interest }) => [loan.loanId, principal, interest]),
		...fines.map(({ fine, amount }) => [fine.fineId, amount])
	];
};

test('what is paid, forgiven or another’s is no debt of hers', () => {
	expect(linesOf(bookOf(before))).toEqual([
		['l1', 30000, 600],
		['l2', 20000, 400],
		['f1', 1000],
		['f3', 500]
	]);
});

describe('her settlement', () => {
	const { state, event } = recorded(bookOf(before), left('m1')(now));

	test('pays each line for itself', () => {
		// 1,000 − 500 − 10 − 15 = 475
		expect(event).toMatchObject({
			settlement: { savings: 100000, loan: 50000, interest: 1000, fines: 1500, paid: 47500, payable: 0 }
		});
		expect(
			['l1', 'l2'].map((id) => {
				const { outstanding, interestPaid } = present(state.loans.get(loanId(id)), 'it is known');
				return [outstanding, interestPaid];
			})
		).toEqual([
			[0, 600],
			[0, 400]
		]);
		expect(['f0', 'f1', 'f2', 'f3'].map((id) => state.fines.get(id as FineId)?.paid)).toEqual([
			700, 1000, 0, 500
		]);
		expect(state.loans.get(loanId('l3'))).toMatchObject({ outstanding: 40000, interestPaid: 0 });
	});
});

test('a loan that was given up is no debt: her savings are hers', () => {
	const state = bookOf([...before, writtenOff('l1')(now)]);
	expect(linesOf(state).slice(0, 1)).toEqual([['l2', 20000, 400]]);
	// 1,000 − 200 − 4 − 15 = 781
	expect(settlementFor(state, { memberId: m1, on: day(now) })).toMatchObject({
		value: { loan: 20000, interest: 400, fines: 1500, paid: 78100 }
	});
});

describe('her part of the surplus', () => {
	const withRule = (surplus: string) => [
		...founded(first, { members: 2, box: 1000, constitution: { exit: { surplus } } }),
		...meeting(1, first, saved('m1', 300), saved('m2', 100)),
		...openMeeting(2, now, marked('m2'))
	];

	test('is her own by the rule, not that of the first in the list', () => {
		// 1,000 in proportion 300 : 100
		const state = bookOf(withRule('bySavings'));
		const of = (who: string) => settlementFor(state, { memberId: memberId(who), on: day(now) });
		expect(of('m1')).toMatchObject({ value: { savings: 30000, surplus: 75000, paid: 105000 } });
		expect(of('m2')).toMatchObject({ value: { savings: 10000, surplus: 25000, paid: 35000 } });
	});

	test('is not guessed where the rule looks back and the book is not there; nothing to share by is nothing', () => {
		const state = { ...bookOf(withRule('bySavingMonths')), journal: null };
		expect(settlementFor(state, { memberId: m1, on: day(now) })).toEqual({
			ok: false,
			error: { type: 'WholeBookNeeded' }
		});
		const byShares = bookOf(withRule('byShares'));
		expect(settlementFor(byShares, { memberId: m1, on: day(now) })).toMatchObject({
			value: { surplus: 0, paid: 30000 }
		});
	});
});
