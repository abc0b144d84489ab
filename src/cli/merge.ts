import { writeFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import {
	type JournalLines,
	type MeetingOfLine,
	type MergedBook,
	type MergeException,
	type MergeFileRefusal,
	mergeFiles,
	type PlacedLink,
	readLines,
	type VerifiedBook
} from '#app';
import { err, ok, type Result, unreachable } from '#kernel';
import { checks, namesChangedSentence, openChangedSentence } from './chain.ts';
import { readInput } from './read-input.ts';
import type { Outcome } from './run-book.ts';
import { refusalSentence } from './sentences.ts';
import { commands, readArguments, usageOf } from './usage.mjs';
import { withoutPutAway } from '#group';
import { formatMoney } from '#i18n';
import type { CurrencyCode } from '#money';
import { counted } from './summary.ts';

/** `book merge`: merges the records of two phones of one group into one file (ADR 0086). */
export async function runMerge(args: readonly string[], stdin: Readable): Promise<Outcome> {
	const command = parseMerge(args);
	if (!command.ok) return { code: 2, out: '', errors: `${command.error}\n\n${usageOf('merge')}` };
	const { files, out } = command.value;
	const [first, second] = [await linesIn(files[0], stdin), await linesIn(files[1], stdin)];
	if (!first.ok) return refused(first.error);
	if (!second.ok) return refused(second.error);
	const merged = await mergeFiles(first.value, second.value, checks);
	if (!merged.ok) return refused([mergeRefusalSentence(merged.error, files)]);
	const { book, exceptions, text } = merged.value;
	const written = await writeNew(out, text);
	if (written !== null) return refused([written]);
	const of = exceptions.map((exception) =>
		exceptionSentence(exception, first.value.lines[0]?.book.currency ?? 'INR')
	);
	const told = [standingSentence(book, files), ...of, `${out} is written.`];
	return { code: 0, out: `${told.join('\n')}\n`, errors: '' };
}

interface MergeCommand {
	readonly files: readonly [string, string];
	readonly out: string;
}

/** @returns the command, or one sentence with the error */
function parseMerge(args: readonly string[]): Result<MergeCommand, string> {
	const parsed = readArguments('merge', args);
	if (!parsed.ok) return parsed;
	const { values, positionals } = parsed.value;
	const [first = '', second = ''] = positionals;
	if (first === '-' || second === '-') return err('Both are files: the standard input is not read.');
	if (values.out === undefined) return err(commands.merge.needs.out);
	return ok({ files: [first, second], out: values.out });
}

async function linesIn(file: string, stdin: Readable): Promise<Result<JournalLines, readonly string[]>> {
	const bytes = await readInput(file, stdin);
	if (!bytes.ok) return err([bytes.error]);
	const lines = readLines(bytes.value);
	return lines.ok ? lines : err(lines.error.map((refusal) => `${file}: ${refusalSentence(refusal)}`));
}

/** Never overwrites a file, which is somebody's book. @returns the error in one sentence */
async function writeNew(path: string, text: string): Promise<string | null> {
	try {
		await writeFile(path, text, { flag: 'wx' });
		return null;
	} catch (cause) {
		const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
		if (code === 'EEXIST') return `${path} is there already: nothing is written over it.`;
		if (code === 'ENOENT' || code === 'ENOTDIR') return `${path} cannot be written: its folder is not there.`;
		if (code === 'EACCES' || code === 'EPERM') return `${path} may not be written: check its permissions.`;
		throw cause;
	}
}

function refused(reasons: readonly string[]): Outcome {
	return { code: 1, out: '', errors: `${reasons.join('\n')}\n` };
}

/** Refusal of a merge in one sentence. @param files as named by the user */
export function mergeRefusalSentence(refusal: MergeFileRefusal, files: readonly [string, string]): string {
	switch (refusal.type) {
		case 'OtherGroup':
			return 'The files are of two groups, or of two currencies, or one is for practice: they are never one book.';
		case 'OtherGroupKey':
			return 'The files bear one name under two keys of a group: one of them is no book of this group. Compare the fingerprint with the registration letter.';
		case 'WriterNotVouched':
			return `The key of the group does not vouch for phone ${refusal.writer}: take the file from the phone again, with a program of today.`;
		case 'NothingSealed':
			return 'A file has no records: nobody can tell whether it was changed, so it is put together with none.';
		case 'RecordsDamaged':
			return `The hash chain does not hold: ${refusal.about}. Somebody changed a file after it was written.`;
		case 'NamesChanged':
			return namesChangedSentence;
		case 'OpenChanged':
			return openChangedSentence;
		case 'TooManyLines':
			return `More than ${refusal.most} phones would have written on apart: no group has so many.`;
		case 'MeetingStillOpen':
			return `In ${refusal.file === 'first' ? files[0] : files[1]} a meeting is open: ${counted(refusal.events, 'entry').replace('entrys', 'entries')} of it would be lost. Close it on that phone and take the file again.`;
		default:
			return unreachable(refusal);
	}
}

/** Relation of two files in one sentence. @param files as named by the user */
function standingSentence(book: MergedBook, [first, second]: readonly [string, string]): string {
	const { common, onlyFirst, onlySecond, standing } = book;
	switch (standing) {
		case 'same':
			return `Both have the same ${counted(common, 'record')}.`;
		case 'ahead':
			return `${second} goes on where ${first} ends, after ${counted(common, 'record')}: ${pagesOf(onlySecond)}.`;
		case 'behind':
			return `${first} goes on where ${second} ends, after ${counted(common, 'record')}: ${pagesOf(onlyFirst)}.`;
		case 'forked':
			return `Two phones wrote on after ${counted(common, 'record')}: ${first} alone has ${pagesOf(onlyFirst)}; ${second} alone has ${pagesOf(onlySecond)}. Both are kept.`;
		default:
			return unreachable(standing);
	}
}

/** Sentences on the lines of one file: common records, and those of each alone. */
export function linesSentences({ lines }: VerifiedBook): readonly string[] {
	const inAll = lines.map((line) => new Set(line.map(({ hash }) => hash)));
	const [first = []] = lines;
	const common = first.filter(({ hash }) => inAll.every((line) => line.has(hash))).length;
	const own = lines.map((line, place) => {
		const others = inAll.filter((_, other) => other !== place);
		return line.filter(({ hash }) => !others.some((one) => one.has(hash)));
	});
	return [
		`The book has ${lines.length} lines, and each is sound: phones wrote on apart after ${counted(common, 'record')}. Two officers settle what stands.`,
		...own.map((records, place) => `line ${place + 1} alone has ${pagesOf(records)}.`)
	];
}

function pagesOf(records: readonly PlacedLink[]): string {
	const meetings = records.flatMap(({ events }) => {
		const [first] = withoutPutAway(events);
		return first?.type === 'MeetingOpened' ? [first] : [];
	});
	const named = meetings
		.slice(0, 5)
		.map(({ kind, number, occurredOn: day }) => `${kind} meeting ${number} of ${day}`);
	const more = meetings.length > named.length ? [`${meetings.length - named.length} meetings more`] : [];
	const said = [counted(records.length, 'record'), ...named, ...more];
	return said.join(', ');
}

/** Sentence on an exception to be settled by two officers. */
export function exceptionSentence(exception: MergeException, currency: CurrencyCode): string {
	switch (exception.type) {
		case 'TwinMeetings':
			return `twins: ${exception.meetings.map(meetingNamed).join(' and ')} were held apart. Where it was one meeting, one of the pages is reversed.`;
		case 'SharedOutTwice':
			return `each line shared out, on ${exception.days.join(' and ')}.`;
		case 'MemberNumberTwice':
			return `number ${exception.number} is that of ${counted(exception.memberIds.length, 'member')}.`;
		case 'ReversedTwice':
			return `each line put entry ${exception.eventId} right: it is reversed twice.`;
		case 'BelowZero':
			return `both lines together take ${exception.account} below zero: ${formatMoney(exception.held, currency, { mark: true })}.`;
		case 'WriterTwice':
			return `phone ${exception.writer} wrote its record ${exception.n} twice: it was copied, or went back to an older state.`;
		default:
			return unreachable(exception);
	}
}

const meetingNamed = ({ kind, number, day }: MeetingOfLine): string => `${kind} meeting ${number} of ${day}`;
