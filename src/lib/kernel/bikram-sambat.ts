import { present } from './assert.ts';
import { bikramYearLengths } from './bikram-months.ts';
import { addDays, daysBetween, type LocalDate } from './local-date.ts';

/** A day in the calendar of Nepal: 24 November 2026 is 8 Mangsir (month 8) 2083. */
export interface BikramDay {
	readonly year: number;
	/** 1 = Baisakh … 12 = Chait */
	readonly month: number;
	readonly dayOfMonth: number;
	/** True if the month lengths of its year are official; otherwise the day may differ by one or two. */
	readonly settled: boolean;
}

const firstYear = 2000;
/** Last year whose month lengths are known and not forecast. */
export const lastSettledBikramYear = 2083;
/** 1 Baisakh 2000 */
const firstDay = '1943-04-14' as LocalDate;

/** Days from `firstDay` to the first of each month; the last element is the day after the end of the table. */
const monthStarts: readonly number[] = bikramYearLengths
	.flatMap((year) => Array.from(year))
	.reduce<number[]>((starts, digit) => [...starts, (starts.at(-1) ?? 0) + 29 + Number(digit)], [0]);

/** Converts a day; returns null before 2000 and after 2090 (April 1943 and April 2034), where the table has no months. */
export function toBikram(day: LocalDate): BikramDay | null {
	const place = placeOf(day);
	if (place === null) return null;
	const start = present(monthStarts[place], 'a month has a start');
	const year = firstYear + Math.floor(place / 12);
	return {
		year,
		month: (place % 12) + 1,
		dayOfMonth: daysBetween(firstDay, day) - start + 1,
		settled: year <= lastSettledBikramYear
	};
}

/**
 * Returns the Gregorian day of a Bikram Sambat day. A day past the end of the month becomes its last day, as with `addMonths`.
 * @param month 1 = Baisakh; values outside 1–12 carry over into the neighbouring years
 * @returns null outside the table of months
 */
export function fromBikram(year: number, month: number, dayOfMonth: number): LocalDate | null {
	const place = (year - firstYear) * 12 + month - 1;
	const [start, next] = [monthStarts[place], monthStarts[place + 1]];
	if (start === undefined || next === undefined) return null;
	return addDays(firstDay, Math.min(start + dayOfMonth, next) - 1);
}

/** Index in `monthStarts` of the month that contains a day; null outside the table. */
function placeOf(day: LocalDate): number | null {
	const since = daysBetween(firstDay, day);
	if (since < 0 || since >= (monthStarts.at(-1) ?? 0)) return null;
	// The search starts one month early: months are uneven, so the division alone may come out a month too late.
	let place = Math.max(0, Math.floor(since / 30.5) - 1);
	while (present(monthStarts[place + 1], 'the table goes on') <= since) place += 1;
	return place;
}
