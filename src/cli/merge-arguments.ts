import { err, ok, type Result } from '#kernel';
import { commands, readArguments } from './usage.mjs';

export interface MergeCommand {
	readonly files: readonly [string, string];
	readonly out: string;
}

/** @returns the command, or in one sentence why it is not understood */
export function parseMerge(args: readonly string[]): Result<MergeCommand, string> {
	const parsed = readArguments('merge', args);
	if (!parsed.ok) return parsed;
	const { values, positionals } = parsed.value;
	const [first = '', second = ''] = positionals;
	if (first === '-' || second === '-') return err('Both are files: the standard input is not read.');
	if (values.out === undefined) return err(commands.merge.needs.out);
	return ok({ files: [first, second], out: values.out });
}
