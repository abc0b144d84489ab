import { err, ok, type LocalDate, type Result } from '#kernel';
import type { ShareOutAsked } from '#reports';
import { dayOf, readOptions, text } from './options.ts';
import { parseShareOut, shareOutOptions, type ShareOutOptions } from './share-out-arguments.ts';

/** What the person asked for. `file` is a path, or "-" for the standard input. */
export type BookCommand =
	| { readonly name: 'check'; readonly file: string }
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

export const usage = `Usage, with FILE an open journal ("-" reads the standard input):

  npm run -s book -- check     FILE
  npm run -s book -- report    FILE [--on YYYY-MM-DD] [--rule RULE] [--weights RULE=PARTS,…]
                                           [--rate PERCENT] [--tax PERCENT]
                                           [--notes PIECE=COUNT,…] [--distribute AMOUNT]
                                           [--bank-rule ID]
  npm run -s book -- statement FILE --member NUMBER

check lists what is missing in a sound book, or every event that is wrong. report and statement print one JSON object.
RULE says how a share-out would share: equal, bySavings, byShares, bySavingMonths, bySavingMeetings, interestBack,
fixedRate with what each hundred saved brings and how much of it is kept back for a tax, or mixed with its weights, 100 in all.
With --notes, the notes and coins in the box by their minor units, what is paid is rounded to what can be laid with them.
With --bank-rule, the id of a rule of docs/BANK-RULES.md, each condition of the bank's file stands with what the book shows of it and the entries behind it,
and each loan of a bank with what that rule says of its interest, and by quarter whether the group paid it on time.
AMOUNT is in minor units: so much of the surplus is shared, and no debt is taken off.
Exit: 0 done, 1 the file is refused (the reasons are on stderr, nothing else is written), 2 the command is not understood.
`;

const names = ['check', 'report', 'statement'] as const;

/** Which options each command takes. */
const optionsOf = {
	check: [],
	report: ['on', 'bank-rule', ...shareOutOptions],
	statement: ['member']
} as const satisfies Record<(typeof names)[number], readonly string[]>;

/** @returns the command, or in one sentence why it is not understood */
export function parseCommand(args: readonly string[]): Result<BookCommand, string> {
	const parsed = parseOptions(args);
	if (!parsed.ok) return parsed;
	const { values, positionals } = parsed.value;
	const [given, file, ...rest] = positionals;
	if (given === undefined) return err('Say what to do.');
	const name = names.find((known) => known === given);
	if (name === undefined) return err(`There is no command "${given}".`);
	if (file === undefined) return err(`Say which file to ${name === 'check' ? 'check' : 'read'}.`);
	if (rest.length > 0) return err(`One file at a time: "${rest.join(' ')}" is too much.`);
	const foreign = Object.keys(values).find(
		(option) => !(optionsOf[name] as readonly string[]).includes(option)
	);
	if (foreign !== undefined) return err(`"${name}" has no option --${foreign}.`);
	return commandOf(name, file, values);
}

const options = {
	on: text,
	member: text,
	rule: text,
	weights: text,
	rate: text,
	tax: text,
	notes: text,
	distribute: text,
	'bank-rule': text
};

interface Options extends ShareOutOptions {
	readonly on?: string | undefined;
	readonly member?: string | undefined;
	readonly 'bank-rule'?: string | undefined;
}

function commandOf(
	name: BookCommand['name'],
	file: string,
	{ on, member, 'bank-rule': bankRule, ...sharing }: Options
): Result<BookCommand, string> {
	if (name === 'check') return ok({ name, file });
	if (name === 'statement') {
		if (member === undefined) return err('Say whose statement: --member NUMBER.');
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

function parseOptions(args: readonly string[]) {
	const twice = Object.keys(options)
		.map((option) => `--${option}`)
		.find((option) => args.filter((arg) => arg.split('=')[0] === option).length > 1);
	return twice === undefined ? readOptions(args, options) : err(`${twice} is given twice.`);
}
