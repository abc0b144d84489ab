import { expect, test } from 'vitest';
import type { LocalDate } from '#kernel';
import { daysOfMonth, sameDayOfMonth } from './month-days.ts';

const day = (text: string) => text as LocalDate;

test('a month is that of the reader’s calendar', () => {
	const gregorian = daysOfMonth('gregorian', day('2026-11-24'));
	expect([gregorian[0], gregorian.at(-1), gregorian.length]).toEqual(['2026-11-01', '2026-11-30', 30]);
	// Mangsir 2083: 17 November to 15 December 2026.
	const mangsir = daysOfMonth('bikramSambat', day('2026-11-24'));
	expect([mangsir[0], mangsir.at(-1), mangsir.length]).toEqual(['2026-11-17', '2026-12-15', 29]);
});

test('leafing goes by its months; where the table of Nepali months ends, by Gregorian ones', () => {
	expect(sameDayOfMonth('bikramSambat', day('2026-11-17'), 1)).toBe('2026-12-16');
	expect(sameDayOfMonth('bikramSambat', day('2026-11-17'), -12)).toBe('2025-11-17');
	expect(sameDayOfMonth('gregorian', day('2026-11-17'), 1)).toBe('2026-12-17');
	expect(sameDayOfMonth('bikramSambat', day('2040-01-31'), 1)).toBe('2040-02-29');
	expect(daysOfMonth('bikramSambat', day('2040-02-10'))).toHaveLength(29);
});
