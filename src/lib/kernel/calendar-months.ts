import { present } from './assert.ts';
import { fromBikram, toBikram } from './bikram-sambat.ts';
import { addDays, firstOfMonth, monthOf, type LocalDate } from './local-date.ts';

/** The calendar that divides time into months. Stored days are Gregorian in both cases. */
export type MonthCalendar = 'gregorian' | 'bikramSambat';

/** A month, or the part of it that lies in a period. */
export interface CalendarMonth {
	/** "2026-11"; for Bikram Sambat "bs-2083-08". */
	readonly month: string;
	/** First and last day, both inclusive. */
	readonly from: LocalDate;
	readonly to: LocalDate;
}

/** Returns the name of the month that contains a day; a Gregorian month if the day is outside the Bikram Sambat table. */
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
	// The month of the day is the last of the table: the next one begins on the day after it.
	const last = months === 1 ? fromBikram(found.year, found.month, 32) : null;
	return last === null ? firstOfMonth(day, months) : addDays(last, 1);
}

/** Returns the whole month for a name made by `monthNameOf`. */
export function monthNamed(month: string): CalendarMonth {
	const [year, of] = month.replace('bs-', '').split('-').map(Number);
	const isBikram = month.startsWith('bs-');
	const from = present(
		isBikram ? fromBikram(year ?? 0, of ?? 0, 1) : (`${month}-01` as LocalDate),
		'a month that was named lies in the table'
	);
	return { month, from, to: addDays(monthStart(from, isBikram ? 'bikramSambat' : 'gregorian', 1), -1) };
}

/** Returns the months of a period, oldest first, the first and the last cut to the period; empty if `to` is before `from`. */
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
