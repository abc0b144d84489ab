import type { Words } from '#i18n';
import type { LocalDate } from '#kernel';

/** The month of a day by its name alone, without the year: it stands beside its neighbours. */
export const monthName = (day: LocalDate, words: Words): string => words.month(day).split(' ')[0] ?? '';

/** As it fits on a tile beside others, and as calendars do: three Latin letters, or two of four syllables of Devanagari where they are wide. */
export function shortMonth(day: LocalDate, words: Words): string {
	const name = monthName(day, words);
	if (/^[a-z]{5,}$/i.test(name)) return name.slice(0, 3);
	const syllables = name.match(syllable) ?? [];
	return name.length > 6 && syllables.length > 3 ? syllables.slice(0, 2).join('') : name;
}

/** A letter or a conjunct of Devanagari with its signs. */
const syllable = /\p{Lo}(?:\u094d\p{Lo})*[\p{Mc}\p{Mn}]*/gu;
