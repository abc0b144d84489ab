import type { CurrencyCode } from '#money';
import type { Words } from '#i18n';
import type { PaperCell, PaperWord, Said } from './table-types.ts';
import type { LocalDate } from '#kernel';

export function wordText(word: PaperWord, words: Words): string {
	if (typeof word === 'string') return words.say(word);
	return 'as' in word ? word.as : words.say(word.say, word.values);
}

/** "Expense: tea" in one language. */
export function wordsText(cell: { readonly words: readonly PaperWord[] }, words: Words): string {
	return cell.words.map((word) => wordText(word, words)).join(': ');
}

/** A sentence with its amounts and days in one language. */
export const saidText = ({ say, values }: Said, words: Words): string => words.say(say, values?.(words));

/** All that a cell says, on one line: words in both languages, digits once. */
export function cellText(cell: PaperCell, both: BothWords, currency: CurrencyCode): string {
	const { local, english } = both;
	if (cell === null) return '';
	if ('money' in cell) return local.money(cell.money, currency);
	if ('day' in cell) return local.day(cell.day);
	if ('text' in cell) return cell.text;
	if ('line' in cell) return cell.line.map((part) => cellText(part, both, currency)).join(' ');
	if ('below' in cell) return `– ${cellText(cell.below, both, currency)}`;
	if ('said' in cell) {
		const both = [saidText(cell.said, local), saidText(cell.said, english)];
		return [...new Set(both)].join(' / ');
	}
	const [own, other] = [wordsText(cell, local), wordsText(cell, english)];
	const said = own === other ? own : `${own} / ${other}`;
	return cell.beside === undefined ? said : `${said} · ${cell.beside}`;
}

/** Of a day of two calendars the group's own in its language, the other in English: each stands on the sheet once. */
export function oneDay(day: LocalDate, words: Words): string {
	const days = words.days(day);
	return (words.language === 'en' ? days.at(-1) : days[0]) ?? words.day(day);
}

/** On paper words stand in two languages, digits once. */
export interface BothWords {
	/** What the women of the group read. */
	readonly local: Words;
	/** What every bank reads. */
	readonly english: Words;
}
