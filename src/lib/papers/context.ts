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

/** The reports, which come as a script of their own. */
export type Reports = typeof reports;

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

/** What a book or register says: its tables, and the report behind them. */
export interface BookLeaves {
	readonly report: unknown;
	readonly leaves: readonly PaperLeaf[];
	/** With each entry by itself, where `leaves` put those of one meeting together: for the file. */
	readonly each?: readonly PaperLeaf[];
	/** The first day, where the paper names another one than that of the period. */
	readonly from?: TablePaperData['from'];
	readonly notes?: readonly PaperCell[];
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
/** Nothing where there is no amount. */
export const moneyCell = (money: Money | null): PaperCell => (money === null ? null : { money });
export const amountCells = (all: readonly Money[]): readonly PaperCell[] => all.map(amountCell);

/** @param width millimetres; of an amount up to 12,34,567.50 */
function moneyColumn(key: string, head: PaperCell, more: Partial<PaperColumn> = {}): PaperColumn {
	return { key, head, kind: 'money', width: 25, ...more };
}

function dayColumn(key: string, head: MessageKey): PaperColumn {
	return { key, head: say(head), kind: 'day', width: 23 };
}

function wordsColumn(head: MessageKey): PaperColumn {
	return { key: 'words', head: say(head), kind: 'words' };
}

/** A row of a table: its first cell takes the columns that the others leave. */
const rowOf = (key: string, ...cells: readonly PaperCell[]): PaperRow => ({
	key,
	kind: 'plain',
	cells
});

/** A line that is no plain one: its words, then figures in the columns that remain. */
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

/** What a column says of a row of one kind, and what stands below the rows where it is no sum of them. */
export interface ColumnOf<Row> {
	readonly column: PaperColumn;
	readonly cell: (row: Row) => PaperCell;
	readonly sum: (rows: readonly Row[]) => PaperCell;
}

/** A column of words, texts or days: it has no sum. */
const plainColumn = <Row>(
	key: string,
	head: MessageKey,
	kind: PaperColumn['kind'],
	cell: (row: Row) => PaperCell,
	more: Partial<PaperColumn> = {}
): ColumnOf<Row> => ({ column: { key, head: say(head), kind, ...more }, cell, sum: () => null });

/** A column of money with the sum of its rows. */
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

/** A column of what stands after each row: below it stands what is left after the last. @param before what stood there before the first */
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

/** Rows without a heading, as the only ones of a table. */
const onlySection = (key: string, rows: readonly PaperRow[]): readonly [PaperSection] => [
	{ key, heading: null, rows }
];

/** Rows under a heading, whose keys are those of the section too. */
const section = (key: string, heading: MessageKey, rows: readonly PaperRow[]): PaperSection => ({
	key,
	heading: say(heading),
	rows: rows.map((row) => ({ ...row, key: `${key} ${row.key}` }))
});

/** What is made of a value where there is one. */
export const ifKnown = <Value, Made>(
	value: Value | null | undefined,
	made: (value: Value) => Made
): readonly Made[] => (value === null || value === undefined ? [] : [made(value)]);

/** Cells with a dot between each and the next. */
export const withDots = (cells: readonly PaperCell[]): PaperCell => ({
	line: cells.flatMap((cell, place) => (place === 0 ? [cell] : [{ text: '·' }, cell]))
});

/** A paper of one table, as it stood on a day. */
export const onePaper = (
	title: MessageKey,
	to: TablePaperData['to'],
	leaf: PaperLeaf,
	size: TablePaperData['size'] = 'a4'
): TablePaperData => ({ title, size, from: null, to, leaves: [leaf] });

export const countCell = (count: number): PaperCell => ({ text: String(count) });

/** "Opening 100 + received 50 − paid 30 = closing 120", over the whole width. */
function equation(key: string, ...parts: readonly (readonly [string, MessageKey, Money])[]): PaperRow {
	const line = parts.flatMap(([sign, word, money]): readonly PaperCell[] => [
		...(sign === '' ? [] : [{ text: sign }]),
		say(word),
		{ money }
	]);
	return { key, kind: 'note', cells: [{ line }] };
}

/** What tables are built of: columns, rows and lines. */
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
