import type { CurrencyCode } from '#money';
import type { Words } from '#i18n';
import type { PaperCell, PaperWord, Said } from './table-types.ts';
import type { LocalDate } from '#kernel';

export function wordText(word: PaperWord, words: Words): string {
	if (typeof word === 'string') return words.say(word);
	return 'as' in word ? word.as : words.say(word.say, word.values);
}

/** Joins words in one language, as in "Expense: tea". */
export function wordsText(cell: { readonly words: readonly PaperWord[] }, words: Words): string {
	return cell.words.map((word) => wordText(word, words)).join(': ');
}

/** Returns a sentence with its amounts and days in one language. */
export const saidText = ({ say, values }: Said, words: Words): string => words.say(say, values?.(words));

/** Returns a cell's text on one line: words in both languages, digits once. */
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

/** For a day of two calendars returns the group's own in its language and the other in English, so that the sheet has each once. */
export function oneDay(day: LocalDate, words: Words): string {
	const days = words.days(day);
	return (words.language === 'en' ? days.at(-1) : days[0]) ?? words.day(day);
}

/** The two languages of a printed paper; digits are printed once. */
export interface BothWords {
	/** The language of the group's members. */
	readonly local: Words;
	/** English, which every bank reads. */
	readonly english: Words;
}
