import { err, ok, type LocalDate, type Result } from '#kernel';
import { dayOf } from './options.ts';
import { commands, readArguments } from './usage.mjs';

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

/** @returns the command, or in one sentence why it is not understood */
export function parsePrint(args: readonly string[]): Result<PrintCommand, string> {
	const parsed = readArguments('print', args);
	if (!parsed.ok) return parsed;
	const { values, positionals } = parsed.value;
	const [file = ''] = positionals;
	if (values.paper === undefined) return err(commands.print.needs.paper);
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
