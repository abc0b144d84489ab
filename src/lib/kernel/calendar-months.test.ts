import { expect, test } from 'vitest';
import { calendarMonths, monthNamed, monthNameOf, monthStart } from './calendar-months.ts';
import type { LocalDate } from './local-date.ts';

// First days of months from the printed calendar (patro) of Nepal: 1 Kartik 2083 is 18 October 2026, 1 Mangsir 17 November,
// 1 Poush 16 December, 1 Magh 15 January 2027; 1 Baisakh 2083 was 14 April 2026.

const day = (text: string) => text as LocalDate;

test('months of Nepal that a period touches are cut where it begins and ends', () => {
	expect(calendarMonths(day('2026-11-01'), day('2026-12-20'), 'bikramSambat')).toEqual([
		{ month: 'bs-2083-07', from: '2026-11-01', to: '2026-11-16' },
		{ month: 'bs-2083-08', from: '2026-11-17', to: '2026-12-15' },
		{ month: 'bs-2083-09', from: '2026-12-16', to: '2026-12-20' }
	]);
	expect(calendarMonths(day('2026-01-20'), day('2026-02-03'), 'gregorian')).toEqual([
		{ month: '2026-01', from: '2026-01-20', to: '2026-01-31' },
		{ month: '2026-02', from: '2026-02-01', to: '2026-02-03' }
	]);
	expect(calendarMonths(day('2026-02-03'), day('2026-02-02'), 'bikramSambat')).toEqual([]);
});

test('a month is counted on from, over the new year too', () => {
	expect(monthStart(day('2026-11-24'), 'bikramSambat')).toBe('2026-11-17');
	expect(monthStart(day('2026-11-24'), 'bikramSambat', -7)).toBe('2026-04-14');
	expect(monthStart(day('2026-11-24'), 'bikramSambat', 2)).toBe('2027-01-15');
	expect(monthStart(day('2026-11-24'), 'gregorian', -11)).toBe('2025-12-01');
});

test('a name gives the whole month back', () => {
	expect(monthNamed('bs-2083-08')).toEqual({ month: 'bs-2083-08', from: '2026-11-17', to: '2026-12-15' });
	expect(monthNamed('2026-02')).toEqual({ month: '2026-02', from: '2026-02-01', to: '2026-02-28' });
});

test('a day that the table does not hold lies in its Gregorian month', () => {
	expect(monthNameOf(day('2040-05-20'), 'bikramSambat')).toBe('2040-05');
	const over = calendarMonths(day('2034-03-20'), day('2034-06-30'), 'bikramSambat');
	// The table ends with Chait 2090, on 13 April 2034: from there on months are Gregorian, and no day is lost or twice there.
	expect(over.map(({ month }) => month)).toEqual(['bs-2090-12', '2034-04', '2034-05', '2034-06']);
	expect(over[1]?.from).toBe('2034-04-14');
});
