import { expect, test } from 'vitest';
import {
	bookOf,
	day,
	founded,
	lent,
	loanId,
	meeting,
	opened,
	repaid,
	saved,
	sealed
} from '../../../../tests/support/builders.ts';
import { cycle, endOfTwo, first, vsla } from '../../../../tests/support/cycles.ts';
import { recorded, sharedOut } from '../../../../tests/support/people.ts';
import { present } from '#kernel';
import { loanDay, loanPosition, type GroupState } from '../index.ts';

/*
 * Debts that remain after a cycle, computed by hand. The first saves 10, the second 990; the first borrows 400 at 2 percent a month on 5 January, so
 * on 10 February she owes 408. Fund: 600 + 400 + 8 = 1,008; less uncovered debts 610, then 606: less than was saved, so it is shared by savings: 6
 * and 599, and 1 stays. Her 6 pay interest: 2 of interest and all 400 stay owed.
 */
const owing = bookOf([
	...founded(first, { members: 2, constitution: vsla }),
	...meeting(1, first, saved('m1', 10), saved('m2', 990), lent('l1', 'm1', 400, { percentPerMonth: '2' })),
	opened(2)(endOfTwo)
]);
const position = (state: GroupState, on: string) => {
	const loan = present(state.loans.get(loanId('l1')), 'it was lent');
	const { interestArrears, interestDue, outstanding } = loanPosition(loan, loanDay(state, day(on)));
	return [interestArrears, interestDue, outstanding].map((amount) => amount / 100);
};

test('interest that her part does not cover stays owed in the next cycle, with the loan and its terms', () => {
	const { state: shared } = recorded(owing, sharedOut({ basis: 'netted' })(endOfTwo));
	expect(position(shared, endOfTwo)).toEqual([0, 2, 400]);
	expect(Object.fromEntries(shared.balances)).toEqual({ box: 100, 'loans/m1/own': 40_000, surplus: -40_100 });
	const next = '2025-03-09';
	const later = recorded(recorded(shared, sealed(endOfTwo)).state, opened(3)(next)).state;
	// On 1 March another 8 fall due on 400, none on interest: the 2 are arrears now.
	expect(position(later, next)).toEqual([2, 8, 400]);
	const { state: paid } = recorded(later, repaid('l1', 10)(next));
	expect(position(paid, next)).toEqual([0, 0, 400]);
	// The 8 are income of the cycle in which they fell due; the 2 belong to the other member, whose part was cut for them (ledger law 45).
	expect(Object.fromEntries(paid.balances)).toMatchObject({ box: 1100, interest: -800, 'payable/m2': -200 });
});

test('what was netted in full is gone: nothing of it rolls over', () => {
	const state = cycle({ m1: 500, m2: 500 }, { entries: [lent('l1', 'm1', 200)] });
	const { state: shared } = recorded(state, sharedOut()('2025-01-20'));
	const next = recorded(recorded(shared, sealed('2025-01-20')).state, opened(3)('2025-03-09')).state;
	expect(position(next, '2025-03-09')).toEqual([0, 0, 0]);
	expect(Object.fromEntries(next.balances)).toEqual({});
});
