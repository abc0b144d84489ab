import { describe, expect, test } from 'vitest';
import { chargesOf, type GroupEvent, withDefaults, writtenRules } from '#group';
import {
	bookOf,
	day,
	founded,
	lent,
	meeting,
	opened,
	openMeeting,
	repaid,
	rules
} from '../support/builders.ts';
import { figures, loanOf, positionAt, rescheduled } from '../support/loan-entries.ts';
import { ruled } from '../support/people.ts';

/*
 * What being late costs, by how the group asks for it (ledger law 52). Worked by hand. 1,000 lent on 5 January in five parts of 200 at no
 * interest, so that what is charged is for being late alone; 3 percent of what is late. Meetings on the 5th. Of the part of 5 February 50
 * are paid on the day, so that 150 are late; they are paid on 5 March with the second part. This group uses a payment for principal first.
 */
const book = (late: object | undefined, ...more: readonly GroupEvent[]): readonly GroupEvent[] => [
	...founded('2025-01-05', {
		box: 5000,
		constitution: {
			interest: { percentPerMonth: '0', overduePercentPerMonth: '3', ...(late && { late }) },
			paymentOrder: ['principal', 'interestArrears', 'interestDue'],
			roundingUnit: 1
		}
	}),
	...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, { instalments: 5, percentPerMonth: '0' })),
	...meeting(2, '2025-02-05', repaid('l1', 50)),
	...more
];
/** Rupees for being late by the end of a day. */
const lateOn = (late: object | undefined, on: string, ...more: readonly GroupEvent[]) => {
	const events = book(late, ...more);
	return chargesOf(loanOf(events), day(on), bookOf(events).regularMeetings)
		.filter(({ why }) => why === 'overdue')
		.reduce((sum, { amount }) => sum + amount.toNumber() / 100, 0);
};
const march = meeting(3, '2025-03-05', repaid('l1', 350));

describe('with each charge of interest', () => {
	test.each([
		// 3 % of 150 on 1 March; the part of 5 March is paid, so that nothing is late on 1 April.
		[undefined, 4.5],
		[{}, 4.5],
		[{ times: 'month', graceDays: 10 }, 4.5],
		// Of the whole part of 200, since it is not fully paid.
		[{ base: 'instalment' }, 6],
		// From 5 February 23 days lead to the end of 28 February: on 1 March the part is late for the first time.
		[{ graceDays: 23 }, 4.5],
		[{ graceDays: 24 }, 0]
	])('%j: %d rupees on 1 March, and no more after that', (late, rupees) => {
		expect(lateOn(late, '2025-02-28')).toBe(0);
		expect(lateOn(late, '2025-03-01')).toBeCloseTo(rupees, 6);
		expect(lateOn(late, '2025-04-04', ...march)).toBeCloseTo(rupees, 6);
	});
});

describe('by the day, a thirtieth each', () => {
	test.each([
		// 3 % of 150 = 4.50 a month, 0.15 a day: 1 day on 6 February, 23 until the 28th, 28 until 5 March.
		['2025-02-05', 0],
		['2025-02-06', 0.15],
		['2025-02-28', 3.45],
		['2025-03-05', 4.2]
	])('from the day after the part fell due: by %s %d rupees', (on, rupees) => {
		expect(lateOn({ times: 'day' }, on)).toBeCloseTo(rupees, 6);
	});

	test('ends as it is paid, and begins again with the next part', () => {
		// 4.20 until 5 March, and of 200 of 5 April 0.20 a day until the 15th.
		expect(lateOn({ times: 'day' }, '2025-04-04', ...march)).toBeCloseTo(4.2, 6);
		expect(lateOn({ times: 'day' }, '2025-04-15', ...march, ...meeting(4, '2025-04-05'))).toBeCloseTo(6.2, 6);
	});

	test.each([
		// Days of grace cost nothing: the first day is 16 February, and 18 of them lead to 5 March.
		[{ graceDays: 10 }, 2.7],
		// 200 bear 0.20 a day.
		[{ base: 'instalment' }, 5.6],
		[{ base: 'instalment', graceDays: 27 }, 0.2],
		[{ graceDays: 28 }, 0]
	])('%j by 5 March: %d rupees', (more, rupees) => {
		expect(lateOn({ times: 'day', ...more }, '2025-03-05')).toBeCloseTo(rupees, 6);
	});
});

describe('once for each part', () => {
	test.each([
		[{}, '2025-02-05', 0],
		[{}, '2025-02-06', 4.5],
		[{ base: 'instalment' }, '2025-02-06', 6],
		[{ graceDays: 10 }, '2025-02-15', 0],
		[{ graceDays: 10 }, '2025-02-16', 4.5],
		// Paid as the days of grace end: nothing.
		[{ graceDays: 28 }, '2025-03-31', 0],
		[{ graceDays: 27 }, '2025-03-31', 4.5]
	])('%j by %s: %d rupees, however long it is late', (more, on, rupees) => {
		expect(lateOn({ times: 'once', ...more }, on, ...march)).toBeCloseTo(rupees, 6);
	});

	test('each part that is late costs it, the part before it no more', () => {
		// 150 of February, 200 of March and 200 of April: 4.50 + 6 + 6.
		const missed = [...meeting(3, '2025-03-05'), ...meeting(4, '2025-04-05')];
		expect(lateOn({ times: 'once' }, '2025-04-06', ...missed)).toBeCloseTo(16.5, 6);
	});
});

describe('what is asked', () => {
	test('is owed as interest for being late, rounded once, and what principal leaves pays it', () => {
		const before = book({ times: 'day', graceDays: 3 }, ...openMeeting(3, '2025-03-05'));
		// 25 days of 0.15 = 3.75; the unit is a paisa. 350 of principal are due, 2 of 352 pay of the rest.
		expect(figures(before, '2025-03-05')).toMatchObject({ interestDue: 375, overdueInterest: 375 });
		const paid = [...before, repaid('l1', 352)('2025-03-05')];
		expect(positionAt(paid, '2025-03-05')).toMatchObject({ overdueInterest: 175, outstanding: 60_000 });
	});

	test('a loan keeps it, whatever the group decides later; new terms take the new', () => {
		const asked = { percentPerMonth: '0', overduePercentPerMonth: '3', late: { times: 'once' } };
		const changed = [...book({ times: 'day' }), ruled({ interest: asked, roundingUnit: 1 })('2025-02-10')];
		const late = (events: readonly GroupEvent[]) => positionAt(events, '2025-03-05').overdueInterest;
		expect(late([...changed, opened(3)('2025-03-05')])).toBe(420);
		const anew = rescheduled({
			percentPerMonth: '0',
			method: 'declining',
			period: 'calendarMonth',
			instalments: 1
		});
		expect(
			loanOf([...changed, opened(3)('2025-03-05'), anew('2025-03-05')]).movements.at(-1)?.terms?.late
		).toEqual({
			times: 'once',
			base: 'principalDue',
			graceDays: 0
		});
	});

	test('written out and filled in again it is the same, and where nothing is said nothing is added', () => {
		const filled = (late?: object) =>
			withDefaults(rules({ interest: { percentPerMonth: '2', ...(late && { late }) } }) as never, 'INR');
		expect(withDefaults(writtenRules(filled({ times: 'day' })), 'INR')).toEqual(filled({ times: 'day' }));
		expect(writtenRules(filled())).not.toHaveProperty('interest.late');
		expect(filled()).not.toHaveProperty('late');
	});
});

/*
 * Rules of a savings group in the Terai of Nepal, of 2018 (rampukar.com.np): 1.5 in a hundred a month, at most five instalments of three
 * months; who is more than ten days late pays 2 in a hundred of the instalment. By hand: of 50,000 lent on 5 January the first 10,000 fall
 * due on 5 April; they cost nothing more until 15 April, 200 from the 16th on, once, and no more in May.
 */
test.each([
	['2025-04-15', 0],
	['2025-04-16', 200],
	['2025-05-31', 200]
])(
	'a part of three months that is late by more than ten days costs two in a hundred of it: by %s %d rupees',
	(on, rupees) => {
		const late = { times: 'once', base: 'instalment', graceDays: 10 };
		const interest = {
			percentPerMonth: '1.5',
			method: 'declining',
			period: 'meeting',
			overduePercentPerMonth: '2',
			late
		};
		const terms = { instalments: 5, instalmentsBy: 'quarter', percentPerMonth: '1.5', period: 'meeting' };
		const events = [
			...founded('2025-01-05', { box: 60_000, constitution: { interest } }),
			...meeting(1, '2025-01-05', lent('l1', 'm1', 50_000, terms)),
			...[2, 3, 4, 5].flatMap((number) => meeting(number, `2025-0${number}-05`))
		];
		const charged = chargesOf(loanOf(events), day(on), bookOf(events).regularMeetings).filter(
			({ why }) => why === 'overdue'
		);
		expect(charged.reduce((sum, { amount }) => sum + amount.toNumber() / 100, 0)).toBeCloseTo(rupees, 6);
	}
);
