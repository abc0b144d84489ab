import Papa from 'papaparse';
import { decimalText, type Words } from '#i18n';
import type { CurrencyCode } from '#money';
import { cellText, type BothWords } from '../cell-text.ts';
import type { PaperCell, PaperLeaf, PaperRow, TablePaperData } from '../table-types.ts';

/**
 * A paper as a table for a spreadsheet (RFC 4180, with the mark that tells Excel of Hindi): amounts without grouping,
 * days as 2025-07-31, what was struck in a column of its own.
 */
export function csvOf(paper: TablePaperData, both: BothWords, currency: CurrencyCode): string {
	const written = { both, currency };
	return linesAsCsv([
		...paper.leaves.flatMap((leaf) => leafLines(leaf, paper, written)),
		...(paper.notes ?? []).map((note) => [plain(note, written)])
	]);
}

/** Lines of texts for a spreadsheet; none of them is computed. */
export function linesAsCsv(lines: readonly (readonly string[])[]): string {
	const safe = lines.map((cells) => cells.map((text) => (isFormula(text) ? `'${text}` : text)));
	return `\ufeff${Papa.unparse(safe, { newline: '\r\n' })}\r\n`;
}

/** The report as it is, with what it is and of whom; amounts are minor units. */
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

/** A text that a spreadsheet would reckon is told to be a text; an amount below zero is one of ours. */
const isFormula = (text: string): boolean => /^[=+@\t\r-]/.test(text) && !/^-\d+(?:\.\d+)?$/.test(text);
