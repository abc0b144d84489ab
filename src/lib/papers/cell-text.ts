import type { CurrencyCode } from '#money';
import type { Words } from '#i18n';
import type { BothWords } from './both-words.ts';
import type { PaperCell, PaperWord } from './table-types.ts';

export function wordText(word: PaperWord, words: Words): string {
	if (typeof word === 'string') return words.say(word);
	return 'as' in word ? word.as : words.say(word.say, word.values);
}

/** "Expense: tea" in one language. */
export function wordsText(cell: { readonly words: readonly PaperWord[] }, words: Words): string {
	return cell.words.map((word) => wordText(word, words)).join(': ');
}

/** All that a cell says, on one line: words in both languages, digits once. */
export function cellText(cell: PaperCell, both: BothWords, currency: CurrencyCode): string {
	const { local, english } = both;
	if (cell === null) return '';
	if ('money' in cell) return local.money(cell.money, currency);
	if ('day' in cell) return local.day(cell.day);
	if ('text' in cell) return cell.text;
	if ('line' in cell) return cell.line.map((part) => cellText(part, both, currency)).join(' ');
	if ('below' in cell) return `– ${cellText(cell.below, both, currency)}`;
	const [own, other] = [wordsText(cell, local), wordsText(cell, english)];
	const said = own === other ? own : `${own} / ${other}`;
	return cell.beside === undefined ? said : `${said} · ${cell.beside}`;
}
