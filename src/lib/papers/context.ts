import type { CurrencyCode, Money } from '#money';
import type { GroupEvent, PageBeside } from '#group';
import type { MessageKey } from '#i18n';
import type * as reports from '#reports';
import type { AccountBook, Period } from '#reports';
import type { PaperCell, PaperColumn, PaperRow, PaperWord, TablePaperData } from './table-types.ts';
import { BooksWords, type NameOf } from './words.ts';

/** The reports, which come as a script of their own. */
export type Reports = typeof reports;

/** What every book of account is made from. */
export interface BooksContext {
	readonly reports: Reports;
	readonly events: readonly GroupEvent[];
	/** Pages of other phones that officers set beside the book, where they are at hand. */
	readonly beside?: readonly PageBeside[];
	readonly currency: CurrencyCode;
	readonly book: AccountBook;
	readonly words: BooksWords;
	readonly period: Period;
}

/** A whole book for paper. @param nameOf names that may stand on it */
export function booksContext(source: Omit<BooksContext, 'words' | 'period'>, nameOf: NameOf): BooksContext {
	const { book } = source;
	return { ...source, words: new BooksWords(book, nameOf), period: { from: book.since, to: book.on } };
}

/** A book or register as paper, and the report behind it as it goes into a file. */
export interface BookPaper {
	readonly paper: TablePaperData;
	/** With each entry by itself, where the paper puts those of one meeting together: for the file. */
	readonly detail?: TablePaperData;
	readonly report: unknown;
}

export const say = (...words: readonly PaperWord[]): PaperCell => ({ words });
export const amountCell = (money: Money): PaperCell => ({ money });
export const amountCells = (all: readonly Money[]): readonly PaperCell[] => all.map(amountCell);

/** @param width millimetres; of an amount up to 12,34,567.50 */
export function moneyColumn(key: string, head: PaperCell, more: Partial<PaperColumn> = {}): PaperColumn {
	return { key, head, kind: 'money', width: 25, ...more };
}

export function dayColumn(key: string, head: MessageKey): PaperColumn {
	return { key, head: say(head), kind: 'day', width: 23 };
}

export function wordsColumn(head: MessageKey): PaperColumn {
	return { key: 'words', head: say(head), kind: 'words' };
}

/** A line that is no plain one: its words, then figures in the columns that remain. */
export function figureLine(
	kind: PaperRow['kind'],
	key: string,
	label: PaperCell,
	...figures: readonly PaperCell[]
): PaperRow {
	return { key, kind, cells: [label, ...figures] };
}

/** "Opening 100 + received 50 − paid 30 = closing 120", over the whole width. */
export function equation(key: string, ...parts: readonly (readonly [string, MessageKey, Money])[]): PaperRow {
	const line = parts.flatMap(([sign, word, money]): readonly PaperCell[] => [
		...(sign === '' ? [] : [{ text: sign }]),
		say(word),
		{ money }
	]);
	return { key, kind: 'note', cells: [{ line }] };
}
