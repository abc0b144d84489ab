import { decimalText, type MessageKey, type Words } from '#i18n';
import type { CurrencyCode, Money } from '#money';
import type { LocalDate, MemberId } from '#kernel';
import { wordText } from '../cell-text.ts';
import { linesAsCsv } from '../file/table-file.ts';
import type { PaperWord } from '../table-types.ts';
import type { BankRule } from '#reports';
import type { BooksContext } from '../context.ts';
import type { NameOf } from '../words.ts';

/** Cell of a table for programs and for staff who calculate further: one entity per table, one item per row, one value per cell. */

export type DataCell =
	/** Minor units in the currency of its row. */
	| { readonly money: Money }
	| { readonly day: LocalDate }
	| { readonly count: number }
	/** A decimal string, such as the paid share of dues. */
	| { readonly ratio: string }
	| { readonly text: string }
	| { readonly word: PaperWord }
	| null;

export interface DataTable {
	/** Part of the file's name. */
	readonly key: string;
	readonly title: MessageKey;
	readonly heads: readonly DataHead[];
	readonly rows: readonly DataRow[];
	/** Total rows of a sheet; none in a table for a program. */
	readonly totals?: readonly DataRow[];
}

/** Head of a column; with a group word before it where one word would be ambiguous. */
export type DataHead = MessageKey | readonly [of: MessageKey, what: MessageKey];

export const headText = (head: DataHead, words: Words): string =>
	typeof head === 'string' ? words.say(head) : head.map((word) => words.say(word)).join(': ');

export interface DataRow {
	readonly currency: CurrencyCode;
	/** One for each of `heads`. */
	readonly cells: readonly DataCell[];
}

/** A column: its head, and a function that returns the cell of an item. */
export type DataColumn<Thing> = readonly [head: MessageKey, cell: (thing: Thing) => DataCell];

export function dataTable<Thing>(
	{ key, title, currency }: Pick<DataTable, 'key' | 'title'> & Pick<DataRow, 'currency'>,
	columns: readonly DataColumn<Thing>[],
	things: readonly Thing[]
): DataTable {
	return {
		key,
		title,
		heads: columns.map(([head]) => head),
		rows: things.map((thing) => ({ currency, cells: columns.map(([, cell]) => cell(thing)) }))
	};
}

/** Returns a table as CSV with exact decimals and ISO days (2025-07-31). */
export function csvOfTable({ heads, rows }: DataTable, words: Words): string {
	const lines = rows.map(({ cells, currency }) => cells.map((cell) => plainText(cell, currency, words)));
	return linesAsCsv([heads.map((head) => headText(head, words)), ...lines]);
}

function plainText(cell: DataCell, currency: CurrencyCode, words: Words): string {
	if (cell === null) return '';
	if ('money' in cell) return decimalText(cell.money, currency);
	if ('day' in cell) return cell.day;
	if ('count' in cell) return String(cell.count);
	if ('ratio' in cell) return cell.ratio;
	return 'text' in cell ? cell.text : wordText(cell.word, words);
}

/** Concatenates the tables of several groups. @param each tables of one group, in the same order for all */
export function joinedTables(each: readonly (readonly DataTable[])[]): readonly DataTable[] {
	const [first = []] = each;
	return first.map((table, place) => ({
		...table,
		rows: each.flatMap((tables) => tables[place]?.rows ?? [])
	}));
}

export interface GroupOfTables extends BooksContext {
	/** Id of the book, which is the same in every file of the group. */
	readonly id: string;
	readonly practice: boolean;
	readonly rules: readonly BankRule[];
	readonly nameOf: NameOf;
}

/** Builders of cells; an unknown value is an empty cell. */
export const valueCell = {
	amount: (money: Money | null): DataCell => (money === null ? null : { money }),
	count: (count: number | null): DataCell => (count === null ? null : { count }),
	day: (day: LocalDate | null): DataCell => (day === null ? null : { day }),
	share: (ratio: string | null): DataCell => (ratio === null ? null : { ratio }),
	word: (word: MessageKey | null): DataCell => (word === null ? null : { word }),
	text: (text: string | null | undefined): DataCell =>
		text === null || text === undefined || text === '' ? null : { text }
};

/** Returns the columns that identify the group in every row. */
export function groupColumns<Thing>({ id, book }: GroupOfTables): readonly DataColumn<Thing>[] {
	return [
		['desk.laptop-code', () => valueCell.text(id)],
		['paper.group', () => valueCell.text(book.state.name)]
	];
}

/** Returns the columns that identify a member: number and symbol, and her name if requested. */
export function memberColumns<Thing>(
	{ book: { state }, nameOf }: GroupOfTables,
	whose: (thing: Thing) => MemberId
): readonly DataColumn<Thing>[] {
	const member = (thing: Thing) => state.members.get(whose(thing));
	return [
		['paper.number', (thing) => valueCell.count(member(thing)?.number ?? null)],
		['paper.symbol', (thing) => valueCell.text(member(thing)?.symbol)],
		['paper.name', (thing) => valueCell.text(nameOf(whose(thing)))]
	];
}
