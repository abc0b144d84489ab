import type { Cell, CellObject, SheetData } from 'write-excel-file/universal';
import { daysBetween, type LocalDate } from '#kernel';
import { decimalText, minorPlaces, type Words } from '#i18n';
import type { CurrencyCode, Money } from '#money';
import { cellText, wordText, type BothWords } from '../cell-text.ts';
import type { PaperCell, PaperColumn, PaperLeaf, PaperRow, TablePaperData } from '../table-types.ts';
import { headText, type DataCell, type DataRow, type DataTable } from './data-table.ts';
import type { WorkbookSheet } from './xlsx-writer.ts';

/**
 * Returns an Excel file (2007 and later) with amounts as numbers, days as dates and without formulas. It prints on A4 landscape with the
 * heads on every page. The writer is loaded on demand.
 *
 * @param sheets at least one
 */
export async function xlsxOf(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
	const { writeXlsx } = await import('./xlsx-writer.ts');
	const names = new Set<string>();
	const named = sheets.map((sheet) => ({ ...sheet, sheet: sheetName(sheet.sheet ?? '', names) }));
	const blob = await writeXlsx(named);
	return new Uint8Array(await blob.arrayBuffer());
}

/** @param title of any length and with any characters */
function sheetName(title: string, used: Set<string>): string {
	const safe = title.replaceAll(/[\\/*?:[\]']/g, ' ').trim();
	let name = safe.slice(0, 31).trim();
	for (let more = 2; used.has(name.toLowerCase()) || name === ''; more += 1)
		name = `${safe.slice(0, 27).trim()} ${String(more)}`;
	used.add(name.toLowerCase());
	return name;
}

/** Returns a table for staff as a sheet with frozen and repeated heads and group column; totals are at the bottom. */
export function sheetOfTable({ title, heads, rows, totals = [] }: DataTable, words: Words): WorkbookSheet {
	const said = heads.map((head) => headText(head, words));
	const valuesOf = ({ cells, currency }: DataRow) => cells.map((cell) => valueOf(cell, currency, words));
	const all = [...rows, ...totals];
	const widths = said.map((head, place) => widthOf(head, all, place, words));
	const [, group = 0] = widths;
	const others = widths.reduce((sum, width) => sum + width, 0) - group;
	const pagesWide = Math.ceil(others / (lettersAcross - group));
	return {
		sheet: words.say(title),
		data: [
			said.map((head, place) => ({
				...(rows.some(({ cells }) => isFigure(cells[place])) ? boldRight(head) : bold(head)),
				wrap: true,
				alignVertical: 'top' as const
			})),
			...rows.map(valuesOf),
			...totals.map((row) => valuesOf(row).map(inBold))
		],
		stickyRowsCount: 1,
		stickyColumnsCount: 2,
		columns: widths.map((width) => ({ width })),
		pages: { pagesWide, headRows: 1, headColumn: pagesWide === 1 ? null : 'B' }
	};
}

/** Number of characters that are legible across A4 landscape when printed at three quarters of their size. */
const lettersAcross = 190;

/** True for cells that spreadsheet programs align to the right. */
const isFigure = (cell: DataCell | undefined): boolean =>
	cell !== null && cell !== undefined && !('text' in cell) && !('word' in cell);

/** Fits the longest word of the wrapped head and the values. A long text may be cut off, but a narrow amount would show "####". */
function widthOf(head: string, rows: readonly DataRow[], place: number, words: Words): number {
	let longest = Math.max(...head.split(' ').map((word) => word.length));
	for (const { cells, currency } of rows) {
		const cell = cells[place] ?? null;
		if (cell === null) continue;
		// Allows for a separator after every three digits.
		if ('money' in cell) longest = Math.max(longest, (decimalText(cell.money, currency).length * 4) / 3);
		if ('text' in cell) longest = Math.max(longest, cell.text.length);
		if ('word' in cell) longest = Math.max(longest, wordText(cell.word, words).length);
	}
	return Math.min(32, Math.max(11, Math.ceil(longest) + 2));
}

/** Returns a book or register as a sheet, with page heads and totals as on paper. */
export function sheetOfPaper(
	paper: TablePaperData,
	{ both, currency }: { readonly both: BothWords; readonly currency: CurrencyCode }
): WorkbookSheet {
	const cell = (of: PaperCell) => paperValue(of, both, currency);
	const { local } = both;
	const when: Cell = paper.from === null ? dayCell(paper.to) : bold(`${paper.from} – ${paper.to}`);
	const widest = Math.max(1, ...paper.leaves.map(({ columns }) => columns.length));
	return {
		sheet: local.say(paper.title),
		data: [
			[bold(local.say(paper.title)), when],
			...paper.leaves.flatMap((leaf) => leafRows(leaf, cell)),
			...(paper.notes ?? []).map((note) => [cell(note)])
		],
		columns: Array.from({ length: widest }, () => ({ width: 16 })),
		pages: { pagesWide: 1, headRows: headRows(paper.leaves), headColumn: null }
	};
}

/** Returns 1 (the title) if every part has its own head; for a single part: title, empty row, subject if any, and head. */
function headRows([leaf, ...others]: readonly PaperLeaf[]): number {
	if (leaf === undefined || others.length > 0) return 1;
	return leaf.of === null ? 3 : 4;
}

type ToCell = (of: PaperCell) => Cell;

function leafRows({ of, columns, sections }: PaperLeaf, cell: ToCell): SheetData {
	return [
		[],
		...(of === null ? [] : [[cell(of)]]),
		columns.map(({ head, kind }) => headCell(cell(head), kind)),
		...sections.flatMap(({ heading, rows }) => [
			...(heading === null ? [] : [[cell(heading)]]),
			...rows.map((row) => rowCells(row, columns.length, cell))
		])
	];
}

const headCell = (head: Cell, kind: PaperColumn['kind']): Cell =>
	head !== null && typeof head === 'object' && 'value' in head
		? { ...(kind === 'money' || kind === 'day' ? { ...head, ...right } : head), fontWeight: 'bold' }
		: head;

/** Fills a short row with empty cells after the first, which spans the columns that the others leave. */
function rowCells({ cells, struck }: PaperRow, columns: number, cell: ToCell): Cell[] {
	const [first = null, ...rest] = cells;
	const left: Cell[] = Array.from({ length: Math.max(0, columns - cells.length) }, () => null);
	const row = [cell(first), ...left, ...rest.map(cell)];
	return struck === true ? row.map(struckOut) : row;
}

const struckOut = (cell: Cell): Cell =>
	cell !== null && typeof cell === 'object' && 'value' in cell
		? { ...cell, textDecoration: { strikethrough: true } }
		: cell;

function valueOf(cell: DataCell, currency: CurrencyCode, words: Words): Cell {
	if (cell === null) return null;
	if ('money' in cell) return moneyCell(cell.money, currency);
	if ('day' in cell) return dayCell(cell.day);
	if ('count' in cell) return { type: Number, value: cell.count };
	if ('ratio' in cell) return { type: Number, value: Number(cell.ratio), format: '0.0%' };
	return textCell('text' in cell ? cell.text : wordText(cell.word, words));
}

function paperValue(cell: PaperCell, both: BothWords, currency: CurrencyCode): Cell {
	if (cell === null) return null;
	if ('money' in cell) return moneyCell(cell.money, currency);
	if ('day' in cell) return dayCell(cell.day);
	const said = cellText(cell, both, currency);
	return /^-?\d{1,9}$/.test(said) ? { type: Number, value: Number(said) } : textCell(said);
}

/** Converts to the nearest double, which keeps every sum below 90 lakh crore exact to the paisa. */
function moneyCell(of: Money, currency: CurrencyCode): Cell {
	const places = minorPlaces(currency);
	return {
		type: Number,
		value: of / 10 ** places,
		format: places === 0 ? '#,##0' : `#,##0.${'0'.repeat(places)}`
	};
}

/** Excel counts days from 30 December 1899, regardless of the reader's time zone. */
const dayCell = (day: LocalDate): Cell => ({
	type: Number,
	value: daysBetween(dayZero, day),
	format: 'yyyy-mm-dd'
});
const dayZero = '1899-12-30' as LocalDate;

/** Indented, to keep a distance from the figure on the left. */
const left = { align: 'left', indent: 1 } as const;
const right = { align: 'right', indent: 0 } as const;
const textCell = (text: string): Cell => (text === '' ? null : { type: String, value: text, ...left });
const bold = (text: string): CellObject => ({ type: String, value: text, fontWeight: 'bold', ...left });
const boldRight = (text: string): CellObject => ({ ...bold(text), ...right });
const inBold = (cell: Cell): Cell =>
	cell !== null && typeof cell === 'object' && 'value' in cell ? { ...cell, fontWeight: 'bold' } : cell;
