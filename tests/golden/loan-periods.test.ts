import { describe, expect, test } from 'vitest';
import { bookReport } from '#reports';
import { defaultPeriod, interestUntil, withDefaults, type GroupEvent } from '#group';
import { day, founded, lent, meeting, repaid, rules, rupees } from '../support/builders.ts';

// When interest falls due and how it is rounded. Worked by hand from ledger law 6.1, 6.2 and fine print 2.

const interestDue = (events: readonly GroupEvent[], on: string) =>
	bookReport(events, { currency: 'INR', on: day(on) }).loans['l1']?.interestDue;

describe('charged by the calendar month', () => {
	const events = [
		...founded('2025-01-31', { box: 5000 }),
		...meeting(1, '2025-01-31', lent('l1', 'm1', 1000))
	];

	test.each([
		['2025-01-31', 0],
		['2025-02-01', 2000],
		['2025-02-28', 2000],
		['2025-03-01', 4000],
		['2026-01-01', 24000]
	])('a loan of 31 January owes by %s %d paise', (on, due) => {
		expect(interestDue(events, on)).toBe(due);
	});

	test('what is repaid on the first of a month still bears that month: the day before counts', () => {
		const paid = [...events, ...meeting(2, '2025-02-01', repaid('l1', 520))];
		expect(interestDue(paid, '2025-02-01')).toBe(0);
		// 500 are out at the end of 28 February.
		expect(interestDue(paid, '2025-03-01')).toBe(1000);
	});
});

describe('charged each month from the day of the loan', () => {
	const events = [
		...founded('2024-01-31', { box: 5000 }),
		...meeting(1, '2024-01-31', lent('l1', 'm1', 1000, { period: 'anniversary' }))
	];

	test.each([
		['2024-02-28', 0],
		['2024-02-29', 2000],
		['2024-03-30', 2000],
		['2024-03-31', 4000],
		['2024-04-29', 4000],
		['2024-04-30', 6000],
		['2025-02-28', 26000]
	])('a loan of 31 January is charged on the last day of shorter months: %s %d paise', (on, due) => {
		expect(interestDue(events, on)).toBe(due);
	});
});

describe('charged at each regular meeting', () => {
	const group = (every: string) =>
		founded('2025-01-06', { box: 5000, constitution: { meetingRhythm: { every } } });
	const held = (...days: readonly string[]) => days.flatMap((on, index) => meeting(index + 2, on));

	test.each([
		// A quarter of 20, a half of 20, 20.
		['week', 500],
		['fortnight', 1000],
		['month', 2000]
	])('a group that meets every %s charges %d paise on 1,000 at 2 percent', (every, due) => {
		const events = [
			...group(every),
			...meeting(1, '2025-01-06', lent('l1', 'm1', 1000, { period: 'meeting' })),
			...held('2025-01-13')
		];
		expect(interestDue(events, '2025-01-06')).toBe(0);
		expect(interestDue(events, '2025-01-12')).toBe(0);
		expect(interestDue(events, '2025-01-13')).toBe(due);
		expect(interestDue(events, '2025-03-01')).toBe(due);
	});

	test('exact sums are carried, only the total is rounded: 0.65 a week is 1, 1, 2, 3, 3, 4 rupees in all', () => {
		const days = ['2025-01-13', '2025-01-20', '2025-01-27', '2025-02-03', '2025-02-10', '2025-02-17'];
		const events = [
			...group('week'),
			...meeting(1, '2025-01-06', lent('l1', 'm1', 130, { period: 'meeting' })),
			...held(...days)
		];
		expect(days.map((on) => interestDue(events, on))).toEqual([100, 100, 200, 300, 300, 400]);
	});

	test('a group that rounds to one paisa owes 65, 130, 195', () => {
		const days = ['2025-01-13', '2025-01-20', '2025-01-27'];
		const events = [
			...founded('2025-01-06', {
				box: 5000,
				constitution: { meetingRhythm: { every: 'week' }, roundingUnit: 1 }
			}),
			...meeting(1, '2025-01-06', lent('l1', 'm1', 130, { period: 'meeting' })),
			...held(...days)
		];
		expect(days.map((on) => interestDue(events, on))).toEqual([65, 130, 195]);
	});

	test('a meeting that is skipped charges nothing, and none is made up', () => {
		const events = [
			...group('week'),
			...meeting(1, '2025-01-06', lent('l1', 'm1', 1000, { period: 'meeting' })),
			...held('2025-02-24')
		];
		expect(interestDue(events, '2025-02-24')).toBe(500);
	});
});

describe('without a period of its own', () => {
	test.each([
		['month', 'calendarMonth'],
		['fortnight', 'anniversary'],
		['week', 'anniversary']
	] as const)('a group that meets every %s charges by %s', (every, period) => {
		expect(defaultPeriod(every)).toBe(period);
	});
});

test('half a rupee is rounded up', () => {
	// 2 percent of 125 is 2.50.
	const events = [
		...founded('2025-01-05', { box: 5000 }),
		...meeting(1, '2025-01-05', lent('l1', 'm1', 125))
	];
	expect(interestDue(events, '2025-02-01')).toBe(300);
});

test('interest bears no interest', () => {
	const events = [
		...founded('2025-01-05', { box: 5000 }),
		...meeting(1, '2025-01-05', lent('l1', 'm1', 1000)),
		...meeting(2, '2025-06-05')
	];
	expect(interestDue(events, '2025-06-05')).toBe(5 * 2000);
});

describe('lent on 31 January and given back on 1 February, with no meeting between', () => {
	const cost = (interest: object, changed: object = {}) => {
		const written = rules({ interest: { percentPerMonth: '2', ...interest }, ...changed });
		const inForce = withDefaults(written as Parameters<typeof withDefaults>[0], 'INR');
		return interestUntil(rupees(1000), inForce, day('2025-01-31'), day('2025-02-01'));
	};

	test.each([
		// A whole month for one night, or nothing.
		['calendarMonth', 2000],
		['anniversary', 0],
		['meeting', 0]
	])('1,000 at 2 percent cost by the %s %d paise', (period, paise) => {
		expect(cost({ period })).toBe(paise);
	});

	test('flat interest is owed whole, unless it is rebated', () => {
		expect(cost({ period: 'meeting', method: 'flat' })).toBe(2000);
		expect(cost({ period: 'meeting', method: 'flat' }, { flatRebate: 'notYetDue' })).toBe(0);
	});
});
