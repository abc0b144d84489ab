import { present } from './assert.ts';
import { addDays, daysBetween, firstOfMonth, type LocalDate, monthOf } from './local-date.ts';

/**
 * Lengths of the months of Bikram Sambat, a year a word from 2000 on, a month a digit: days above 29, Baisakh first.
 * There is no rule to compute them by: a committee in Nepal settles them by the sun. Up to 2083 two independent
 * libraries agree on every day (docs/LANGUAGES.md); what follows is one library's forecast.
 */
export const bikramYearLengths: readonly string[] = `
	132321110102 223222101011 223321101011 232321110012 132321110102 223222101011 223321101011
	232321110012 222322011002 223222101011 223321101011 232321110012 222322011011 223222101011
	223321101011 232321110012 222322011011 223222101011 232321101011 232321110102 222322101011
	223222101011 232321110011 232321110102 222322101011 223222101011 232321110012 132321110102
	223222101011 223231101011 232321110012 132321110102 223222101011 223321101011 232321110012
	132322011002 223222101011 223321101011 232321110012 222322011011 223222101011 223321101011
	232321110012 222322011011 223222101011 232321101011 232321110012 222322101011 223222101011
	232321110011 232321110102 222322101011 223222101011 232321110011 232321110102 223222101011
	223231101011 232321110012 132321110102 223222101011 223321101011 232321110012 132322010102
	223222101011 223321101011 232321110012 222322011002 223222101011 223321101011 232321110012
	222322011011 223222101011 232321101011 232321110012 222322101011 223222101011 232321110011
	232321110102 222322101011 223222101011 232321110011 232321110102 223222101011 223222101011
	232321110012 132321110102 223222101011 223222110111 123312110111 132321110111 132321110111
`
	.trim()
	.split(/\s+/);

/** A day as Nepal counts it: 24 November 2026 is 8 Mangsir (month 8) 2083. */
export interface BikramDay {
	readonly year: number;
	/** 1 = Baisakh … 12 = Chait */
	readonly month: number;
	readonly dayOfMonth: number;
	/** The months of its year are settled; otherwise the day may differ by one or two. */
	readonly settled: boolean;
}

const firstYear = 2000;
/** Up to this year the lengths of the months are known and not forecast. */
export const lastSettledBikramYear = 2083;
/** 1 Baisakh 2000 */
const firstDay = '1943-04-14' as LocalDate;

/** Days from `firstDay` to the first of each month, and to the day after the last one. */
const monthStarts: readonly number[] = bikramYearLengths
	.flatMap((year) => Array.from(year))
	.reduce<number[]>((starts, digit) => [...starts, (starts.at(-1) ?? 0) + 29 + Number(digit)], [0]);

/** The day by Bikram Sambat; null before 2000 and after 2090 (April 1943 and April 2034), which nobody has settled. */
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
 * The Gregorian day of a day by Bikram Sambat. A day that the month does not have is its last one, as with `addMonths`.
 * @param month 1 = Baisakh; a number beyond 12 or below 1 goes on into the years beside
 * @returns null where the table of months ends
 */
export function fromBikram(year: number, month: number, dayOfMonth: number): LocalDate | null {
	const place = (year - firstYear) * 12 + month - 1;
	const [start, next] = [monthStarts[place], monthStarts[place + 1]];
	if (start === undefined || next === undefined) return null;
	return addDays(firstDay, Math.min(start + dayOfMonth, next) - 1);
}

/** Index of the month that contains a day. */
function placeOf(day: LocalDate): number | null {
	const since = daysBetween(firstDay, day);
	if (since < 0 || since >= (monthStarts.at(-1) ?? 0)) return null;
	// A month early on purpose: months are uneven, so the division alone may come out a month too late.
	let place = Math.max(0, Math.floor(since / 30.5) - 1);
	while (present(monthStarts[place + 1], 'the table goes on') <= since) place += 1;
	return place;
}

/** By which calendar months are counted. Days are kept as Gregorian ones either way. */
export type MonthCalendar = 'gregorian' | 'bikramSambat';

/** A month, or the part of it that a period touches. */
export interface CalendarMonth {
	/** "2026-11"; "bs-2083-08" by Bikram Sambat. */
	readonly month: string;
	/** Days, both counted. */
	readonly from: LocalDate;
	readonly to: LocalDate;
}

/** The name of the month in which a day lies; Gregorian where the table of Bikram Sambat does not hold it. */
export function monthNameOf(day: LocalDate, calendar: MonthCalendar): string {
	const found = calendar === 'gregorian' ? null : toBikram(day);
	return found === null ? monthOf(day) : `bs-${found.year}-${String(found.month).padStart(2, '0')}`;
}

/** The first day of the month that lies `months` after the month of `day`. */
export function monthStart(day: LocalDate, calendar: MonthCalendar, months = 0): LocalDate {
	const found = calendar === 'gregorian' ? null : toBikram(day);
	if (found === null) return firstOfMonth(day, months);
	const there = fromBikram(found.year, found.month + months, 1);
	if (there !== null) return there;
	// The table ends with the month of the day: what follows begins the day after.
	const last = months === 1 ? fromBikram(found.year, found.month, 32) : null;
	return last === null ? firstOfMonth(day, months) : addDays(last, 1);
}

/** The whole month of a name that `monthNameOf` gave. */
export function monthNamed(month: string): CalendarMonth {
	const [year, of] = month.replace('bs-', '').split('-').map(Number);
	const isBikram = month.startsWith('bs-');
	const from = present(
		isBikram ? fromBikram(year ?? 0, of ?? 0, 1) : (`${month}-01` as LocalDate),
		'a month that was named lies in the table'
	);
	return { month, from, to: addDays(monthStart(from, isBikram ? 'bikramSambat' : 'gregorian', 1), -1) };
}

/** The months that a period touches, oldest first; the first begins and the last ends with it. None where it ends before it begins. */
export function calendarMonths(
	from: LocalDate,
	to: LocalDate,
	calendar: MonthCalendar
): readonly CalendarMonth[] {
	const months: CalendarMonth[] = [];
	let start = from;
	while (start <= to) {
		const next = monthStart(start, calendar, 1);
		const last = addDays(next, -1);
		months.push({ month: monthNameOf(start, calendar), from: start, to: last < to ? last : to });
		start = next;
	}
	return months;
}
