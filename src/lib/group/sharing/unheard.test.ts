import { describe, expect, test } from 'vitest';
import {
	bookOf,
	day,
	founded,
	joined,
	meeting,
	openMeeting,
	rupees,
	saved,
	sealed,
	spent
} from '../../../../tests/support/builders.ts';
import { first, last, vsla } from '../../../../tests/support/cycles.ts';
import { shareOut, sharedParts, type ShareOutTerms } from '../index.ts';

/*
 * Ledger law 57: a member who joined between meetings has no part before the circle heard of her. Computed by hand: two members saved 500 rupees
 * each, the group earned 300; a third joined between meetings and saved 200 in the meeting that shares.
 */
const before = [
	...founded(first, { members: 2, box: 300, constitution: vsla }),
	...meeting(1, first, saved('m1', 500), saved('m2', 500)),
	joined(3)('2025-01-10')
];
const state = bookOf([...before, ...openMeeting(2, last, saved('m3', 200))]);
const heard = bookOf([
	...before,
	...openMeeting(2, '2025-01-12', saved('m3', 200)),
	sealed('2025-01-12'),
	...openMeeting(3, last)
]);

const partsOf = (terms: Partial<ShareOutTerms>, of = state) => {
	const shared = shareOut(of, day(last), { rule: 'equal', basis: 'whole', ...terms });
	return shared.ok ? shared.value.rows.map(({ part }) => part / 100) : shared.error.type;
};

describe('a woman of whom the circle has not heard', () => {
	test('gets back what she saved, and nothing of the profit, by whatever rule', () => {
		expect(partsOf({})).toEqual([650, 650, 200]);
		expect(partsOf({ rule: 'bySavings' })).toEqual([650, 650, 200]);
		expect(partsOf({ rule: 'mixed', weights: { equal: 50, bySavings: 50 } })).toEqual([650, 650, 200]);
		expect(partsOf({ rule: 'bySavingMeetings' })).toEqual([650, 650, 200]);
		// Ten percent of 500 each: 200 of the profit remain.
		expect(partsOf({ rule: 'fixedRate', rate: { percent: '10' } })).toEqual([550, 550, 200]);
	});

	test('has her part once a meeting was closed', () => {
		expect(partsOf({}, heard)).toEqual([600, 600, 300]);
		// 300 × 500/1200 and 300 × 200/1200.
		expect(partsOf({ rule: 'bySavings' }, heard)).toEqual([625, 625, 250]);
	});

	test('bears a loss as every woman, by what she saved', () => {
		// 1,500 less 420 spent: 1,080 of 1,200 saved, nine tenths.
		const lossy = bookOf([...before, ...openMeeting(2, last, saved('m3', 200), spent('other', 420))]);
		expect(partsOf({}, lossy)).toEqual([450, 450, 180]);
	});

	test('has no part of a profit that is paid out', () => {
		const shared = sharedParts(state, day(last), 'equal', undefined, rupees(300));
		expect(shared.ok && shared.value.parts.map(({ amount }) => amount / 100)).toEqual([150, 150, 0]);
	});
});
