import { err, ok, type LocalDate, type Result } from '#kernel';
import type { ShareOutAsked } from '#reports';
import { dayOf } from './options.ts';
import { fingerprintAsked } from './origin.ts';
import { parseShareOut, type ShareOutOptions } from './share-out-arguments.ts';
import { commands, readArguments } from './usage.mjs';

/** What the person asked for. `file` is a path, or "-" for the standard input. */
export type BookCommand =
	| {
			readonly name: 'check';
			readonly file: string;
			/** Of the group that it must be of, in one spelling; null where any may be. */
			readonly fingerprint: string | null;
	  }
	| {
			readonly name: 'report';
			readonly file: string;
			readonly on: LocalDate | undefined;
			/** Null where the usual one is meant. */
			readonly shareOut: ShareOutAsked | null;
			/** Id of a bank's rule by which loans of banks are looked at; null: they are not. */
			readonly bankRule: string | null;
	  }
	| { readonly name: 'statement'; readonly file: string; readonly member: number };

const names = ['check', 'report', 'statement'] as const;

/** @returns the command, or in one sentence why it is not understood */
export function parseCommand(args: readonly string[]): Result<BookCommand, string> {
	const [given, ...rest] = args;
	const name = names.find((known) => known === given);
	if (name === undefined)
		return err(given === undefined ? 'Say what to do.' : `There is no command "${given}".`);
	const parsed = readArguments(name, rest);
	if (!parsed.ok) return parsed;
	const { values, positionals } = parsed.value;
	return commandOf(name, positionals[0] ?? '', values);
}

interface Options extends ShareOutOptions {
	readonly on?: string | undefined;
	readonly member?: string | undefined;
	readonly 'bank-rule'?: string | undefined;
	readonly fingerprint?: string | undefined;
}

function commandOf(
	name: BookCommand['name'],
	file: string,
	{ on, member, 'bank-rule': bankRule, fingerprint, ...sharing }: Options
): Result<BookCommand, string> {
	if (name === 'check') return parseCheck(file, fingerprint);
	if (name === 'statement') {
		if (member === undefined) return err(commands.statement.needs.member);
		return /^[1-9]\d{0,3}$/.test(member)
			? ok({ name, file, member: Number(member) })
			: err(`--member is the number of a member, not "${member}".`);
	}
	const shareOut = parseShareOut(sharing);
	if (!shareOut.ok) return shareOut;
	const day = dayOf(on);
	if (!day.ok) return day;
	return ok({ name, file, on: day.value ?? undefined, shareOut: shareOut.value, bankRule: bankRule ?? null });
}

function parseCheck(file: string, asked: string | undefined): Result<BookCommand, string> {
	if (asked === undefined) return ok({ name: 'check', file, fingerprint: null });
	const fingerprint = fingerprintAsked(asked);
	return fingerprint === null
		? err(
				`--fingerprint is eight digits and the names of three pictures, "12 34 56 78 parrot egg snail", not "${asked}".`
			)
		: ok({ name: 'check', file, fingerprint });
}
