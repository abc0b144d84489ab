import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { err, type LocalDate, ok, type Result } from '#kernel';
import { readJournalBytes } from '#app';
import { type Language, loadPaperLanguage } from '#i18n';
import { htmlOf } from '#papers/file/html-file.ts';
import { bothWordsOf, type PageData, type PageWords } from '#papers/file/page-data.ts';
import { csvOf } from '#papers/file/table-file.ts';
import { bankFilePage } from './bank-file-page.ts';
import { release } from './beside.ts';
import { fillPage } from './fill-page.ts';
import { checkedParts, namesOnPaper } from './names.ts';
import { paperOfJournal } from './paper-of-journal.ts';
import { readInput } from './read-input.ts';
import type { Outcome } from './run-book.ts';
import { refusalSentence } from './sentences.ts';
import { commands, readArguments, usageOf } from './usage.mjs';
import { dayOf } from './arguments.ts';

/** `book print`: a paper of the book as a page for any browser, and as a table. The page of the bank's file is the app's own. */
export async function runPrint(args: readonly string[], stdin: Readable): Promise<Outcome> {
	const command = parsePrint(args);
	if (!command.ok) return { code: 2, out: '', errors: `${command.error}\n\n${usageOf('print')}` };
	const { file, out, paper: name } = command.value;
	const bytes = await readInput(file, stdin);
	if (!bytes.ok) return refused([bytes.error]);
	const journal = readJournalBytes(bytes.value);
	if (!journal.ok) return refused(journal.error.map(refusalSentence));
	const names = await checkedParts(journal.value, command.value.names);
	if (!names.ok) return refused([names.error]);
	const { currency } = journal.value.book;
	const words = await paperWords(currency === 'NPR' ? 'ne' : 'hi');
	const both = bothWordsOf(words);
	const nameOf = namesOnPaper(journal.value, command.value.names, both.local);
	const made = await paperOfJournal(journal.value, command.value, nameOf);
	if (!made.ok) return refused([made.error]);
	const { paper, detail = paper, bankFile, fill } = made.value;
	const page =
		bankFile !== undefined
			? await bankFilePage(journal.value, bankFile, words)
			: fill !== undefined
				? ok(await fillPage(journal.value, fill, words))
				: ok(htmlOf(paper, journal.value.state.name ?? '', { both, currency, release: `Bahi ${release}` }));
	if (!page.ok) return refused([page.error]);
	await mkdir(out, { recursive: true });
	const [html, csv] = [join(out, `${name}.html`), join(out, `${name}.csv`)];
	await writeFile(html, page.value);
	await writeFile(csv, csvOf(detail, both, currency));
	return { code: 0, out: `${html}\n${csv}\n`, errors: names.value.map((note) => `${note}\n`).join('') };
}

/** Languages as on the phone: the group's language and English. */
async function paperWords(local: 'hi' | 'ne'): Promise<PageData['words']> {
	const calendar = local === 'ne' ? 'bikramSambat' : 'gregorian';
	const wordsOf = async (language: Language): Promise<PageWords> => ({
		language,
		messages: await loadPaperLanguage(language),
		options: { calendar, bothCalendars: true }
	});
	return { local: await wordsOf(local), english: await wordsOf('en') };
}

function refused(reasons: readonly string[]): Outcome {
	return { code: 1, out: '', errors: `${reasons.join('\n')}\n` };
}

/** Parsed command line of `book print`. */
export interface PrintCommand {
	/** A path, or "-" for the standard input. */
	readonly file: string;
	readonly paper: string;
	/** Folder for the papers, created if needed. */
	readonly out: string;
	/** As-of date; null for the last entry, or for the bank's file the day of its code's signature. */
	readonly on: LocalDate | null;
	/** Number of the passbook's member. */
	readonly member: number | null;
	/** Number of the regular meeting. */
	readonly meeting: number | null;
	/** Prints names if the file has them. */
	readonly names: boolean;
}

/** @returns the command, or one sentence with the error */
function parsePrint(args: readonly string[]): Result<PrintCommand, string> {
	const parsed = readArguments('print', args);
	if (!parsed.ok) return parsed;
	const { values, positionals } = parsed.value;
	const [file = ''] = positionals;
	if (values.paper === undefined) return err(commands.print.needs.paper);
	const on = dayOf(values.on);
	if (!on.ok) return on;
	const [member, meeting] = [numberOf(values.member), numberOf(values.meeting)];
	if (member === undefined) return err(`--member is the number of a member, not "${String(values.member)}".`);
	if (meeting === undefined)
		return err(`--meeting is the number of a meeting, not "${String(values.meeting)}".`);
	const { paper, out = '.', names = false } = values;
	return ok({ file, paper, out, on: on.value, member, meeting, names });
}

/** @returns null without one, undefined if it is no number */
function numberOf(given: string | undefined): number | null | undefined {
	if (given === undefined) return null;
	return /^[1-9]\d{0,3}$/.test(given) ? Number(given) : undefined;
}
