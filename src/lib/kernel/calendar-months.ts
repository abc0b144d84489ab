import { present } from './assert.ts';
import { fromBikram, toBikram } from './bikram-sambat.ts';
import { addDays, firstOfMonth, monthOf, type LocalDate } from './local-date.ts';

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
