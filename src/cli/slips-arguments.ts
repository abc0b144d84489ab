import { err, ok, type Result } from '#kernel';
import { readArguments } from './usage.mjs';

export interface SlipsCommand {
	readonly codes: string;
	/** The journal that is held against them. */
	readonly book: string | null;
}

/** @returns the command, or in one sentence why it is not understood */
export function parseSlips(args: readonly string[]): Result<SlipsCommand, string> {
	const parsed = readArguments('slips', args);
	if (!parsed.ok) return parsed;
	const { values, positionals } = parsed.value;
	const [codes = ''] = positionals;
	if (codes === '-' && values.book === '-') return err('Only one of the two is the standard input.');
	return ok({ codes, book: values.book ?? null });
}
