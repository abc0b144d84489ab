import type { Readable } from 'node:stream';
import { release } from './beside.ts';
import type { Outcome } from './run-book.ts';
import { answerWithoutBook } from './usage.mjs';

/** Each command with what it needs: a check need not wait for papers and spreadsheets. */
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

// Output goes out whole before the process ends: exitCode, not exit().
const { code, out, errors } = await outcomeOf(process.argv.slice(2), process.stdin);
process.stdout.write(out);
process.stderr.write(errors);
process.exitCode = code;
