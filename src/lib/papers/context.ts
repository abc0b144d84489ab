import { sum, zero, type CurrencyCode, type Money } from '#money';
import type { GroupEvent, PageBeside } from '#group';
import type { MessageKey } from '#i18n';
import type * as reports from '#reports';
import type { AccountBook, Period } from '#reports';
import type {
	PaperCell,
	PaperColumn,
	PaperLeaf,
	PaperRow,
	PaperSection,
	PaperWord,
	TablePaperData
} from './table-types.ts';
import { BooksWords, type NameOf } from './words.ts';

/** The reports module, which is loaded as a separate script. */
export type Reports = typeof reports;

export interface BooksContext {
	readonly reports: Reports;
	readonly events: readonly GroupEvent[];
	/** Pages of other phones that officers set beside the book, if available. */
	readonly beside?: readonly PageBeside[];
	readonly currency: CurrencyCode;
	readonly book: AccountBook;
	readonly words: BooksWords;
	readonly period: Period;
}

/** Builds the context of a whole book. @param nameOf returns the names that may be printed */
export function booksContext(source: Omit<BooksContext, 'words' | 'period'>, nameOf: NameOf): BooksContext {
	const { book } = source;
	return { ...source, words: new BooksWords(book, nameOf), period: { from: book.since, to: book.on } };
}

/** Tables of a book or register, and the report from which they were made. */
export interface BookLeaves {
	readonly report: unknown;
	readonly leaves: readonly PaperLeaf[];
	/** Variant for the file with individual entries, if `leaves` combines those of one meeting. */
	readonly each?: readonly PaperLeaf[];
	/** First day, if the paper shows another one than the period's. */
	readonly from?: TablePaperData['from'];
	readonly notes?: readonly PaperCell[];
}

/** A book or register as a paper, and its report for the file. */
export interface BookPaper {
	readonly paper: TablePaperData;
	/** Variant for the file with individual entries, if the paper combines those of one meeting. */
	readonly detail?: TablePaperData;
	readonly report: unknown;
}

export const say = (...words: readonly PaperWord[]): PaperCell => ({ words });
export const amountCell = (money: Money): PaperCell => ({ money });
/** Returns an empty cell for null. */
export const moneyCell = (money: Money | null): PaperCell => (money === null ? null : { money });
export const amountCells = (all: readonly Money[]): readonly PaperCell[] => all.map(amountCell);

/** @param width millimetres; the default fits an amount up to 12,34,567.50 */
function moneyColumn(key: string, head: PaperCell, more: Partial<PaperColumn> = {}): PaperColumn {
	return { key, head, kind: 'money', width: 25, ...more };
}

function dayColumn(key: string, head: MessageKey): PaperColumn {
	return { key, head: say(head), kind: 'day', width: 23 };
}

function wordsColumn(head: MessageKey): PaperColumn {
	return { key: 'words', head: say(head), kind: 'words' };
}

/** Builds a plain row; the first cell spans the columns that the others leave. */
const rowOf = (key: string, ...cells: readonly PaperCell[]): PaperRow => ({
	key,
	kind: 'plain',
	cells
});

/** Builds a row of another kind: a label, then figures in the last columns. */
function figureLine(
	kind: PaperRow['kind'],
	key: string,
	label: PaperCell,
	...figures: readonly PaperCell[]
): PaperRow {
	return { key, kind, cells: [label, ...figures] };
}

const totalLine = (...figures: readonly PaperCell[]): PaperRow =>
	figureLine('total', 'total', say('paper.total'), ...figures);

/** A column with its cell for a row and its cell in the total row, which need not be a sum. */
export interface ColumnOf<Row> {
	readonly column: PaperColumn;
	readonly cell: (row: Row) => PaperCell;
	readonly sum: (rows: readonly Row[]) => PaperCell;
}

/** Builds a column of words, texts or days, which has no total. */
const plainColumn = <Row>(
	key: string,
	head: MessageKey,
	kind: PaperColumn['kind'],
	cell: (row: Row) => PaperCell,
	more: Partial<PaperColumn> = {}
): ColumnOf<Row> => ({ column: { key, head: say(head), kind, ...more }, cell, sum: () => null });

/** Builds a money column with the sum of its rows. */
const sumColumn = <Row>(
	key: string,
	head: MessageKey,
	of: (row: Row) => Money,
	more: Partial<PaperColumn> = {}
): ColumnOf<Row> => ({
	column: moneyColumn(key, say(head), more),
	cell: (row) => amountCell(of(row)),
	sum: (rows) => amountCell(sum(rows.map(of)))
});

/** Builds a column of running balances; its total is the last balance. @param before opening balance for a table without rows */
const standingColumn = <Row>(
	key: string,
	head: MessageKey,
	of: (row: Row) => Money,
	more: Partial<PaperColumn> = {},
	before: Money = zero
): ColumnOf<Row> => ({
	...sumColumn(key, head, of, { carry: 'last', zero: 'figure', ...more }),
	sum: (rows) => amountCell(rows.map(of).at(-1) ?? before)
});

const columnsIn = (columns: readonly ColumnOf<never>[]): readonly PaperColumn[] =>
	columns.map(({ column: head }) => head);
const rowCells = <Row>(columns: readonly ColumnOf<Row>[], row: Row): readonly PaperCell[] =>
	columns.map(({ cell }) => cell(row));
const sumCells = <Row>(columns: readonly ColumnOf<Row>[], rows: readonly Row[]): readonly PaperCell[] =>
	columns.map(({ sum: of }) => of(rows));

/** Builds the only section of a table, without a heading. */
const onlySection = (key: string, rows: readonly PaperRow[]): readonly [PaperSection] => [
	{ key, heading: null, rows }
];

/** Builds a section with a heading, whose key prefixes the keys of its rows. */
const section = (key: string, heading: MessageKey, rows: readonly PaperRow[]): PaperSection => ({
	key,
	heading: say(heading),
	rows: rows.map((row) => ({ ...row, key: `${key} ${row.key}` }))
});

/** Maps a value to a list of one, and null or undefined to an empty list. */
export const ifKnown = <Value, Made>(
	value: Value | null | undefined,
	made: (value: Value) => Made
): readonly Made[] => (value === null || value === undefined ? [] : [made(value)]);

/** Joins cells with a dot as separator. */
export const withDots = (cells: readonly PaperCell[]): PaperCell => ({
	line: cells.flatMap((cell, place) => (place === 0 ? [cell] : [{ text: '·' }, cell]))
});

/** Builds a paper with a single table as at a day. */
export const onePaper = (
	title: MessageKey,
	to: TablePaperData['to'],
	leaf: PaperLeaf,
	size: TablePaperData['size'] = 'a4'
): TablePaperData => ({ title, size, from: null, to, leaves: [leaf] });

export const countCell = (count: number): PaperCell => ({ text: String(count) });

/** Builds a full-width line such as "Opening 100 + received 50 − paid 30 = closing 120". */
function equation(key: string, ...parts: readonly (readonly [string, MessageKey, Money])[]): PaperRow {
	const line = parts.flatMap(([sign, word, money]): readonly PaperCell[] => [
		...(sign === '' ? [] : [{ text: sign }]),
		say(word),
		{ money }
	]);
	return { key, kind: 'note', cells: [{ line }] };
}

/** Builders for columns, rows and lines of tables. */
export const table = {
	line: figureLine,
	money: moneyColumn,
	day: dayColumn,
	words: wordsColumn,
	equation,
	column: plainColumn,
	sum: sumColumn,
	standing: standingColumn,
	row: rowOf,
	cells: rowCells,
	columns: columnsIn,
	sums: sumCells,
	only: onlySection,
	section,
	total: totalLine
};
