import { err, ok, type LocalDate, type Result } from '#kernel';
import { dayOf } from './options.ts';
import { readArguments } from './usage.mjs';

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

/** @returns the command, or in one sentence why it is not understood */
export function parseExport(args: readonly string[]): Result<ExportCommand, string> {
	const parsed = readArguments('export', args);
	if (!parsed.ok) return parsed;
	const { values, positionals: files } = parsed.value;
	const { as: given, out = '.', names = false } = values;
	const as = exportFormats.find((known) => known === given);
	if (as === undefined) return err(`--as is ${exportFormats.join(', ')}, not "${String(given)}".`);
	if (isOneBook(as) && files.length > 1) return err(`One book at a time for ${as}.`);
	if (new Set(files).size < files.length) return err('A file is named twice.');
	if (values.out !== undefined && as !== 'csv' && as !== 'xlsx')
		return err(`--out is for csv and xlsx: ${as} is printed.`);
	const on = dayOf(values.on);
	if (!on.ok) return on;
	return ok({ files, as, out, on: on.value, names });
}

const isOneBook = (as: ExportFormat): boolean => as === 'hledger' || as === 'beancount';
