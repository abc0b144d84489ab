import type { Words } from '#i18n';
import type { LocalDate } from '#kernel';

/** Name of a day's month without the year, for a row of months. */
export const monthName = (day: LocalDate, words: Words): string => words.month(day).split(' ')[0] ?? '';

/** Short form for a tile, as in calendars: three Latin letters; two syllables if the Devanagari name has four or more. */
export function shortMonth(day: LocalDate, words: Words): string {
	const name = monthName(day, words);
	if (/^[a-z]{5,}$/i.test(name)) return name.slice(0, 3);
	const syllables = name.match(syllable) ?? [];
	return name.length > 6 && syllables.length > 3 ? syllables.slice(0, 2).join('') : name;
}

/** A Devanagari letter or conjunct with its vowel signs. */
const syllable = /\p{Lo}(?:\u094d\p{Lo})*[\p{Mc}\p{Mn}]*/gu;
