import { err, ok, type LocalDate, type Result } from '#kernel';
import { dayOf, flag, readOptions, text } from './options.ts';

/** What the person asked of `book print`. */
export interface PrintCommand {
	/** A path, or "-" for the standard input. */
	readonly file: string;
	readonly paper: string;
	/** Folder for the papers; it is made when it is not there. */
	readonly out: string;
	/** The book as at the end of this day; else of its last entry, the file for the bank of the day on which its code was signed. */
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
  attendance loan-ledger demand-collection minutes-register exceptions share-out share-out-slips
  ratios federation copying
  bank-file passbook meeting-sheet
Exit: 0 done, 1 the file is refused or has no such page, 2 the command is not understood.
`;

const options = { paper: text, out: text, on: text, member: text, meeting: text, names: flag };

/** @returns the command, or in one sentence why it is not understood */
export function parsePrint(args: readonly string[]): Result<PrintCommand, string> {
	const parsed = readOptions(args, options);
	if (!parsed.ok) return parsed;
	const { values, positionals } = parsed.value;
	const [file, ...rest] = positionals;
	if (file === undefined) return err('Say which journal to print from.');
	if (rest.length > 0) return err(`One file at a time: "${rest.join(' ')}" is too much.`);
	if (values.paper === undefined) return err('Say which paper: --paper NAME.');
	const on = dayOf(values.on);
	if (!on.ok) return on;
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
