import { describe, expect, test } from 'vitest';
import { day } from '../../../../tests/support/builders.ts';
import { monthsSince, perMonth } from './scorecard.ts';

describe('so many a month (ledger fine print 37)', () => {
	test.each([
		// 12 in three whole months.
		[12, '2025-01-01', '2025-03-31', '4'],
		// 17 of 31 days, then a whole month: 8 ÷ 1.548387
		[8, '2025-01-15', '2025-02-28', '5.166667'],
		// 17 of 31 days and two whole months: 6 × 31 ÷ 79
		[6, '2025-05-15', '2025-07-31', '2.35443'],
		// 17 of 31 days, two whole months, 15 of 30 days: 6 × 62 ÷ 189
		[6, '2025-03-15', '2025-06-15', '1.968254'],
		// Seven of 31 days.
		[1, '2025-01-01', '2025-01-07', '4.428571'],
		[0, '2025-01-01', '2025-01-07', '0']
	])('%i from %s to %s is %s', (amount, from, to, expected) => {
		expect(perMonth(amount, day(from), day(to))).toBe(expected);
	});

	test('says nothing of no time', () => {
		expect(perMonth(1, day('2025-01-02'), day('2025-01-01'))).toBeNull();
	});
});

describe('months since a day', () => {
	test.each([
		['2024-01-05', '2025-01-05', '12'],
		// One of the 31 days of the thirteenth month.
		['2024-01-05', '2025-01-06', '12.032258'],
		['2024-01-31', '2024-02-29', '1'],
		['2024-01-31', '2024-03-30', '1.967742'],
		['2025-01-05', '2025-01-04', '0']
	])('from %s to %s: %s', (since, on, expected) => {
		expect(monthsSince(day(since), day(on))).toBe(expected);
	});

	test('are not known where the day is not', () => {
		expect(monthsSince(null, day('2025-01-01'))).toBeNull();
	});
});
