import Papa from 'papaparse';
import { asciiDigits, err, holdsIdentityNumber, ok, type Result } from '#kernel';
import { columnOf, findColumn, type ColumnId } from './columns.ts';
import { rowKinds, type RowKind } from './choices.ts';
import type { SpreadsheetLimits } from './limits.ts';
import type { CellFault, FileFault, Noting, SheetProblem } from './problems.ts';
import { sameWord, wordFinder } from './words.ts';

/** A non-empty row with its filled cells. */
export interface TableRow {
	/** Row number as in the spreadsheet program; the heads are row 1 if nothing is above them. */
	readonly row: number;
	/** Key of its group, in the case used on the group's first row. */
	readonly group: string;
	readonly kind: RowKind;
	readonly cells: ReadonlyMap<ColumnId, string>;
}

/** Key of the group whose rows explain the sheet; it is never read as a book. */
export const exampleKeys = ['example', 'उदाहरण'] as const;

const separators = [',', ';', '\t'] as const;
const findKind = wordFinder<RowKind>(rowKinds);
const kindCodes = rowKinds.map(({ code }) => code);
const keyPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;
const exampleWords: ReadonlySet<string> = new Set(exampleKeys.map(sameWord));

/**
 * Reads the rows of a spreadsheet saved as CSV: UTF-8 with or without a byte order mark; comma, semicolon or tab between
 * cells; quoted cells; any line ends. Empty rows, notes and the example are skipped. Every misplaced cell is
 * reported.
 *
 * @returns the rows, or the reason why the file cannot be read
 */
export function readTable(
	text: string,
	limits: SpreadsheetLimits,
	note: Noting
): Result<readonly TableRow[], readonly SheetProblem[]> {
	const inFile = (fault: FileFault, row: number | null = null) =>
		err([{ row, column: null, group: null, ...fault }] as const);
	if (text.length > limits.bytes) return inFile({ code: 'fileTooLarge', detail: { most: limits.bytes } });
	if (text.includes('\u0000') || text.includes('\ufffd')) return inFile({ code: 'notText' });
	const parsed = parse(text);
	const broken = parsed.errors.find(({ type }) => type === 'Quotes');
	if (broken !== undefined) return inFile({ code: 'quotesBroken' }, (broken.row ?? 0) + 1);
	const lines = parsed.data.map((line) => line.map((cell) => cell.trim()));
	const start = lines.findIndex((line) => line.some((cell) => cell !== ''));
	if (start === -1) return inFile({ code: 'empty' });
	if (lines.length - start - 1 > limits.rows)
		return inFile({ code: 'tooManyRows', detail: { most: limits.rows } });
	const wide = lines.findIndex((line) => line.length > limits.columns);
	if (wide !== -1) return inFile({ code: 'tooManyColumns', detail: { most: limits.columns } }, wide + 1);
	const heads = readHeads(lines[start] ?? [], start + 1);
	if (!heads.ok) return heads;
	return ok(readLines({ lines, start, heads: heads.value, limits, note }));
}

function parse(text: string): Papa.ParseResult<string[]> {
	const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
	const first = /[^\n]*\S[^\n]*/.exec(plain)?.[0] ?? '';
	const known = (separator: string) =>
		first.split(separator).filter((head) => findColumn(head.replaceAll('"', '')) !== undefined).length;
	const delimiter = separators.reduce((best, each) => (known(each) > known(best) ? each : best));
	return Papa.parse<string[]>(plain, { delimiter, newline: '\n', skipEmptyLines: false });
}

type Heads = readonly (ColumnId | null)[];

function readHeads(line: readonly string[], row: number): Result<Heads, readonly SheetProblem[]> {
	const problems: SheetProblem[] = [];
	const seen = new Set<ColumnId>();
	const heads = line.map((given) => {
		if (given === '') return null;
		const column = findColumn(given) ?? null;
		const where = { row, column, group: null };
		if (column === null) problems.push({ ...where, code: 'headUnknown', detail: { given: cautious(given) } });
		else if (seen.has(column))
			problems.push({ ...where, code: 'headTwice', detail: { given: cautious(given) } });
		else seen.add(column);
		return column;
	});
	for (const column of ['group', 'row'] as const) {
		if (!seen.has(column)) problems.push({ row, column, group: null, code: 'headMissing' });
	}
	return problems.length > 0 ? err(problems) : ok(heads);
}

interface Lines {
	readonly lines: readonly (readonly string[])[];
	readonly start: number;
	readonly heads: Heads;
	readonly limits: SpreadsheetLimits;
	readonly note: Noting;
}

function readLines({ lines, start, heads, limits, note }: Lines): readonly TableRow[] {
	const rows: TableRow[] = [];
	const spelling = new Map<string, string>();
	for (const [place, line] of lines.entries()) {
		if (place <= start || line.every((cell) => cell === '')) continue;
		const read = readLine(line, place + 1, { heads, limits, note });
		if (read === null) continue;
		const key = read.group.toLowerCase();
		const group = spelling.get(key) ?? read.group;
		spelling.set(key, group);
		rows.push({ ...read, group });
	}
	return rows;
}

function readLine(
	line: readonly string[],
	row: number,
	{ heads, limits, note }: Pick<Lines, 'heads' | 'limits' | 'note'>
): TableRow | null {
	const at = (id: ColumnId) => line[heads.indexOf(id)] ?? '';
	const kind = findKind(at('row'));
	const group = asciiDigits(at('group'));
	if (kind === 'note' || exampleWords.has(sameWord(group))) return null;
	const named = keyPattern.test(group) && !holdsIdentityNumber(group) ? group : null;
	const say = (column: ColumnId | null, fault: CellFault) => note({ row, column, group: named, ...fault });
	if (group === '') say('group', { code: 'needed' });
	else if (named === null && !holdsIdentityNumber(group))
		say('group', { code: 'keyInvalid', detail: { given: shortened(group) } });
	if (at('row') === '') say('row', { code: 'needed' });
	else if (kind === undefined && !holdsIdentityNumber(at('row')))
		say('row', { code: 'notAChoice', detail: { given: shortened(at('row')), choices: kindCodes } });
	const cells = new Map<ColumnId, string>();
	for (const [place, text] of line.entries()) {
		if (text === '') continue;
		const column = heads[place] ?? null;
		const fault = faultOf(text, column, kind, limits);
		if (fault !== null) say(column, fault);
		else if (column !== null) cells.set(column, text);
	}
	return named === null || kind === undefined ? null : { row, group: named, kind, cells };
}

function faultOf(
	text: string,
	column: ColumnId | null,
	kind: RowKind | undefined,
	limits: SpreadsheetLimits
): CellFault | null {
	// The mission's code of a group may be as long as an identity number; it identifies no person.
	if (column !== 'nrlm' && holdsIdentityNumber(text)) return { code: 'identityNumber' };
	if (text.length > limits.cell) return { code: 'cellTooLong', detail: { most: limits.cell } };
	if (column === null) return { code: 'noHead', detail: { given: shortened(text) } };
	return kind === undefined || columnOf(column)?.rows.includes(kind) === true
		? null
		: { code: 'notForThisRow', detail: { kind } };
}

/** Shortens a text for display. */
export function shortened(text: string): string {
	return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** Shortens a head, or hides it if it contains an identity number of twelve digits. */
function cautious(text: string): string {
	return holdsIdentityNumber(text) ? '…' : shortened(text);
}
