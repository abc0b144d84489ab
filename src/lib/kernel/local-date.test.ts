import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	addDays,
	addMonths,
	dayNumber,
	daysBetween,
	firstOfMonth,
	isInstant,
	monthOf,
	toLocalDate,
	weekdayOf,
	type LocalDate
} from './index.ts';

const day = (text: string) => text as LocalDate;

/** Days of the platform's own calendar, from 1900 to 2199. */
const days = fc
	.integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2199, 11, 31) / 86_400_000 })
	.map((number) => ({ number, text: new Date(number * 86_400_000).toISOString().slice(0, 10) }));

describe('a day', () => {
	test.each(['1900-01-01', '2024-02-29', '2000-02-29', '2199-12-31', '2025-04-30'])('%s is one', (text) => {
		expect(toLocalDate(text)).toEqual({ ok: true, value: text });
	});

	test.each([
		'2025-02-29',
		'1900-02-29',
		'2025-02-30',
		'2025-04-31',
		'2025-13-01',
		'2025-00-10',
		'2025-01-00',
		'1899-12-31',
		'2200-01-01',
		'0000-01-01',
		'2025-1-1',
		'25-01-01',
		'2025/01/01',
		'2025-01-01 ',
		'2025-01-01T00:00:00Z',
		'',
		'२०२५-०१-०१'
	])('%j is none', (text) => {
		expect(toLocalDate(text)).toEqual({ ok: false, error: { type: 'NotADay', given: text } });
	});

	test('every day of three centuries is read, numbered and named as the platform does', () => {
		fc.assert(
			fc.property(days, ({ number, text }) => {
				expect(toLocalDate(text).ok).toBe(true);
				expect(dayNumber(day(text))).toBe(number);
				expect(addDays(day('1970-01-01'), number)).toBe(text);
				expect(weekdayOf(day(text))).toBe(new Date(`${text}T00:00:00Z`).getUTCDay());
			}),
			{ numRuns: 1000 }
		);
	});

	test('days between are what adding days takes', () => {
		fc.assert(
			fc.property(days, fc.integer({ min: -3000, max: 3000 }), ({ text }, step) => {
				fc.pre(text > '1910' && text < '2190');
				expect(daysBetween(day(text), addDays(day(text), step))).toBe(step);
			})
		);
	});
});

describe('months', () => {
	test.each([
		['2025-01-31', 1, '2025-02-28'],
		['2024-01-31', 1, '2024-02-29'],
		['2025-01-31', 3, '2025-04-30'],
		['2025-12-15', 1, '2026-01-15'],
		['2025-01-15', -1, '2024-12-15'],
		['2025-03-31', -13, '2024-02-29'],
		['2025-05-05', 0, '2025-05-05']
	])('%s and %d months is %s', (from, months, to) => {
		expect(addMonths(day(from), months)).toBe(to);
	});

	test.each([
		['2025-01-31', 0, '2025-01-01'],
		['2025-01-31', 1, '2025-02-01'],
		['2025-11-05', 2, '2026-01-01'],
		['2025-01-05', -1, '2024-12-01']
	])('the first of the month %s plus %d is %s', (from, months, to) => {
		expect(firstOfMonth(day(from), months)).toBe(to);
	});

	test('the month of a day is its name without the day', () => {
		expect(monthOf(day('2026-11-24'))).toBe('2026-11');
	});
});

describe('an instant', () => {
	test.each(['2026-11-24T09:30:00Z', '2026-11-24T09:30:00.5Z', '2026-11-24T09:30:00.123Z'])(
		'%s is one',
		(text) => {
			expect(isInstant(text)).toBe(true);
		}
	);

	test.each(['2026-11-24', '2026-11-24T09:30:00', '2026-11-24T09:30:00+05:30', '2026-11-24T09:30:00.1234Z'])(
		'%s is none',
		(text) => {
			expect(isInstant(text)).toBe(false);
		}
	);
});
