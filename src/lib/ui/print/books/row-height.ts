import type { CurrencyCode } from '#money';
import type { BothWords } from '#papers/both-words.ts';
import { cellText, wordsText } from '#papers/cell-text.ts';
import { sheetWidth, type SheetSize } from '#papers/sheets.ts';
import type { PaperCell, PaperColumn, PaperRow } from '#papers/table-types.ts';

/** Millimetres at 11 pt; another size of type is a scale. A little too wide rather than too narrow: a page that is cut too late loses its foot. */
const lineHeight = 4.7;
const leastHeight = 6.5;
const above = 1.1;
/** Where rows have less air; an amount is a little higher than a word. */
export const tightRow = 5.25;
const tightAbove = 0.5;
const beside = 1.8;
const margins = 24;

/** How high a row will be on paper, in millimetres: by the lines that its longest cell takes. */
export function rowHeight(
	row: PaperRow,
	columns: readonly PaperColumn[],
	sheet: {
		readonly size: SheetSize;
		readonly both: BothWords;
		readonly currency: CurrencyCode;
		readonly tight?: boolean;
		readonly scale?: number;
	}
): number {
	const { scale = 1 } = sheet;
	const widths = columnWidths(columns, sheet.size).map((width) => width / scale);
	const taken = columns.length - row.cells.length + 1;
	const lines = row.cells.map((cell, place) => {
		const width =
			place === 0
				? widths.slice(0, taken).reduce((all, one) => all + one, 0)
				: (widths[place + taken - 1] ?? 0);
		return linesIn(cell, width - beside, sheet);
	});
	const [least, air] = sheet.tight === true ? [tightRow, tightAbove] : [leastHeight, above];
	return Math.max(row.height ?? least, Math.max(1, ...lines) * lineHeight + air) * scale;
}

/** How high the head of a table will be, in millimetres: each language on lines of its own. */
export function headHeight(
	columns: readonly PaperColumn[],
	{ size, both, scale = 1 }: { readonly size: SheetSize; readonly both: BothWords; readonly scale?: number }
): number {
	const widths = columnWidths(columns, size).map((width) => width / scale);
	const lines = columns.map(({ head }, place) => {
		if (head === null || !('words' in head)) return 1;
		const width = (widths[place] ?? 0) - beside;
		const [own, english] = [[wordsText(head, both.local), head.beside], [wordsText(head, both.english)]].map(
			(parts) => linesOfText(parts.filter((part) => part !== undefined).join(' '), width)
		);
		return (own ?? 1) + (english ?? 1) * 0.82;
	});
	return (Math.max(...lines) * lineHeight + above + 1) * scale;
}

function columnWidths(columns: readonly PaperColumn[], size: SheetSize): readonly number[] {
	const sheet = (sheetWidth[size] / 96) * 25.4 - margins;
	const named = columns.reduce((all, { width }) => all + (width ?? 0), 0);
	const free = columns.filter(({ width }) => width === undefined).length;
	return columns.map(({ width }) => width ?? (sheet - named) / free);
}

/** Amounts and days stand on one line whatever their width; a second calendar below is smaller. */
function linesIn(
	cell: PaperCell,
	width: number,
	sheet: { readonly both: BothWords; readonly currency: CurrencyCode }
): number {
	if (cell === null || 'money' in cell) return 1;
	if ('day' in cell) return sheet.both.local.days(cell.day).length > 1 ? 1.75 : 1;
	if ('below' in cell) return linesIn(cell.below, width, sheet);
	if ('line' in cell && cell.line.some(isBelow)) {
		const beside = linesIn({ line: cell.line.filter((part) => !isBelow(part)) }, width, sheet);
		return cell.line.filter(isBelow).reduce((all, part) => all + linesIn(part, width, sheet), beside);
	}
	const { both, currency } = sheet;
	return brokenInto(cellText(cell, both, currency).split(' '), width);
}

const isBelow = (cell: PaperCell): boolean => cell !== null && 'below' in cell;

/** Lines that a text takes in a column, in millimetres at 11 pt. */
export function linesOfText(text: string, width: number): number {
	return brokenInto(text.split(' '), width);
}

/** How wide a text is on one line, in millimetres at 11 pt. */
export function widthOfText(text: string): number {
	return textWidth(text);
}

/** Words in lines as a browser breaks them: as many as go on a line. */
function brokenInto(words: readonly string[], width: number): number {
	const space = 1.1;
	let [lines, used] = [1, 0];
	for (const word of words) {
		const needed = textWidth(word);
		if (used > 0 && used + space + needed > width) {
			lines += 1;
			used = needed;
		} else used += (used > 0 ? space : 0) + needed;
		// One word that is longer than the line is broken within.
		while (used > width) {
			lines += 1;
			used -= width;
		}
	}
	return lines;
}

/** Signs above and below a letter take no room, those beside it little. */
function textWidth(word: string): number {
	return Array.from(word).reduce((width, letter) => width + letterWidth(letter), 0);
}

function letterWidth(letter: string): number {
	if (/\p{Mn}/u.test(letter)) return 0;
	if (/\p{Mc}/u.test(letter)) return 1.3;
	if (/[\u0900-\u097f]/u.test(letter)) return 2.5;
	if (/[A-Zmw]/u.test(letter)) return 2.8;
	return /[\s.,:;·|'ijltf()-]/u.test(letter) ? 1.25 : 2.2;
}
