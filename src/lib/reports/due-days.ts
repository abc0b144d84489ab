import { addDays, addMonths, firstOfMonth, partsOf, weekdayOf, type LocalDate } from '#kernel';
import type { Rhythm } from '#group';

/**
 * Days on which a regular meeting was due by the group's own rhythm, from its first meeting on, up to and including
 * `until`. Weekly and fortnightly groups are due every 7 or 14 days from the first meeting. Monthly groups are due on
 * the day of the month, or the last weekday of it, that their rules name; where they name none (or name it by the Bikram
 * Sambat calendar), on the first meeting's day of the month. The month of the first meeting is due on that meeting's day.
 */
export function meetingsDue(rhythm: Rhythm, first: LocalDate, until: LocalDate): readonly LocalDate[] {
	const days: LocalDate[] = [];
	for (let place = 0; ; place += 1) {
		const day = place === 0 ? first : dueDay(rhythm, first, place);
		if (day > until) return days;
		days.push(day);
	}
}

function dueDay(rhythm: Rhythm, first: LocalDate, place: number): LocalDate {
	if (rhythm.every !== 'month') return addDays(first, (rhythm.every === 'week' ? 7 : 14) * place);
	const month = firstOfMonth(first, place);
	if (rhythm.calendar === 'bikramSambat') return addMonths(first, place);
	if (rhythm.last !== undefined) return lastWeekdayOf(month, rhythm.last);
	if (rhythm.dayOfMonth === undefined) return addMonths(first, place);
	const lastDay = partsOf(addDays(firstOfMonth(month, 1), -1)).dayOfMonth;
	return addDays(month, Math.min(rhythm.dayOfMonth, lastDay) - 1);
}

/** @param weekday 0 = Sunday … 6 = Saturday */
function lastWeekdayOf(month: LocalDate, weekday: number): LocalDate {
	const last = addDays(firstOfMonth(month, 1), -1);
	return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
}
