import { parseArgs } from 'node:util';
import { err, ok, toLocalDate, type LocalDate, type Result } from '#kernel';

/** What the person asked of `book print`. */
export interface PrintCommand {
	/** A path, or "-" for the standard input. */
	readonly file: string;
	readonly paper: string;
	/** Folder for the papers; it is made when it is not there. */
	readonly out: string;
	/** The book as at the end of this day; else of its last entry. */
	readonly on: LocalDate | null;
	/** Number of the member whose passbook is meant. */
	readonly member: number | null;
	/** Number of the regular meeting that is meant. */
	readonly meeting: number | null;
	/** Print names where the file has them. */
	readonly names: boolean;
}

export const printUsage = `Usage, with FILE an open journal ("-" reads the standard input):

  npm run -s book -- print FILE --paper NAME [--out FOLDER] [--on YYYY-MM-DD] [--names]
  npm run -s book -- print FILE --paper passbook --member NUMBER [--out FOLDER] [--names]
  npm run -s book -- print FILE --paper meeting-sheet --meeting NUMBER [--out FOLDER] [--names]

Writes NAME.html, which any browser prints, and NAME.csv into FOLDER (default: here). NAME is one of:
  cash-book bank-book deposits ledger trial-balance receipts-payments income-expenditure balance-sheet corpus
  attendance loan-ledger demand-collection minutes-register exceptions federation copying
  bank-file passbook meeting-sheet
Exit: 0 done, 1 the file is refused or has no such page, 2 the command is not understood.
`;

/** @returns the command, or in one sentence why it is not understood */
export function parsePrint(args: readonly string[]): Result<PrintCommand, string> {
	const parsed = parseOptions(args);
	if (!parsed.ok) return parsed;
	const { values, positionals } = parsed.value;
	const [file, ...rest] = positionals;
	if (file === undefined) return err('Say which journal to print from.');
	if (rest.length > 0) return err(`One file at a time: "${rest.join(' ')}" is too much.`);
	if (values.paper === undefined) return err('Say which paper: --paper NAME.');
	const on = values.on === undefined ? ok(null) : toLocalDate(values.on);
	if (!on.ok) return err(`--on is a day of the calendar, YYYY-MM-DD, not "${String(values.on)}".`);
	const [member, meeting] = [numberOf(values.member), numberOf(values.meeting)];
	if (member === undefined) return err(`--member is the number of a member, not "${String(values.member)}".`);
	if (meeting === undefined)
		return err(`--meeting is the number of a meeting, not "${String(values.meeting)}".`);
	const { paper, out = '.', names = false } = values;
	return ok({ file, paper, out, on: on.value, member, meeting, names });
}

/** @returns null where none is given, undefined where it is no number */
function numberOf(given: string | undefined): number | null | undefined {
	if (given === undefined) return null;
	return /^[1-9]\d{0,3}$/.test(given) ? Number(given) : undefined;
}

interface Options {
	readonly paper?: string | undefined;
	readonly out?: string | undefined;
	readonly on?: string | undefined;
	readonly member?: string | undefined;
	readonly meeting?: string | undefined;
	readonly names?: boolean | undefined;
}

function parseOptions(
	args: readonly string[]
): Result<{ readonly values: Options; readonly positionals: readonly string[] }, string> {
	try {
		const text = { type: 'string' } as const;
		const options = {
			paper: text,
			out: text,
			on: text,
			member: text,
			meeting: text,
			names: { type: 'boolean' }
		} as const;
		return ok(parseArgs({ args: [...args], allowPositionals: true, options }));
	} catch (cause) {
		return err(
			cause instanceof Error
				? `${cause.message.split('. ')[0] ?? cause.message}.`
				: 'The options are not understood.'
		);
	}
}
