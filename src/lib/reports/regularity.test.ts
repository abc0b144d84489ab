import { describe, expect, test } from 'vitest';
import type { GroupEvent } from '#group';
import {
	bankOpened,
	day,
	founded,
	lent,
	marked,
	meeting,
	repaid,
	saved,
	sealed,
	toBank,
	withFields
} from '../../../tests/support/builders.ts';
import { left } from '../../../tests/support/people.ts';
import { bookReport } from './book-report.ts';
import { bookPages } from './meeting-pages.ts';

// Expected figures are calculated by hand from the comments of the type; see docs/JOURNAL.md.

const regularity = (events: readonly GroupEvent[], on?: string) =>
	bookReport(events, { currency: 'INR', ...(on === undefined ? {} : { on: day(on) }) }).regularity;

/** Three members; meetings on 5 January, 5 February, none in March, 9 April. */
const events = [
	...founded('2025-01-05', { box: 1000 }),
	bankOpened()('2025-01-05'),
	...meeting(
		1,
		'2025-01-05',
		marked('m1'),
		marked('m2'),
		marked('m3'),
		saved('m1', 20),
		saved('m2', 20),
		saved('m3', 20),
		lent('l1', 'm1', 500)
	),
	...meeting(
		2,
		'2025-02-05',
		marked('m1'),
		marked('m2', 'late'),
		saved('m1', 20),
		saved('m2', 20),
		repaid('l1', 60),
		toBank(300)
	),
	...meeting(
		3,
		'2025-04-09',
		marked('m1'),
		saved('m1', 20),
		withFields(toBank(100, { valueOn: '2025-04-12' }), {})
	).slice(0, -1),
	sealed('2025-04-10')
];

describe('since the first meeting', () => {
	const { all } = regularity(events, '2025-04-30');

	test('meetings: four were due, three held, sixty-three days lay between two of them', () => {
		expect(all).toMatchObject({
			meetingsDue: 4,
			meetingsHeld: 3,
			longestGapDays: 63,
			sealedOnTheDay: 2,
			enteredLate: 0
		});
	});

	test('attendance: 3 + 2 + 1 of nine; one of three at the worst', () => {
		expect(all).toMatchObject({ attendance: '0.666667', worstAttendance: '0.333333' });
	});

	test('saving on time: 3, 2 and 1 of three had saved all that was due', () => {
		expect(all.savingOnTime).toBe('0.666667');
	});

	test('deposits at the bank in two of four calendar months', () => {
		expect(all).toMatchObject({ monthsWithDeposit: 2, months: 4 });
	});

	test('of 1,130 rupees of the group, 680 lie idle and 450 are out', () => {
		// 1,000 + saved 120 + interest 10; the payment of 60 is 10 of interest and 50 of principal.
		expect(all).toMatchObject({ idleCash: '0.60177', onLoan: '0.39823', everBorrowed: '0.333333' });
	});

	test('repayment: 50 were due in February, 100 more and interest of 18 by April: of 178 due 60 were paid', () => {
		expect(all.collectedOverDue).toBe('0.337079');
		// Two instalments of 50, due on 9 April, 21 days ago, of 450 outstanding.
		expect(all.overdueByAge).toEqual({ '1-30': '0.222222', '31-90': '0', over90: '0' });
	});
});

test('the last six months begin with the first of a month, and are no longer than the book', () => {
	const { last6, last12, all } = regularity(events, '2025-07-15');
	expect(last6).toMatchObject({
		meetingsDue: 6,
		meetingsHeld: 2,
		months: 6,
		longestGapDays: 97,
		everBorrowed: '0'
	});
	expect(last12).toEqual(all);
	expect(all).toMatchObject({ meetingsDue: 7, months: 7 });
});

test('what was overdue ages: 31 to 90 and more than 90 days', () => {
	expect(regularity(events, '2025-06-01').all.overdueByAge).toEqual({
		'1-30': '0',
		'31-90': '0.222222',
		over90: '0'
	});
	expect(regularity(events, '2025-08-01').all.overdueByAge).toEqual({
		'1-30': '0',
		'31-90': '0',
		over90: '0.222222'
	});
});

test('paying ahead on one loan does not make up for another that is behind', () => {
	const two = [
		...founded('2025-01-05', { box: 1000, constitution: { interest: { percentPerMonth: '0' } } }),
		...meeting(
			1,
			'2025-01-05',
			lent('l1', 'm1', 100, { percentPerMonth: '0' }),
			lent('l2', 'm2', 100, { percentPerMonth: '0' })
		),
		...meeting(2, '2025-02-05', repaid('l1', 100))
	];
	expect(regularity(two, '2025-02-06').all.collectedOverDue).toBe('0.5');
	// Dues of the report date are left out, whether paid or not.
	expect(regularity(two, '2025-02-05').all.collectedOverDue).toBeNull();
});

test('a group that has not met has nothing to divide by', () => {
	expect(regularity(founded('2025-01-05')).all).toMatchObject({
		meetingsDue: 0,
		meetingsHeld: 0,
		longestGapDays: 0,
		attendance: null,
		savingOnTime: null,
		months: 0,
		idleCash: null,
		collectedOverDue: null
	});
});

test('a woman who has left is no member of later meetings: all who are there is everybody', () => {
	// Three of three came in January; m3 leaves in February, two of two remain; two of two come in March.
	const { all } = regularity([
		...founded('2025-01-05'),
		...meeting(1, '2025-01-05', marked('m1'), marked('m2'), marked('m3')),
		...meeting(2, '2025-02-05', marked('m1'), marked('m2'), marked('m3'), left('m3')),
		...meeting(3, '2025-03-05', marked('m1'), marked('m2'))
	]);
	expect([all.attendance, all.worstAttendance, all.savingOnTime]).toEqual(['1', '1', '0']);
});

test('a saving that was missed once is asked for until it is paid, and counts against one meeting alone', () => {
	// Three members who save 20: m2 misses the second meeting, gives 20 at the third and 40 at the fourth; m3 gives 10 at the third, 30 at the fourth.
	const gave = (...each: readonly (readonly [string, number])[]) =>
		each.flatMap(([who, rupees]) => [marked(who), saved(who, rupees)]);
	const book = [
		...founded('2025-01-05'),
		...meeting(1, '2025-01-05', ...gave(['m1', 20], ['m2', 20], ['m3', 20])),
		...meeting(2, '2025-02-05', ...gave(['m1', 20], ['m3', 20])),
		...meeting(3, '2025-03-05', ...gave(['m1', 20], ['m2', 20], ['m3', 10])),
		...meeting(4, '2025-04-05', ...gave(['m1', 20], ['m2', 40], ['m3', 30]))
	];
	const { pages } = bookPages(book, { currency: 'INR' });
	expect(pages.map(({ savedInTime, savedToday }) => [savedInTime, savedToday])).toEqual([
		[3, 3],
		[2, 2],
		[1, 2],
		[3, 3]
	]);
});
