import { describe, expect, test } from 'vitest';
import { isBalanced } from '#ledger';
import {
	type Entry,
	bookOf,
	founded,
	lent,
	meeting,
	openMeeting,
	refusalOf,
	rupees,
	saved,
	spent
} from '../support/builders.ts';
import { left, recorded } from '../support/people.ts';

/*
 * Ledger law 53. Worked by hand. Four women saved 400, 300, 200 and 100 = 1,000; the group had earned 100 and travelled for 350: 250 are lost.
 * By saving that is a quarter of each: 100, 75, 50 and 25. Of 1,000 there are 750 in the box.
 */
const first = '2025-01-05';
const now = '2025-02-05';

const savings = [400, 300, 200, 100].map((amount, place) => saved(`m${place + 1}`, amount));
const before = (exit: object, ...more: readonly Entry[]) => [
	...founded(first, { members: 4, box: 100, constitution: { exit } }),
	...meeting(1, first, ...savings),
	...openMeeting(2, now, spent('travel', 350), ...more)
];
const bearing = { loss: 'bySavings' };
const settled = (exit: object, who: string, ...more: readonly Entry[]) =>
	recorded(bookOf(before(exit, ...more)), left(who)(now));

describe('who leaves with a loss', () => {
	test('bears her part of it by saving: both sums, and what the others have stays as it was', () => {
		const { event, state } = settled(bearing, 'm1');
		expect(event).toMatchObject({
			settlement: { savings: 40000, surplus: 0, loss: 10000, paid: 30000, payable: 0 }
		});
		// Box 750 − 300 = 450 for 600 of saving: three quarters, as before. What is lost of the rest is 150.
		expect(Object.fromEntries(state.balances)).toEqual({
			box: 45000,
			'savings/m2/regular': -30000,
			'savings/m3/regular': -20000,
			'savings/m4/regular': -10000,
			surplus: -20000,
			travel: 35000
		});
		expect(isBalanced(state.balances)).toBe(true);
	});

	test('one after another bear the same, whoever goes first', () => {
		const two = recorded(settled(bearing, 'm4').state, left('m1')(now)).event;
		expect(two).toMatchObject({ settlement: { loss: 10000, paid: 30000 } });
	});

	test.each([[{}], [{ loss: 'none' }], [{ surplus: 'bySavings' }]])(
		'takes all her saving where no rule says so: %j',
		(exit) => {
			const { event } = settled(exit, 'm1');
			expect(event).toMatchObject({ settlement: { surplus: 0, paid: 40000 } });
			expect(event).not.toHaveProperty('settlement.loss');
		}
	);

	test('what she saved of her own accord is hers whole', () => {
		const { event } = settled(bearing, 'm4', saved('m4', 500, 'voluntary'));
		expect(event).toMatchObject({ settlement: { savings: 60000, loss: 2500, paid: 57500 } });
	});

	test('her debts are paid with what the loss leaves her', () => {
		// 400 − 100 = 300 of which 290 are lent, and 5.80 of interest, charged as 6 on 1 March.
		const events = [
			...founded(first, { members: 4, box: 100, constitution: { exit: bearing } }),
			...meeting(1, first, ...savings),
			...meeting(2, now, spent('travel', 350), lent('l1', 'm1', 290)),
			...openMeeting(3, '2025-03-05')
		];
		expect(recorded(bookOf(events), left('m1')('2025-03-05')).event).toMatchObject({
			settlement: { savings: 40000, loss: 10000, loan: 29000, interest: 600, paid: 400 }
		});
	});

	test('cannot leave while she owes more than the loss leaves her', () => {
		const events = [
			...founded(first, { members: 4, box: 100, constitution: { exit: bearing } }),
			...meeting(1, first, ...savings, lent('l1', 'm1', 350)),
			...openMeeting(2, '2025-01-30', spent('travel', 350))
		];
		expect(refusalOf(bookOf(events), left('m1')('2025-01-30'))).toEqual({
			type: 'OwesMoreThanSheHas',
			owed: rupees(350),
			has: rupees(300)
		});
	});

	test('bears no more than she saved, however much was lost', () => {
		// An expense through the bank that others' voluntary savings paid: 1,300 lost of 1,000 saved.
		const { event } = settled(bearing, 'm4', saved('m2', 2000, 'voluntary'), spent('travel', 1050));
		expect(event).toMatchObject({ settlement: { savings: 10000, loss: 10000, paid: 0 } });
	});

	test.each([
		['more than her part', bearing, 20000, 20000],
		['less than her part', bearing, 5000, 35000],
		['any, where no rule says so', {}, 10000, 30000],
		['any, where nothing was lost', bearing, 10000, 30000]
	])('a file that takes %s of her is refused', (name, exit, loss, paid) => {
		const settlement = { savings: 40000, surplus: 0, loss, loan: 0, interest: 0, fines: 0, paid, payable: 0 };
		const events = name.includes('nothing') ? before(exit).slice(0, -1) : before(exit);
		expect(refusalOf(bookOf(events), left('m1', { settlement })(now))).toEqual({
			type: 'SettlementDoesNotAddUp'
		});
	});
});
