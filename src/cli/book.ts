import type { Readable } from 'node:stream';
import { isMainThread } from 'node:worker_threads';
import { release } from './beside.ts';
import type { Outcome } from './run-book.ts';
import { answerWithoutBook } from './usage.mjs';

/** Loads each command's modules on demand: a check needs neither papers nor spreadsheets. */
async function outcomeOf(args: readonly string[], stdin: Readable): Promise<Outcome> {
	const told = answerWithoutBook(args, release);
	if (told !== null) return told;
	const [name, ...rest] = args;
	if (name === 'convert') return (await import('./convert.ts')).runConvert(rest, stdin);
	if (name === 'print') return (await import('./print.ts')).runPrint(rest, stdin);
	if (name === 'export') return (await import('./export.ts')).runExport(rest, stdin);
	if (name === 'merge') return (await import('./merge.ts')).runMerge(rest, stdin);
	if (name === 'slips') return (await import('./slips.ts')).runSlips(rest, stdin);
	if (name === 'desk') return (await import('./desk.ts')).runDesk(rest, stdin);
	return (await import('./run-book.ts')).runBook(args, stdin);
}

// Worker threads of `desk facts` run this program too, so that it is a single file.
if (isMainThread) {
	// Sets exitCode instead of calling exit(), so that all output is flushed.
	const { code, out, errors } = await outcomeOf(process.argv.slice(2), process.stdin);
	process.stdout.write(out);
	process.stderr.write(errors);
	process.exitCode = code;
} else (await import('../desk/facts-worker.ts')).workOnFacts();
