import { addDays, addMonths, firstOfMonth, fromBikram, toBikram, type LocalDate } from '#kernel';
import type { Calendar } from '#i18n';

/** All days of the month that contains `day`, by the reader's calendar. */
export function daysOfMonth(calendar: Calendar, day: LocalDate): readonly LocalDate[] {
	const first = firstDay(calendar, day, 0);
	const next = firstDay(calendar, day, 1);
	const days: LocalDate[] = [];
	for (let one = first; one < next; one = addDays(one, 1)) days.push(one);
	return days;
}

/** The same day of the month, `months` later or earlier by the reader's calendar; the month's last day if it has no such day. */
export function sameDayOfMonth(calendar: Calendar, day: LocalDate, months: number): LocalDate {
	const bikram = calendar === 'bikramSambat' ? toBikram(day) : null;
	const there = bikram && fromBikram(bikram.year, bikram.month + months, bikram.dayOfMonth);
	return there ?? addMonths(day, months);
}

/** Outside the table of Nepali months the months are Gregorian. */
function firstDay(calendar: Calendar, day: LocalDate, months: number): LocalDate {
	const bikram = calendar === 'bikramSambat' ? toBikram(day) : null;
	const there = bikram && fromBikram(bikram.year, bikram.month + months, 1);
	return there ?? firstOfMonth(day, months);
}
