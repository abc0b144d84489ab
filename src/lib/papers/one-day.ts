import type { LocalDate } from '#kernel';
import type { Words } from '#i18n';

/** Of a day of two calendars the group's own in its language, the other in English: each stands on the sheet once. */
export function oneDay(day: LocalDate, words: Words): string {
	const days = words.days(day);
	return (words.language === 'en' ? days.at(-1) : days[0]) ?? words.day(day);
}
