import type { Readable } from 'node:stream';
import type { Outcome } from './run-book.ts';

/** Each command with what it needs: a check need not wait for papers and spreadsheets. */
async function outcomeOf(args: readonly string[], stdin: Readable): Promise<Outcome> {
	const [name, ...rest] = args;
	if (name === 'convert') return (await import('./convert.ts')).runConvert(rest, stdin);
	if (name === 'print') return (await import('./print.ts')).runPrint(rest, stdin);
	if (name === 'export') return (await import('./export.ts')).runExport(rest, stdin);
	if (name === 'merge') return (await import('./merge.ts')).runMerge(rest, stdin);
	if (name === 'slips') return (await import('./slips.ts')).runSlips(rest, stdin);
	return (await import('./run-book.ts')).runBook(args, stdin);
}

// Output goes out whole before the process ends: exitCode, not exit().
const { code, out, errors } = await outcomeOf(process.argv.slice(2), process.stdin);
process.stdout.write(out);
process.stderr.write(errors);
process.exitCode = code;
