import { err, fromBikram, ok, toLocalDate, type LocalDate, type Result } from '#kernel';
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
	/** The month of the tables of a month, "2026-11" or "bs-2083-08"; else the last whole one. */
	readonly month: string | null;
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
	const month = monthOf(values.month);
	if (!month.ok) return month;
	if (month.value !== null && as !== 'csv' && as !== 'xlsx') return err('--month is for csv and xlsx.');
	return ok({ files, as, out, on: on.value, month: month.value, names });
}

/** @returns null where none is given; of a month by Bikram Sambat its name with "bs-" before it */
function monthOf(given: string | undefined): Result<string | null, string> {
	if (given === undefined) return ok(null);
	const wrong = err(`--month is a month, YYYY-MM or bs-YYYY-MM, not "${given}".`);
	const [, bikram, year, month] = /^(bs-)?(\d{4})-(\d{2})$/.exec(given) ?? [];
	if (year === undefined) return wrong;
	const isThere =
		bikram === undefined
			? toLocalDate(`${given}-01`).ok
			: Number(month) >= 1 && Number(month) <= 12 && fromBikram(Number(year), Number(month), 1) !== null;
	return isThere ? ok(given) : wrong;
}

const isOneBook = (as: ExportFormat): boolean => as === 'hledger' || as === 'beancount';
