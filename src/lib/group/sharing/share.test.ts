import { describe, expect, test } from 'vitest';
import { money } from '#money';
import { share, type SharingBasis, type SharingTerms } from '../index.ts';

// Sharing an amount. Computed by hand from ledger law 2 and 7, unless a source is named.

const nothing: SharingBasis = {
	savings: 0,
	shares: 0,
	savingMonths: 0,
	savingMeetings: 0,
	interest: 0
};
const terms = (more: Partial<SharingTerms>): SharingTerms => ({
	rule: 'equal',
	remainder: 'stays',
	unit: money(1),
	...more
});

describe('a whole is shared', () => {
	/*
	 * "One group, four share-out rules": savings 6,000, 3,000, 1,000; interest paid 900, 100, 0; interest income 1,000, fines 200. Source: Savings
	 * Revolution, "Wacky share-outs" (2017) and "A homemade smartphone app"; the expected values were computed from its rules, which include savings;
	 * here they are without savings.
	 */
	const three: readonly SharingBasis[] = [
		{ savings: 6000, shares: 60, savingMonths: 1, savingMeetings: 5, interest: 900 },
		{ savings: 3000, shares: 30, savingMonths: 0, savingMeetings: 1, interest: 100 },
		{ savings: 1000, shares: 10, savingMonths: 3, savingMeetings: 0, interest: 0 }
	];
	test.each([
		[terms({ rule: 'bySavings' }), [720, 360, 120]],
		[terms({ rule: 'byShares' }), [720, 360, 120]],
		[terms({ rule: 'equal' }), [400, 400, 400]],
		[terms({ rule: 'interestBack' }), [1020, 160, 20]],
		// 3/4 to the third member: only months count.
		[terms({ rule: 'bySavingMonths' }), [300, 0, 900]],
		// 5/6 to the first member: her saving remained for five meetings.
		[terms({ rule: 'bySavingMeetings' }), [1000, 200, 0]],
		// "Sixty to forty": 60 % by savings (432, 216, 72), 40 % by interest paid (432, 48, 0).
		[terms({ rule: 'mixed', weights: { bySavings: 60, interestBack: 40 } }), [864, 264, 72]],
		// 60 % of 1,200 by savings (432, 216, 72), 40 % equally (160 each).
		[terms({ rule: 'mixed', weights: { bySavings: 60, equal: 40 } }), [592, 376, 232]],
		// 50 % of 1,200 is less than the interest paid: 540 and 60.
		[terms({ rule: 'mixed', weights: { interestBack: 50, equal: 50, byShares: 0 } }), [740, 260, 200]]
	])('by %j', (by, expected) => {
		expect(share(money(1200), three, by)).toEqual({ parts: expected, stays: 0 });
	});

	test('the largest remainder takes first, wherever she stands; ties go to the earlier place', () => {
		const by = (savings: number) => ({ ...nothing, savings });
		const spread = terms({ rule: 'bySavings', remainder: 'spread' });
		// 100 by 2 : 5 : 4 = 18.18, 45.45, 36.36: one is left.
		expect(share(money(100), [by(2), by(5), by(4)], spread)?.parts).toEqual([18, 46, 36]);
		// 100 by 5 : 1 : 1 : 5 = 41.67, 8.33, 8.33, 41.67: two are left. 101 by 1 : 1 : 1: two are left.
		expect(share(money(100), [by(5), by(1), by(1), by(5)], spread)?.parts).toEqual([42, 8, 8, 42]);
		expect(share(money(101), [by(1), by(1), by(1)], spread)?.parts).toEqual([34, 34, 33]);
		// An amount that divides evenly leaves no remainder.
		expect(share(money(11), [by(2), by(5), by(4)], spread)).toEqual({ parts: [2, 5, 4], stays: 0 });
	});

	test('a rule of no weight shares nothing, and asks for nothing to share by', () => {
		const saved = { ...nothing, savings: 1 };
		const mixed = terms({ rule: 'mixed', weights: { bySavings: 100, byShares: 0 } });
		expect(share(money(10), [saved, saved], mixed)).toEqual({ parts: [5, 5], stays: 0 });
	});

	test('each part is rounded down and the rest stays; or the largest remainders take it', () => {
		// 1,000 ÷ 3 = 333.33; 10 by 1 : 2 : 3 = 1.67, 3.33, 5.
		const by = (savings: number) => ({ ...nothing, savings });
		const equal = [nothing, nothing, nothing];
		expect(share(money(1000), equal, terms({}))).toEqual({ parts: [333, 333, 333], stays: 1 });
		expect(share(money(1000), equal, terms({ remainder: 'spread' }))).toEqual({
			parts: [334, 333, 333],
			stays: 0
		});
		const bySavings = terms({ rule: 'bySavings', remainder: 'spread' });
		expect(share(money(10), [by(1), by(2), by(3)], bySavings)?.parts).toEqual([2, 3, 5]);
		// 1,003 in units of five: 200 units for 3 members, and 3 that no unit can pay.
		expect(share(money(1003), equal, terms({ unit: money(5) }))).toEqual({
			parts: [330, 330, 330],
			stays: 13
		});
		expect(share(money(1003), equal, terms({ unit: money(5), remainder: 'spread' }))).toEqual({
			parts: [335, 335, 330],
			stays: 3
		});
	});

	test('a part that is whole is not taken for less because two rules make it', () => {
		// A third of 100 and a third of 200, in units of 100: one each.
		const mixed = terms({ rule: 'mixed', weights: { equal: 33, bySavings: 67 }, unit: money(100) });
		const equal = [1, 1, 1].map((savings) => ({ ...nothing, savings }));
		expect(share(money(300), equal, mixed)).toEqual({ parts: [100, 100, 100], stays: 0 });
	});

	test('nothing can be shared by what nobody has, or among nobody; nothing is shared as nothing', () => {
		expect(share(money(10), [nothing], terms({ rule: 'bySavings' }))).toBeNull();
		expect(share(money(10), [], terms({}))).toBeNull();
		expect(share(money(10), [{ ...nothing, interest: 9 }], terms({ rule: 'interestBack' }))).toBeNull();
		expect(share(money(10), [{ ...nothing, interest: 10 }], terms({ rule: 'interestBack' }))?.parts).toEqual([
			10
		]);
		expect(share(money(0), [nothing], terms({ rule: 'bySavings' }))).toEqual({ parts: [0], stays: 0 });
	});
});
