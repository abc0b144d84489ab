import Papa from 'papaparse';
import { decimalText, type Words } from '#i18n';
import type { CurrencyCode } from '#money';
import { cellText, type BothWords } from '../cell-text.ts';
import type { PaperCell, PaperLeaf, PaperRow, TablePaperData } from '../table-types.ts';

/**
 * Returns a paper as a table for spreadsheets (RFC 4180, with a byte order mark so that Excel detects UTF-8): amounts without
 * grouping, ISO days (2025-07-31), and an extra column that marks struck rows.
 */
export function csvOf(paper: TablePaperData, both: BothWords, currency: CurrencyCode): string {
	const written = { both, currency };
	return linesAsCsv([
		...paper.leaves.flatMap((leaf) => leafLines(leaf, paper, written)),
		...(paper.notes ?? []).map((note) => [plain(note, written)])
	]);
}

/** Returns lines of texts as CSV in which no text can act as a formula. */
export function linesAsCsv(lines: readonly (readonly string[])[]): string {
	const safe = lines.map((cells) => cells.map((text) => (isFormula(text) ? `'${text}` : text)));
	return `\ufeff${Papa.unparse(safe, { newline: '\r\n' })}\r\n`;
}

/** Returns the raw report with its metadata as JSON; amounts are minor units. */
export function jsonOf(report: unknown, about: Readonly<Record<string, unknown>>): string {
	return `${JSON.stringify({ ...about, report }, null, '\t')}\n`;
}

interface Written {
	readonly both: BothWords;
	readonly currency: CurrencyCode;
}

function leafLines(
	leaf: PaperLeaf,
	{ title, from, to }: TablePaperData,
	written: Written
): readonly (readonly string[])[] {
	const say = (words: Words) => words.say(title);
	const { local, english } = written.both;
	const when = from === null ? to : `${from} – ${to}`;
	const rows = leaf.sections.flatMap((section) => [
		...(section.heading === null ? [] : [[plain(section.heading, written)]]),
		...section.rows.map((row) => rowCells(row, leaf, written))
	]);
	return [
		[`${say(local)} / ${say(english)}`, plain(leaf.of, written), when],
		leaf.columns.map(({ head }) => plain(head, written)),
		...rows
	];
}

function rowCells(row: PaperRow, leaf: PaperLeaf, written: Written): readonly string[] {
	const [first = null, ...rest] = row.cells;
	const left = Array.from({ length: leaf.columns.length - row.cells.length }, () => '');
	const { local, english } = written.both;
	const struck = `${local.say('paper.struck')} / ${english.say('paper.struck')}`;
	return [
		plain(first, written),
		...left,
		...rest.map((cell) => plain(cell, written)),
		...(row.struck === true ? [struck] : [])
	];
}

function plain(cell: PaperCell, { both, currency }: Written): string {
	if (cell === null) return '';
	if ('money' in cell) return decimalText(cell.money, currency);
	return 'day' in cell ? cell.day : cellText(cell, both, currency);
}

/** True for a text that a spreadsheet would evaluate; negative amounts are harmless. */
const isFormula = (text: string): boolean => /^[=+@\t\r-]/.test(text) && !/^-\d+(?:\.\d+)?$/.test(text);
