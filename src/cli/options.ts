import { parseArgs, type ParseArgsConfig } from 'node:util';
import { err, ok, toLocalDate, type LocalDate, type Result } from '#kernel';

/** An option with a value, and one that is only there or not. */
export const text = { type: 'string' } as const;
export const flag = { type: 'boolean' } as const;

type Kinds = NonNullable<ParseArgsConfig['options']>;

interface Config<Options extends Kinds> {
	args: string[];
	allowPositionals: true;
	options: Options;
}

/** @returns options and files of a command, or in one sentence why they are not understood */
export function readOptions<Options extends Kinds>(
	args: readonly string[],
	options: Options
): Result<ReturnType<typeof parseArgs<Config<Options>>>, string> {
	try {
		return ok(parseArgs<Config<Options>>({ args: [...args], allowPositionals: true, options }));
	} catch (cause) {
		return err(
			cause instanceof Error
				? `${cause.message.split('. ')[0] ?? cause.message}.`
				: 'The options are not understood.'
		);
	}
}

/** What --on says; null where it is left out. */
export function dayOf(on: string | undefined): Result<LocalDate | null, string> {
	if (on === undefined) return ok(null);
	const day = toLocalDate(on);
	return day.ok ? day : err(`--on is a day of the calendar, YYYY-MM-DD, not "${on}".`);
}
