import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { readJournal, writeJournal } from '#app';
import { loadSpreadsheet } from '#spreadsheet/load.ts';
import type { SheetProblem } from '#spreadsheet/problems.ts';
import type { ReadGroup } from '#spreadsheet/read-spreadsheet.ts';
import { type BookId, err, ok, type Result, unreachable } from '#kernel';
import { readInput } from './read-input.ts';
import type { Outcome } from './run-book.ts';
import { refusalSentence } from './sentences.ts';
import { counted } from './summary.ts';
import { readArguments, usageOf } from './usage.mjs';
import type { TemplateKind } from '#spreadsheet/template.ts';
import { rejectionSentence } from './rejection-sentences.ts';

/** Parsed command line of `book convert`. */
type ConvertCommand =
	| { readonly name: 'template'; readonly kind: TemplateKind }
	| {
			readonly name: 'convert';
			/** A path, or "-" for the standard input. */
			readonly file: string;
			/** Folder for the journals, created if needed. */
			readonly out: string;
			/** Writes the valid groups even if others are invalid. */
			readonly partial: boolean;
	  };

const kinds: readonly TemplateKind[] = ['groups', 'paperBook'];

/** @returns the command, or one sentence with the error */
function parseConvert(args: readonly string[]): Result<ConvertCommand, string> {
	const parsed = readArguments('convert', args);
	if (!parsed.ok) return parsed;
	const { values, positionals } = parsed.value;
	if (values.template !== undefined) {
		const kind = kinds.find((known) => known === values.template);
		if (kind === undefined) return err(`--template is groups or paperBook, not "${values.template}".`);
		const isAlone = positionals.length === 0 && values.out === undefined && values.partial !== true;
		return isAlone ? ok({ name: 'template', kind }) : err('--template stands alone.');
	}
	const [file = ''] = positionals;
	return ok({ name: 'convert', file, out: values.out ?? '.', partial: values.partial ?? false });
}

/** `book convert`: makes journals of a spreadsheet of many groups or of a paper book (ledger law 10). */
export async function runConvert(args: readonly string[], stdin: Readable): Promise<Outcome> {
	const command = parseConvert(args);
	if (!command.ok) return { code: 2, out: '', errors: `${command.error}\n\n${usageOf('convert')}` };
	if (command.value.name === 'template') {
		const { template } = await loadSpreadsheet();
		return { code: 0, out: template(command.value.kind), errors: '' };
	}
	const bytes = await readInput(command.value.file, stdin);
	return bytes.ok ? convert(command.value, bytes.value) : refused([bytes.error]);
}

type Convert = Extract<ConvertCommand, { readonly name: 'convert' }>;

async function convert({ out, partial }: Convert, bytes: Uint8Array): Promise<Outcome> {
	const { readSpreadsheetBytes } = await loadSpreadsheet();
	const { groups, problems } = readSpreadsheetBytes(bytes);
	const reasons = await sentences(problems);
	if (groups.length === 0)
		return refused(
			reasons.length > 0 ? reasons : ['The sheet has no group: the rows of the example are not read.']
		);
	if (problems.length > 0 && !partial) {
		const right = `Nothing is written; ${counted(groups.length, 'group')} would be right: --partial writes them.`;
		return refused([...reasons, right]);
	}
	const written = await write(out, groups);
	if (!written.ok) return refused([...reasons, ...written.reasons]);
	const errors = reasons.map((reason) => `${reason}\n`).join('');
	return { code: problems.length > 0 ? 1 : 0, out: `${written.lines.join('\n')}\n`, errors };
}

async function sentences(problems: readonly SheetProblem[]): Promise<readonly string[]> {
	const { columnOf } = await loadSpreadsheet();
	return problems.map((problem) =>
		problemSentence(problem, problem.column === null ? null : (columnOf(problem.column)?.en ?? null))
	);
}

type Written =
	| { readonly ok: true; readonly lines: readonly string[] }
	| { readonly ok: false; readonly reasons: readonly string[] };

/** Writes all files or none; an existing file is somebody's book and is never overwritten. */
async function write(folder: string, groups: readonly ReadGroup[]): Promise<Written> {
	const files = groups.map((group) => ({
		group,
		path: join(folder, `${group.key}.journal.json`),
		text: journalOf(group)
	}));
	const reasons: string[] = [];
	for (const { group, path, text } of files) {
		// The file is read back like any foreign file before it is written.
		const again = readJournal(text);
		if (!again.ok) reasons.push(...again.error.map((refusal) => `${group.key}: ${refusalSentence(refusal)}`));
		else if (await isThere(path)) reasons.push(`${path} is there already: nothing is written over it.`);
	}
	if (reasons.length > 0) return { ok: false, reasons };
	await mkdir(folder, { recursive: true });
	for (const { path, text } of files) await writeFile(path, text, { flag: 'wx' });
	return { ok: true, lines: files.map(({ group, path }) => `${path}: ${summary(group)}`) };
}

function journalOf({ key, figures, people, events }: ReadGroup): string {
	return writeJournal({ book: { id: key as BookId, currency: figures.currency }, people, events });
}

async function isThere(path: string): Promise<boolean> {
	try {
		await access(path);
		return true;
	} catch {
		return false;
	}
}

function summary({ name, figures }: ReadGroup): string {
	const rupees = (minorUnits: number) => (minorUnits / 100).toFixed(2);
	const { members, meetings, savings, loans, box, bank, surplus, surplusComputed } = figures;
	const parts = [
		counted(members.length, 'member'),
		...(meetings > 0 ? [counted(meetings, 'meeting')] : []),
		`savings ${rupees(savings)}`,
		`loans ${rupees(loans)}`,
		`box ${rupees(box)}`,
		`bank ${rupees(bank)}`,
		`surplus ${rupees(surplus)}${surplusComputed ? ' (computed, not from the sheet)' : ''}`
	];
	return `${name}, ${parts.join(', ')}`;
}

function refused(reasons: readonly string[]): Outcome {
	return { code: 1, out: '', errors: `${reasons.join('\n')}\n` };
}

/** Place, error and remedy for staff who filled in the sheet. `head` names the column. */
function problemSentence(problem: SheetProblem, head: string | null): string {
	const row = problem.row === null ? null : `row ${problem.row}`;
	const group = problem.group === null ? null : `group ${problem.group}`;
	const where = [row, group, head].filter((part) => part !== null).join(', ');
	return where === '' ? capital(wrong(problem)) : `${where}: ${wrong(problem)}`;
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Rupees and paise, as in the sheet. */
const rupees = (minorUnits: number) => (minorUnits / 100).toFixed(2);

function wrong(problem: SheetProblem): string {
	switch (problem.code) {
		case 'fileTooLarge':
			return `the file is larger than ${problem.detail.most / 1024 / 1024} MiB: convert fewer groups at a time.`;
		case 'notText':
			return 'the file is not text in UTF-8: save the sheet as "CSV UTF-8".';
		case 'empty':
			return 'the file is empty.';
		case 'quotesBroken':
			return 'a quotation mark is not closed, or stands inside a cell: take it out, or save the sheet again.';
		case 'tooManyRows':
			return `the sheet has more than ${problem.detail.most} rows: convert fewer groups at a time.`;
		case 'tooManyColumns':
			return `a row has more than ${problem.detail.most} cells: this is not the sheet of the template.`;
		case 'tooManyGroups':
			return `the sheet has more than ${problem.detail.most} groups: convert fewer at a time.`;
		case 'headMissing':
			return 'no column has this head: take the first row from the template.';
		case 'headUnknown':
			return `"${problem.detail.given}" is no head that is known: take it from the template, or leave the column out.`;
		case 'headTwice':
			return `"${problem.detail.given}" names a column that is there already: keep one.`;
		default:
			return wrongCell(problem);
	}
}

type OfFile =
	| 'fileTooLarge'
	| 'notText'
	| 'empty'
	| 'quotesBroken'
	| 'tooManyRows'
	| 'tooManyColumns'
	| 'tooManyGroups'
	| 'headMissing'
	| 'headUnknown'
	| 'headTwice';
type Without<Codes extends SheetProblem['code']> = Exclude<SheetProblem, { readonly code: Codes }>;

function wrongCell(problem: Without<OfFile>): string {
	switch (problem.code) {
		case 'needed':
			return 'the cell is empty: fill it in.';
		case 'notForThisRow':
			return `a row "${problem.detail.kind}" has no such cell: empty it, or change what the row is.`;
		case 'noHead':
			return `"${problem.detail.given}" stands in a column without a head: empty the cell.`;
		case 'cellTooLong':
			return `the cell has more than ${problem.detail.most} letters.`;
		case 'identityNumber':
			return 'twelve digits look like an identity number, which has no place here: take it out.';
		case 'notAnAmount':
			return `"${problem.detail.given}" is no amount: write rupees such as 1250, 1,250 or 1,25,000.50.`;
		case 'amountTooLarge':
			return `the amount is larger than ${rupees(problem.detail.most)}, the most that can stand here.`;
		case 'amountIsZero':
			return 'the amount is zero: write more, or empty the cell.';
		case 'notADay':
			return `"${problem.detail.given}" is no day: write it as 31/03/2025, the day first.`;
		case 'notAWholeNumber':
			return `"${problem.detail.given}" is no whole number from ${problem.detail.least} to ${problem.detail.most}.`;
		case 'notARate':
			return `"${problem.detail.given}" is no number such as 2 or 1.5.`;
		case 'notAChoice':
			return `"${problem.detail.given}" is not one of: ${problem.detail.choices.join(', ')}.`;
		case 'notWritable':
			return `"${problem.detail.given}" cannot stand here: see docs/SPREADSHEET.md for what can.`;
		case 'keyInvalid':
			return `"${problem.detail.given}" is no key of a group: 1 to 40 letters, digits, . _ or -, for example G1.`;
		default:
			return wrongInGroup(problem);
	}
}

type OfCell =
	| 'needed'
	| 'notForThisRow'
	| 'noHead'
	| 'cellTooLong'
	| 'identityNumber'
	| 'notAnAmount'
	| 'amountTooLarge'
	| 'amountIsZero'
	| 'notADay'
	| 'notAWholeNumber'
	| 'notARate'
	| 'notAChoice'
	| 'notWritable'
	| 'keyInvalid';

function wrongInGroup(problem: Without<OfFile | OfCell>): string {
	switch (problem.code) {
		case 'groupRowMissing':
			return 'no row "group" says what kind of group it is: add one.';
		case 'rowTwice':
			return `the same stands on row ${problem.detail.first}: keep one.`;
		case 'memberUnknown':
			return `the group has no member number ${problem.detail.number}: add her row "member".`;
		case 'bankUnknown':
			return `the group has no bank row ${problem.detail.number}: add it, or name another account.`;
		case 'boxMissing':
			return 'no row "box" says how much cash there was: add one, with 0 if the box was empty.';
		case 'cutOffMissing':
			return 'there are figures, and no day for them: fill in the cut-off day.';
		case 'dayAfterCutOff':
			return `the day is after the cut-off day, ${problem.detail.cutOff}.`;
		case 'dayBeforeCutOff':
			return `the day is before the cut-off day, ${problem.detail.cutOff}: what happened then is in its figures already.`;
		case 'dayBeforeFounding':
			return `the day is before the group was founded, on ${problem.detail.founded}.`;
		case 'wrongFund':
			return 'by its rules the group saves in the other way: either in shares, or not.';
		case 'meetingDayDiffers':
			return `another row of this meeting says ${problem.detail.day}: a meeting has one day.`;
		case 'countDiffers':
			return `counted were ${rupees(problem.detail.counted)}, the entries make ${rupees(problem.detail.book)}: look for the slip, or say that the difference was accepted.`;
		case 'nothingOwed':
			return 'she has nothing open that this could pay: less, or enter what she owed first.';
		case 'notBalanced':
			return unbalanced(problem.detail.debits, problem.detail.credits);
		case 'invalid':
			return `${problem.detail.field}: ${problem.detail.message}.`;
		case 'refused':
			return rejectionSentence(problem.detail.rejection, problem.detail.currency ?? 'INR');
		default:
			return unreachable(problem);
	}
}

function unbalanced(debits: number, credits: number): string {
	const more =
		debits > credits
			? `box, bank, loans and expenses are ${rupees(debits - credits)} more than the rest`
			: `savings, borrowings, funds, income and surplus are ${rupees(credits - debits)} more than the rest`;
	return `the sheet does not balance: ${rupees(debits)} against ${rupees(credits)}; ${more}. Look at the paper book again.`;
}
