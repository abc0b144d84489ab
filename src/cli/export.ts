import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { dayOfFile, type JournalFile, readJournalBytes, signedOn } from '#app';
import { createWords, loadPaperLanguage, type Words } from '#i18n';
import { compareDays, err, fromBikram, type LocalDate, ok, type Result, toLocalDate } from '#kernel';
import * as reports from '#reports';
import type { BankRule } from '#reports';
import { beancountText, hledgerText, plainJournal } from '#papers/accounting/plain-journal.ts';
import { booksContext } from '#papers/context.ts';
import { csvOfTable, type DataTable, type GroupOfTables, joinedTables } from '#papers/data/data-table.ts';
import { groupsAsJson, groupTables } from '#papers/data/group-tables.ts';
import { groupMonth, lastWholeMonth, monthTables } from '#papers/data/month-tables.ts';
import { registerSheets } from '#papers/data/register-sheets.ts';
import { sheetOfTable, xlsxOf } from '#papers/data/workbook.ts';
import { bankRulesOfFolder } from './beside.ts';
import { checkedParts, namesOf } from './names.ts';
import { readInput } from './read-input.ts';
import type { Outcome } from './run-book.ts';
import { practiceSentence, refusalSentence } from './sentences.ts';
import { readArguments, usageOf } from './usage.mjs';
import { dayOf } from './arguments.ts';

/** `book export`: books for accounting programs and spreadsheets. All files are read before anything is written. */
export async function runExport(args: readonly string[], stdin: Readable): Promise<Outcome> {
	const command = parseExport(args);
	if (!command.ok) return { code: 2, out: '', errors: `${command.error}\n\n${usageOf('export')}` };
	const journals: JournalFile[] = [];
	/** The file in which each book was first found. */
	const fileOf = new Map<string, string>();
	const reasons: string[] = [];
	const told: string[] = [];
	for (const file of command.value.files) {
		const read = await readFrom(file, stdin, command.value.names);
		if (read.ok) {
			const { id } = read.journal.book;
			const other = fileOf.get(id);
			if (other === undefined) fileOf.set(id, file);
			else reasons.push(`${other} and ${file} are of the same book, ${id}: leave one out.`);
			journals.push(read.journal);
			told.push(...read.notes.map((note) => `${file}: ${note}`));
		} else reasons.push(...read.reasons.map((reason) => `${file}: ${reason}`));
	}
	if (reasons.length > 0) return { code: 1, out: '', errors: `${reasons.join('\n')}\n` };
	const out = await written(command.value, journals);
	const isPractice = journals.some(({ book }) => book.practice === true);
	if (isPractice) told.push(practiceSentence);
	return { code: 0, out, errors: told.map((one) => `${one}\n`).join('') };
}

type Read =
	| { readonly ok: true; readonly journal: JournalFile; readonly notes: readonly string[] }
	| { readonly ok: false; readonly reasons: readonly string[] };

async function readFrom(file: string, stdin: Readable, withNames: boolean): Promise<Read> {
	const bytes = await readInput(file, stdin);
	if (!bytes.ok) return { ok: false, reasons: [bytes.error] };
	const journal = readJournalBytes(bytes.value);
	if (!journal.ok) return { ok: false, reasons: journal.error.map(refusalSentence) };
	const names = await checkedParts(journal.value, withNames);
	return names.ok
		? { ok: true, journal: journal.value, notes: names.value }
		: { ok: false, reasons: [names.error] };
}

/** @returns printed output: the text itself, or the paths of the files */
async function written(command: ExportCommand, journals: readonly JournalFile[]): Promise<string> {
	const english = createWords('en', await loadPaperLanguage('en'));
	const rules = await bankRulesOfFolder();
	const groups = journals.map((journal) => groupOf(journal, command, rules));
	const [first] = groups;
	if (first === undefined) return '';
	if (command.as === 'json') return groupsAsJson(groups);
	if (command.as === 'csv' || command.as === 'xlsx') return filesOf(command, groups, english);
	const plain = plainJournal({ ...first, words: english });
	return command.as === 'hledger' ? hledgerText(plain) : beancountText(plain);
}

async function filesOf(
	{ as, out, month }: ExportCommand,
	groups: readonly GroupOfTables[],
	words: Words
): Promise<string> {
	const tables = [...monthsOf(groups, month), ...joinedTables(groups.map(groupTables))];
	await mkdir(out, { recursive: true });
	if (as === 'csv') {
		const files = tables.map((table) => ({
			path: join(out, `${table.key}.csv`),
			text: csvOfTable(table, words)
		}));
		for (const { path, text } of files) await writeFile(path, text);
		return files.map(({ path }) => `${path}\n`).join('');
	}
	const [only, ...others] = groups;
	const registers = only === undefined || others.length > 0 ? [] : registerSheets(only, words);
	const path = join(out, 'groups.xlsx');
	await writeFile(path, await xlsxOf([...tables.map((table) => sheetOfTable(table, words)), ...registers]));
	return `${path}\n`;
}

/** Without a requested month, the last one that was complete on the newest day of these books, by the calendar of each. */
function monthsOf(groups: readonly GroupOfTables[], month: string | null): readonly DataTable[] {
	const newest = groups
		.map(({ book }) => book.on)
		.sort(compareDays)
		.at(-1);
	if (newest === undefined) return [];
	return monthTables(
		groups.map((group) => groupMonth(group, month ?? lastWholeMonth(newest, group.book.months))),
		reports
	);
}

function groupOf(
	journal: JournalFile,
	{ on, names }: { readonly on: LocalDate | null; readonly names: boolean },
	rules: readonly BankRule[]
): GroupOfTables {
	const { events, prints } = journal;
	const { currency, id, practice = false } = journal.book;
	const nameOf = namesOf(journal, names);
	const day = on ?? dayOfFile(events, signedOn(prints));
	const book = reports.accountBook(events, { currency, ...(day === null ? {} : { on: day }) });
	const context = booksContext({ reports, events, currency, book }, nameOf);
	return { ...context, id, practice, rules, nameOf };
}

const exportFormats = ['hledger', 'beancount', 'csv', 'json', 'xlsx'] as const;
type ExportFormat = (typeof exportFormats)[number];

/** Parsed command line of `book export`. */
interface ExportCommand {
	/** Paths; "-" for the standard input. */
	readonly files: readonly string[];
	readonly as: ExportFormat;
	/** Folder for the files, created if needed. */
	readonly out: string;
	/** As-of date of the books; null for their last entries. */
	readonly on: LocalDate | null;
	/** Month of the monthly tables, "2026-11" or "bs-2083-08"; null for the last complete one. */
	readonly month: string | null;
	/** Includes members' names if the file has them. */
	readonly names: boolean;
}

/** @returns the command, or one sentence with the error */
function parseExport(args: readonly string[]): Result<ExportCommand, string> {
	const parsed = readArguments('export', args);
	if (!parsed.ok) return parsed;
	const { values, positionals: files } = parsed.value;
	const { as: given, out = '.', names = false } = values;
	const as = exportFormats.find((known) => known === given);
	if (as === undefined) return err(`--as is ${exportFormats.join(', ')}, not "${String(given)}".`);
	if (isOneBook(as) && files.length > 1) return err(`One book at a time for ${as}.`);
	if (new Set(files).size < files.length) return err('A file is named twice.');
	if (values.out !== undefined && as !== 'csv' && as !== 'xlsx')
		return err(`--out is for csv and xlsx: ${as} is printed.`);
	const on = dayOf(values.on);
	if (!on.ok) return on;
	const month = monthOf(values.month);
	if (!month.ok) return month;
	if (month.value !== null && as !== 'csv' && as !== 'xlsx') return err('--month is for csv and xlsx.');
	return ok({ files, as, out, on: on.value, month: month.value, names });
}

/** @returns null without one; a month of Bikram Sambat is prefixed with "bs-" */
function monthOf(given: string | undefined): Result<string | null, string> {
	if (given === undefined) return ok(null);
	const wrong = err(`--month is a month, YYYY-MM or bs-YYYY-MM, not "${given}".`);
	const [, bikram, year, month] = /^(bs-)?(\d{4})-(\d{2})$/.exec(given) ?? [];
	if (year === undefined) return wrong;
	const isThere =
		bikram === undefined
			? toLocalDate(`${given}-01`).ok
			: Number(month) >= 1 && Number(month) <= 12 && fromBikram(Number(year), Number(month), 1) !== null;
	return isThere ? ok(given) : wrong;
}

const isOneBook = (as: ExportFormat): boolean => as === 'hledger' || as === 'beancount';
