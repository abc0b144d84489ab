import { describe, expect, test } from 'vitest';
import { bookOf, founded, opened, opening, refusalOf } from '../support/builders.ts';
import { parts, recorded, shared } from '../support/people.ts';

/*
 * A group of eleven shares seven years of interest, as a news blog printed it: savings of the group 99,500, interest
 * 51,633, each woman 9,300 of savings and 4,791 of interest. Both do not add up: 11 × 4,791 = 52,701 is 1,068 too much,
 * 11 × 9,300 = 102,300 is 2,800 more than the group’s savings. Source: DRISTI Kapadvanj "interest-on-savings Diwali
 * bonus" for SHG (BIS 6211), Bombay/Gujarat diocesan news blog, 2020; figures as printed, arithmetic by hand.
 */

const on = '2020-11-09';
const women = Array.from({ length: 11 }, (_, place) => `m${place + 1}`);
const each = (rupees: number) => Object.fromEntries(women.map((woman) => [woman, rupees]));
const savings = (rupees: number) =>
	women.map((memberId) => ({ memberId, fund: 'regular', amount: rupees * 100 }));
const cash = (99_500 + 51_633) * 100;
/** Five women with 9,046, six with 9,045: 99,500 in all. */
const lying = women.map((memberId, place) => ({
	memberId,
	fund: 'regular',
	amount: (place < 5 ? 9_046 : 9_045) * 100
}));
const group = bookOf([
	...founded('2020-10-01', { members: 11 }),
	opening({ box: cash, savings: lying, surplus: 5_163_300 })('2020-10-31'),
	opened(1)(on)
]);

describe('a distribution that was printed', () => {
	test('is refused: the parts are 1,068 more than what is shared', () => {
		const refused = refusalOf(group, shared('equal', 51_633, { parts: parts(each(4_791)) })(on));
		expect(refused).toEqual({ type: 'PartsDoNotAddUp', whole: 5_163_300, parts: 5_270_100 });
		expect(5_270_100 - 5_163_300).toBe(106_800);
	});

	test('is refused as well when the amount is what the parts make: the surplus is 1,068 too small', () => {
		const refused = refusalOf(group, shared('equal', 52_701, { parts: parts(each(4_791)) })(on));
		expect(refused).toEqual({ type: 'SurplusTooSmall', surplus: 5_163_300, asked: 5_270_100 });
	});

	test('in whole rupees gives 4,693 each, and 10 stay', () => {
		const { event, state } = recorded(group, shared('equal', 51_633)(on));
		expect(event).toMatchObject({ parts: parts(each(4_693)) });
		expect(state.balances.get('surplus' as never)).toBe(-1_000);
	});

	test('the savings that were printed for each woman are 2,800 more than the group has', () => {
		const before = bookOf(founded('2020-10-01', { members: 11 }));
		const sheet = opening({ box: cash, savings: savings(9_300), surplus: 5_163_300 })('2020-10-31');
		expect(refusalOf(before, sheet)).toEqual({
			type: 'OpeningNotBalanced',
			debits: cash,
			credits: cash + 280_000
		});
	});
});
