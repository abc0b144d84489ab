import { err, ok, type LocalDate, type Result } from '#kernel';
import { dayOf, flag, readOptions, text } from './options.ts';

export const exportFormats = ['hledger', 'beancount', 'csv', 'json', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What the person asked of `book export`. */
export interface ExportCommand {
	/** Paths; "-" for the standard input. */
	readonly files: readonly string[];
	readonly as: ExportFormat;
	/** Folder for the files; it is made when it is not there. */
	readonly out: string;
	/** The books as at the end of this day; else of their last entries. */
	readonly on: LocalDate | null;
	/** Write names of women where a file has them. */
	readonly names: boolean;
}

export const exportUsage = `Usage, with FILE an open journal ("-" reads the standard input):

  npm run -s book -- export FILE --as hledger|beancount [--on YYYY-MM-DD] [--names]
  npm run -s book -- export FILE... --as json [--on YYYY-MM-DD] [--names]
  npm run -s book -- export FILE... --as csv|xlsx [--out FOLDER] [--on YYYY-MM-DD] [--names]

hledger and beancount print the whole book for that program, each balance asserted. json prints one object with every group. csv
writes a table each of groups, members, loans, deposits, meetings, conditions and accounts into FOLDER (default: here); xlsx writes
them into one workbook, groups.xlsx, of a single group with every register beside them.
Women are numbers and symbols; --names adds names where a file has them.
Exit: 0 done, 1 a file is refused (the reasons are on stderr, nothing is written), 2 the command is not understood.
`;

const options = { as: text, out: text, on: text, names: flag };

/** @returns the command, or in one sentence why it is not understood */
export function parseExport(args: readonly string[]): Result<ExportCommand, string> {
	const parsed = readOptions(args, options);
	if (!parsed.ok) return parsed;
	const { values, positionals: files } = parsed.value;
	const { as: given, out = '.', names = false } = values;
	const as = exportFormats.find((known) => known === given);
	if (given === undefined) return err(`Say as what: --as ${exportFormats.join('|')}.`);
	if (as === undefined) return err(`--as is ${exportFormats.join(', ')}, not "${given}".`);
	if (files.length === 0) return err('Say which journal to export.');
	if (isOneBook(as) && files.length > 1) return err(`One book at a time for ${as}.`);
	if (new Set(files).size < files.length) return err('A file is named twice.');
	if (values.out !== undefined && as !== 'csv' && as !== 'xlsx')
		return err(`--out is for csv and xlsx: ${as} is printed.`);
	const on = dayOf(values.on);
	if (!on.ok) return on;
	return ok({ files, as, out, on: on.value, names });
}

const isOneBook = (as: ExportFormat): boolean => as === 'hledger' || as === 'beancount';
