import type { Readable } from 'node:stream';
import { err, type LocalDate, ok, type Result } from '#kernel';
import {
	carriedPrint,
	exceptionsOf,
	type JournalFile,
	journalNotes,
	readJournalBytes,
	readLines,
	signedOn,
	strangeNames,
	verifiedLines
} from '#app';
import * as reports from '#reports';
import {
	type BankCondition,
	type BankLoan,
	bankLoans,
	bankStanding,
	memberStatement,
	reportWithRehearsal,
	reportWithShareOut
} from '#reports';
import { type BookCommand, parseCommand } from './arguments.ts';
import { bankRulesOfFolder } from './beside.ts';
import { chainOf, checks } from './chain.ts';
import { checkedParts } from './names.ts';
import { exceptionSentence, linesSentences, mergeRefusalSentence } from './merge.ts';
import { originOf, originSaid, slowHash, type SlowHash } from './origin.ts';
import { readInput } from './read-input.ts';
import { rejectionSentence } from './rejection-sentences.ts';
import { noteSentence, practiceSentence, refusalSentence } from './sentences.ts';
import { summaryOf } from './summary.ts';
import { usageOf } from './usage.mjs';
import { figuresForStaff } from '#papers/print-figures.ts';

/** Result of the process. */
export interface Outcome {
	readonly code: 0 | 1 | 2;
	readonly out: string;
	readonly errors: string;
}

/** Runs a command: reads one journal, returns one answer, writes no file. */
export async function runBook(
	args: readonly string[],
	stdin: Readable,
	hash: SlowHash = slowHash
): Promise<Outcome> {
	const command = parseCommand(args);
	if (!command.ok) return { code: 2, out: '', errors: `${command.error}\n\n${usageOf(args[0])}` };
	const { file } = command.value;
	const bytes = await readInput(file, stdin);
	if (!bytes.ok) return refused([bytes.error]);
	const journal = readJournalBytes(bytes.value);
	const isForked = !journal.ok && journal.error.some(({ type }) => type === 'Forked');
	if (isForked && command.value.name === 'check')
		return checkLines(bytes.value, command.value.fingerprint, hash);
	if (!journal.ok) return refused(journal.error.map(refusalSentence));
	const parts = command.value.name === 'check' ? ok([]) : await checkedParts(journal.value, false);
	if (!parts.ok) return refused([parts.error]);
	const outcome = await answer(command.value, journal.value, hash);
	const isPractice = journal.value.book.practice === true;
	// `check` includes the sentence itself; the others print one JSON object, which must not change.
	const beside =
		isPractice && command.value.name !== 'check' ? [practiceSentence, ...parts.value] : parts.value;
	return { ...outcome, errors: [...beside.map((told) => `${told}\n`), outcome.errors].join('') };
}

/** Checks each line of a file as a separate book, and reports how they relate. */
async function checkLines(bytes: Uint8Array, asked: string | null, hash: SlowHash): Promise<Outcome> {
	const lines = readLines(bytes);
	if (!lines.ok) return refused(lines.error.map(refusalSentence));
	const book = await verifiedLines(lines.value, checks);
	if (!book.ok) return refused([mergeRefusalSentence(book.error, ['the file', 'the file'])]);
	const [first] = lines.value.lines;
	const origin = first === undefined ? ok(null) : await originOf(first, asked, hash);
	if (!origin.ok) return refused([origin.error]);
	const whose =
		origin.value === null || origin.value.isKnown
			? []
			: [`${originSaid(origin.value)} of the first line: of unknown origin.`];
	const exceptions = exceptionsOf(book.value).map(
		(exception) => `exception: ${exceptionSentence(exception, lines.value.lines[0]?.book.currency ?? 'INR')}`
	);
	const notes = await Promise.all(lines.value.lines.map(notesOf));
	const ofAll = (notes[0] ?? []).filter((note) => notes.every((others) => others.includes(note)));
	const ofOne = notes.flatMap((own, place) =>
		own.filter((note) => !ofAll.includes(note)).map((note) => `note of line ${place + 1}: ${note}`)
	);
	const told = [...exceptions, ...ofAll.map((note) => `note: ${note}`), ...ofOne];
	return done([...whose, ...linesSentences(book.value), ...told].join('\n'));
}

async function notesOf(journal: JournalFile): Promise<readonly string[]> {
	const notes = journalNotes(journal, await strangeNames(journal, checks));
	return notes.map((note) => noteSentence(note, journal.book.currency));
}

async function answer(command: BookCommand, journal: JournalFile, hash: SlowHash): Promise<Outcome> {
	const { events, book, state } = journal;
	switch (command.name) {
		case 'check': {
			const { broken } = await chainOf(journal);
			if (broken !== null) return refused([broken]);
			const origin = await originOf(journal, command.fingerprint, hash);
			if (!origin.ok) return refused([origin.error]);
			const { all, strange } = await checkPrints(journal);
			if (strange !== null)
				return refused([`Code ${strange} for prints says other figures than the entries of the file.`]);
			const signed =
				all === 0 ? [] : [`${all} codes for prints, signed on ${signedOn(journal.prints) ?? ''}.`];
			const notes = (await notesOf(journal)).map((note) => `note: ${note}`);
			return done([summaryOf(journal, origin.value), ...signed, ...notes].join('\n'));
		}
		case 'report': {
			const view = { currency: book.currency, on: command.on };
			const report =
				command.shareOut === null
					? ok(reportWithShareOut(events, view))
					: reportWithRehearsal(events, view, command.shareOut);
			if (!report.ok) return refused([rejectionSentence(report.error, book.currency)]);
			const bank = await besideRule(command.bankRule, journal, command.on);
			if (!bank.ok) return refused([bank.error]);
			const { broken: _, ...chain } = await chainOf(journal);
			return done(JSON.stringify({ ...report.value, ...bank.value, chain }, null, 2));
		}
		case 'statement': {
			const member = [...state.members.values()].find(({ number }) => number === command.member);
			if (member === undefined) return refused([`The book has no member number ${command.member}.`]);
			const statement = memberStatement(events, { currency: book.currency, memberId: member.memberId });
			return done(JSON.stringify(statement, null, 2));
		}
	}
}

interface BesideRule {
	readonly conditions?: readonly Omit<BankCondition, 'limits'>[];
	readonly bankLoans?: Readonly<Record<string, BankLoan>>;
}

/** Requirements of a bank's rule, with the group's bank loans; none without a rule. */
async function besideRule(
	id: string | null,
	{ events, book: { currency } }: JournalFile,
	on: LocalDate | undefined
): Promise<Result<BesideRule, string>> {
	if (id === null) return ok({});
	const rules = (await bankRulesOfFolder()).filter((rule) => rule.kind === 'loanDose');
	const rule = rules.find((one) => one.id === id);
	if (rule === undefined)
		return err(`--bank-rule is one of ${rules.map((one) => one.id).join(', ')}, not "${id}".`);
	if (rule.currency !== currency)
		return err(`The rule ${id} is for amounts in ${rule.currency}; the book is in ${currency}.`);
	const view = { currency, on };
	const { conditions } = bankStanding(events, view, { rule, dose: null });
	return ok({
		conditions: conditions.map(({ number, code, is, shows }) => ({ number, code, is, shows })),
		bankLoans: bankLoans(events, view, rule)
	});
}

function done(text: string): Outcome {
	return { code: 0, out: `${text}\n`, errors: '' };
}

function refused(reasons: readonly string[]): Outcome {
	return { code: 1, out: '', errors: `${reasons.join('\n')}\n` };
}

/** Number of print codes in a file, and the first with other figures than its entries. */
interface PrintsChecked {
	readonly all: number;
	/** Index of the first wrong code, from 1; null if all are right. */
	readonly strange: number | null;
}

/** Recomputes the content of each code. Signatures were checked with the chain. */
async function checkPrints({ book, events, records, prints }: JournalFile): Promise<PrintsChecked> {
	const rules = await bankRulesOfFolder();
	const head = records?.at(-1)?.hash;
	const source = { reports, events, currency: book.currency, rules };
	const byDay = new Map<LocalDate, ReturnType<typeof figuresForStaff>>();
	const figuresOn = (day: LocalDate) => {
		const known = byDay.get(day) ?? figuresForStaff(source, day);
		byDay.set(day, known);
		return known;
	};
	for (const [index, print] of prints.entries()) {
		const carried = await carriedPrint(print, { ...book, head }, checks);
		const { kind, figures, printedOn } = carried?.proof ?? {};
		const expected = printedOn === undefined ? [] : figuresOn(printedOn);
		const holds = expected.some(
			(one) =>
				one.kind === kind &&
				one.figures.size === figures?.size &&
				[...one.figures].every(([name, value]) => figures.get(name) === value)
		);
		if (!holds) return { all: prints.length, strange: index + 1 };
	}
	return { all: prints.length, strange: null };
}
