import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { readJournal, writeJournal } from '#app';
import { loadSpreadsheet } from '#spreadsheet/load.ts';
import type { SheetProblem } from '#spreadsheet/problems.ts';
import type { ReadGroup } from '#spreadsheet/read-spreadsheet.ts';
import { type BookId, err, ok, type Result } from '#kernel';
import { problemSentence } from './convert-sentences.ts';
import { readInput } from './read-input.ts';
import type { Outcome } from './run-book.ts';
import { refusalSentence } from './sentences.ts';
import { counted } from './summary.ts';
import { usageOf, readArguments } from './usage.mjs';
import type { TemplateKind } from '#spreadsheet/template.ts';

/** What the person asked of `book convert`. */
type ConvertCommand =
	| { readonly name: 'template'; readonly kind: TemplateKind }
	| {
			readonly name: 'convert';
			/** A path, or "-" for the standard input. */
			readonly file: string;
			/** Folder for the journals; it is made when it is not there. */
			readonly out: string;
			/** Write the groups that are right although others are not. */
			readonly partial: boolean;
	  };

const kinds: readonly TemplateKind[] = ['groups', 'paperBook'];

/** @returns the command, or in one sentence why it is not understood */
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

/** `book convert`: a spreadsheet of many groups, or of a paper book, to journals (ledger law 10). */
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

/** All files or none; a file that is there already is somebody's book and is left alone. */
async function write(folder: string, groups: readonly ReadGroup[]): Promise<Written> {
	const files = groups.map((group) => ({
		group,
		path: join(folder, `${group.key}.journal.json`),
		text: journalOf(group)
	}));
	const reasons: string[] = [];
	for (const { group, path, text } of files) {
		// The file is read as a stranger would read it before anybody is given it.
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
