import { err, ok, type Result } from '#kernel';
import { readOptions, text } from './options.ts';

export const mergeUsage = `Usage, with A and B open journals of one group, each with its records:

  npm run -s book -- merge A B --out FILE

FILE is written anew, never over another: it holds every record of both. Whichever is named first, it is the same. Where the
one file goes on from the other, it is that one. Where two phones wrote on from one page, it has both lines, and "check" says
what two officers must settle.
Exit: 0 done, 1 a file is refused (the reasons are on stderr, nothing is written), 2 the command is not understood.
`;

export interface MergeCommand {
	readonly files: readonly [string, string];
	readonly out: string;
}

/** @returns the command, or in one sentence why it is not understood */
export function parseMerge(args: readonly string[]): Result<MergeCommand, string> {
	const parsed = readOptions(args, { out: text });
	if (!parsed.ok) return parsed;
	const { values, positionals } = parsed.value;
	const [first, second, ...rest] = positionals;
	if (first === undefined || second === undefined) return err('Say which two files to put together.');
	if (rest.length > 0) return err(`Two files at a time: "${rest.join(' ')}" is too much.`);
	if (first === '-' || second === '-') return err('Both are files: the standard input is not read.');
	if (values.out === undefined) return err('Say which file to write: --out FILE.');
	return ok({ files: [first, second], out: values.out });
}
