import { writeFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { mergeFiles, readLines, type JournalLines } from '#app';
import { err, ok, type Result } from '#kernel';
import { checks } from './chain.ts';
import { exceptionSentence, mergeRefusalSentence, standingSentence } from './merge-sentences.ts';
import { readInput } from './read-input.ts';
import type { Outcome } from './run-book.ts';
import { refusalSentence } from './sentences.ts';
import { commands, readArguments, usageOf } from './usage.mjs';

/** `book merge`: the records of two phones of one group in one file (ADR 0086). */
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

/** @returns the command, or in one sentence why it is not understood */
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

/** A file that is there already is somebody's book and is left alone. @returns why not, in one sentence */
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
