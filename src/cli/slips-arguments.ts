import { err, ok, type Result } from '#kernel';
import { readOptions, text } from './options.ts';

export const slipsUsage = `Usage, with CODES a text file of codes from women's pages ("-" reads the standard input):

  npm run -s book -- slips CODES [--book FILE]

CODES has a code a line: the text that a reader of QR codes gives. Enough of them, of one page of one book, give the balances of that
page as one JSON object: the funds of the group and what each woman has and owes, in minor units. With --book, an open
journal is folded until that page and every figure compared. Lines that do not count are named on stderr.
Exit: 0 done, and the journal agrees; 1 there are too few codes, or the journal does not agree; 2 the command is not understood.
`;

export interface SlipsCommand {
	readonly codes: string;
	/** The journal that is held against them. */
	readonly book: string | null;
}

/** @returns the command, or in one sentence why it is not understood */
export function parseSlips(args: readonly string[]): Result<SlipsCommand, string> {
	const parsed = readOptions(args, { book: text });
	if (!parsed.ok) return parsed;
	const { values, positionals } = parsed.value;
	const [codes, ...rest] = positionals;
	if (codes === undefined) return err('Say which file has the codes.');
	if (rest.length > 0) return err(`One file of codes at a time: "${rest.join(' ')}" is too much.`);
	if (codes === '-' && values.book === '-') return err('Only one of the two is the standard input.');
	return ok({ codes, book: values.book ?? null });
}
