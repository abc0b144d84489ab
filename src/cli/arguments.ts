import { err, type LocalDate, ok, type Result, toLocalDate } from '#kernel';
import type { ShareOutAsked } from '#reports';
import { fingerprintAsked } from './origin.ts';
import { commands, readArguments } from './usage.mjs';
import { money, type Pieces } from '#money';
import { areWhole, sharingRules, type SharingWeights } from '#group';

/** Parsed command line. `file` is a path, or "-" for the standard input. */
export type BookCommand =
	| {
			readonly name: 'check';
			readonly file: string;
			/** Expected fingerprint, normalised; null if any group is accepted. */
			readonly fingerprint: string | null;
	  }
	| {
			readonly name: 'report';
			readonly file: string;
			readonly on: LocalDate | undefined;
			/** Null for the usual one. */
			readonly shareOut: ShareOutAsked | null;
			/** Id of the bank's rule by which bank loans are checked; null for no check. */
			readonly bankRule: string | null;
	  }
	| { readonly name: 'statement'; readonly file: string; readonly member: number };

const names = ['check', 'report', 'statement'] as const;

/** @returns the command, or one sentence with the error */
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

/** Options of `report` for the preview of a share-out. */
const shareOutOptions = ['rule', 'weights', 'rate', 'tax', 'notes', 'distribute'] as const;

type ShareOutOptions = Readonly<Partial<Record<(typeof shareOutOptions)[number], string | undefined>>>;

/** @returns the requested preview, null for none, or one sentence with the error */
function parseShareOut({
	rule,
	weights,
	rate,
	tax,
	notes,
	distribute
}: ShareOutOptions): Result<ShareOutAsked | null, string> {
	const known = sharingRules.find((name) => name === rule);
	if (rule !== undefined && known === undefined)
		return err(`--rule is one of ${sharingRules.join(', ')}, not "${rule}".`);
	if ((rule === 'mixed') !== (weights !== undefined))
		return err('--weights go with --rule mixed, and only with it.');
	const parts = weights === undefined ? undefined : weightsIn(weights);
	if (parts === null)
		return err(`--weights are RULE=PARTS, divided by commas, 100 in all, not "${String(weights)}".`);
	if ((rule === 'fixedRate') !== (rate !== undefined) || (tax !== undefined && rate === undefined))
		return err('--rate goes with --rule fixedRate, and only with it; --tax with --rate.');
	const wrong = [rate, tax].find((percent) => percent !== undefined && !isPercent(percent));
	if (wrong !== undefined) return err(`--rate and --tax are percentages such as 12.5, not "${wrong}".`);
	if (distribute !== undefined && !/^[1-9]\d{0,10}$/.test(distribute))
		return err(`--distribute is an amount in minor units, not "${distribute}".`);
	const pieces = notes === undefined ? undefined : notesIn(notes);
	if (pieces === null || (notes !== undefined && distribute !== undefined))
		return err('--notes are PIECE=COUNT in minor units, divided by commas, and go with the whole share-out.');
	if (known === undefined && distribute === undefined && pieces === undefined) return ok(null);
	return ok({
		rule: known,
		weights: parts,
		...(pieces !== undefined && { notes: pieces }),
		rate: rate === undefined ? undefined : { percent: rate, ...(tax !== undefined && { taxPercent: tax }) },
		distribute: distribute === undefined ? undefined : money(Number(distribute))
	});
}

const isPercent = (text: string): boolean => /^(?:0|[1-9]\d{0,2})(?:\.\d{1,2})?$/.test(text);

/** Parses "50000=3,2000=1": the number of pieces of each note or coin, each once. */
function notesIn(text: string): Pieces | null {
	const parts = text.split(',').map((part) => /^([1-9]\d{0,9})=(\d{1,6})$/.exec(part));
	const pieces = parts.map((found) => [found?.[1] ?? '', Number(found?.[2])] as const);
	return parts.includes(null) || new Set(pieces.map(([piece]) => piece)).size < pieces.length
		? null
		: Object.fromEntries(pieces);
}

function weightsIn(text: string): SharingWeights | null {
	const parts = text.split(',').map((part) => part.split('='));
	const weights: SharingWeights = {};
	for (const [name, hundredths = ''] of parts) {
		const rule = sharingRules.find((one) => one === name);
		if (
			rule === undefined ||
			rule === 'mixed' ||
			rule === 'fixedRate' ||
			rule in weights ||
			!/^\d{1,3}$/.test(hundredths)
		)
			return null;
		weights[rule] = Number(hundredths);
	}
	return areWhole(weights) ? weights : null;
}

/** Parses --on; null without it. */
export function dayOf(on: string | undefined): Result<LocalDate | null, string> {
	if (on === undefined) return ok(null);
	const day = toLocalDate(on);
	return day.ok ? day : err(`--on is a day of the calendar, YYYY-MM-DD, not "${on}".`);
}
