import { basename } from 'node:path';
import { parseArgs } from 'node:util';

// Arguments and usage of each command of `book`. Plain JavaScript that imports only built-in modules: scripts/book.mjs uses it
// before any package is installed.

const text = /** @type {const} */ ({ type: 'string' });
const flag = /** @type {const} */ ({ type: 'boolean' });

/**
 * `files` are the minimum and maximum; `few` and `many` are the errors for other numbers. `needs` has the mandatory options
 * with the sentence that asks for them.
 */
export const commands = /** @type {const} */ ({
	check: {
		options: { fingerprint: text },
		files: [1, 1],
		few: 'Say which file to check.',
		many: 'One file',
		needs: {}
	},
	report: {
		options: {
			on: text,
			rule: text,
			weights: text,
			rate: text,
			tax: text,
			notes: text,
			distribute: text,
			'bank-rule': text
		},
		files: [1, 1],
		few: 'Say which file to read.',
		many: 'One file',
		needs: {}
	},
	statement: {
		options: { member: text },
		files: [1, 1],
		few: 'Say which file to read.',
		many: 'One file',
		needs: { member: 'Say whose statement: --member NUMBER.' }
	},
	print: {
		options: { paper: text, out: text, on: text, member: text, meeting: text, names: flag },
		files: [1, 1],
		few: 'Say which journal to print from.',
		many: 'One file',
		needs: { paper: 'Say which paper: --paper NAME.' }
	},
	export: {
		options: { as: text, out: text, on: text, month: text, names: flag },
		files: [1, Infinity],
		few: 'Say which journal to export.',
		many: '',
		needs: { as: 'Say as what: --as hledger|beancount|csv|json|xlsx.' }
	},
	merge: {
		options: { out: text },
		files: [2, 2],
		few: 'Say which two files to put together.',
		many: 'Two files',
		needs: { out: 'Say which file to write: --out FILE.' }
	},
	convert: {
		options: { out: text, partial: flag, template: text },
		files: [1, 1],
		few: 'Say which spreadsheet to convert.',
		many: 'One file',
		needs: {}
	},
	slips: {
		options: { book: text },
		files: [1, 1],
		few: 'Say which file has the codes.',
		many: 'One file of codes',
		needs: {}
	},
	desk: {
		options: {
			route: text,
			count: text,
			until: text,
			out: text,
			from: text,
			currency: text,
			box: text,
			month: text,
			to: text
		},
		files: [2, 2],
		few: 'Say what to do, and in which folder.',
		many: 'One folder',
		needs: {}
	}
});

/** @typedef {keyof typeof commands} CommandName */

/** Name of this program as it was started: the file of a release, or npm. */
const program =
	basename(process.argv[1] ?? '') === 'book.mjs' && process.env['npm_lifecycle_event'] !== 'book'
		? 'node book.mjs'
		: 'npm run -s book --';

const inspect = `Usage, with FILE an open journal ("-" reads the standard input):

  ${program} check     FILE [--fingerprint "DIGITS PICTURES"]
  ${program} report    FILE [--on YYYY-MM-DD] [--rule RULE] [--weights RULE=PARTS,…]
                                           [--rate PERCENT] [--tax PERCENT]
                                           [--notes PIECE=COUNT,…] [--distribute AMOUNT]
                                           [--bank-rule ID]
  ${program} statement FILE --member NUMBER

check names the fingerprint of the group and the code of the last seal first, and lists what is missing in a sound book, or every event that is wrong.
Without --fingerprint, the eight digits and the names of the three pictures on the registration letter of the group, a sound book is of unknown origin. report and statement print one JSON object.
RULE says how a share-out would share: equal, bySavings, byShares, bySavingMonths, bySavingMeetings, interestBack,
fixedRate with what each hundred saved brings and how much of it is kept back for a tax, or mixed with its weights, 100 in all.
With --notes, the notes and coins in the box by their minor units, what is paid is rounded to what can be laid with them.
With --bank-rule, the id of a rule of docs/BANK-RULES.md, each condition of the bank's file stands with what the book shows of it and the entries behind it,
and each loan of a bank with what that rule says of its interest, and by quarter whether the group paid it on time.
AMOUNT is in minor units: so much of the surplus is shared, and no debt is taken off.
Exit: 0 done, 1 the file is refused (the reasons are on stderr, nothing else is written), 2 the command is not understood.
`;

/** @type {Readonly<Record<CommandName, string>>} */
const usages = {
	check: inspect,
	report: inspect,
	statement: inspect,
	print: `Usage, with FILE an open journal ("-" reads the standard input):

  ${program} print FILE --paper NAME [--out FOLDER] [--on YYYY-MM-DD] [--names]
  ${program} print FILE --paper passbook --member NUMBER [--out FOLDER] [--names]
  ${program} print FILE --paper meeting-sheet --meeting NUMBER [--out FOLDER] [--names]

Writes NAME.html, which any browser prints, and NAME.csv into FOLDER (default: here). NAME is one of:
  cash-book bank-book deposits ledger trial-balance receipts-payments income-expenditure balance-sheet corpus
  attendance loan-ledger demand-collection minutes-register exceptions share-out share-out-slips
  ratios federation copying
  bank-file passbook meeting-sheet meeting-fill
meeting-fill.html draws the sheet of the next meeting (--on: of that day), which a group fills by pen; it is on trial (docs/PAPER-READER.md).
bank-file.html draws the sheets of the app in the browser, without a network: a draft or an application, not signed, or with the code of the group where
FILE carries it for these figures. Women are numbers; --names adds names where FILE has them.
Exit: 0 done, 1 the file is refused or has no such page, 2 the command is not understood.
`,
	export: `Usage, with FILE an open journal ("-" reads the standard input):

  ${program} export FILE --as hledger|beancount [--on YYYY-MM-DD] [--names]
  ${program} export FILE... --as json [--on YYYY-MM-DD] [--names]
  ${program} export FILE... --as csv|xlsx [--out FOLDER] [--on YYYY-MM-DD] [--month YYYY-MM] [--names]

hledger and beancount print the whole book for that program, each balance asserted. json prints one object with every group. csv
writes a table each of the month, its federation reports, groups, members, loans, deposits, meetings, conditions and accounts into
FOLDER (default: here); xlsx writes them into one workbook, groups.xlsx, of a single group with every register beside them.
The month is --month (bs-YYYY-MM by Bikram Sambat), else the last that was over on the newest day of the books; its sheets end in sums.
Women are numbers and symbols; --names adds names where a file has them.
Exit: 0 done, 1 a file is refused (the reasons are on stderr, nothing is written), 2 the command is not understood.
`,
	merge: `Usage, with A and B open journals of one group, each with its records:

  ${program} merge A B --out FILE

FILE is written anew, never over another: it holds every record of both. Whichever is named first, it is the same. Where the
one file goes on from the other, it is that one. Where two phones wrote on from one page, it has both lines, and "check" says
what two officers must settle.
Exit: 0 done, 1 a file is refused (the reasons are on stderr, nothing is written), 2 the command is not understood.
`,
	convert: `Usage, with FILE.csv a spreadsheet saved as CSV in UTF-8 ("-" reads the standard input):

  ${program} convert FILE.csv [--out FOLDER] [--partial]
  ${program} convert --template groups|paperBook

Writes one journal for each group, <key>.journal.json, into FOLDER (default: here); no file is written over. Lists all that
is wrong by row and column; then nothing is written, with --partial the groups that are right. --template prints an empty
sheet: many groups with their cut-off figures, or a paper book with its meetings. docs/SPREADSHEET.md explains the columns.
Exit: 0 done, 1 something is wrong (the reasons are on stderr), 2 the command is not understood.
`,
	slips: `Usage, with CODES a text file of codes from women's pages ("-" reads the standard input):

  ${program} slips CODES [--book FILE]

CODES has a code a line: the text that a reader of QR codes gives. Enough of them, of one page of one book, give the balances of that
page as one JSON object: the funds of the group and what each woman has and owes, in minor units. With --book, an open
journal is folded until that page and every figure compared. Lines that do not count are named on stderr.
Exit: 0 done, and the journal agrees; 1 there are too few codes, or the journal does not agree; 2 the command is not understood.
`,
	desk: `Usage, with DESK a folder of an NGO's office (docs/DESK.md):

  ${program} desk init   DESK --route abcd
  ${program} desk cards  DESK --count NUMBER --until YYYY-MM-DD --out FILE.html
  ${program} desk pull   DESK --from FOLDER|nats://HOST:PORT
  ${program} desk facts  DESK [--currency INR|NPR]
  ${program} desk report DESK --month YYYY-MM
  ${program} desk give   DESK --month YYYY-MM --to FILE
  ${program} desk check  DESK
  ${program} desk forget DESK --box BOX

init makes the keys of the office and says what the door of its post box needs; cards prints box cards, each of a box of its own. pull takes everything
new from the folder of a post box, or from its nats-server by the key DESK/nats.seed, sealed as it is, into DESK/mirror. What has no right stamp, what came under a number that the mirror has
otherwise, and what is not there any more is named on stderr; the mirror loses nothing by it. facts opens what is new, asks every rule, and
writes DESK/facts.duckdb, in which nobody is named; boxes that give no book are named with the reason. report writes a page, a workbook and tables of the month into DESK/out; give writes the sums of a month
that may leave, signed, once. check opens twenty books again and compares.
forget takes a group that leaves out of mirror, facts and names, and says what the keeper of the post box does. All but pull read the passphrase
from the first line of the standard input.
Exit: 0 done; 1 something is refused, other or gone, or the passphrase is another; 2 the command is not understood.
`
};

const others = `Also: ${program} print | export | merge | convert | slips | desk; each tells its own usage with --help, and --version this program's.
`;

/** @param {string | undefined} name @returns {string} the usage of a command; of the program for an unknown one */
export const usageOf = (name) => (isCommand(name) ? usages[name] : `${inspect}${others}`);

/** @param {string | undefined} name @returns {name is CommandName} */
const isCommand = (name) => name !== undefined && Object.hasOwn(commands, name);

/**
 * @template {CommandName} Name
 * @typedef {{ readonly [Option in keyof (typeof commands)[Name]['options']]?:
 *   ((typeof commands)[Name]['options'][Option] extends { readonly type: 'boolean' } ? boolean : string) | undefined }} ValuesOf
 */

/**
 * Parses a command's arguments, as far as possible without a book: known options, each once, the mandatory ones, and the number of
 * files.
 *
 * @template {CommandName} Name
 * @param {Name} name
 * @param {readonly string[]} args arguments after the name
 * @returns {{ ok: true; value: { values: ValuesOf<Name>; positionals: readonly string[] } } | { ok: false; error: string }} the error in
 *   one sentence
 */
export function readArguments(name, args) {
	const { options, files, few, many, needs } = commands[name];
	const end = args.indexOf('--');
	const given = args
		.slice(0, end < 0 ? undefined : end)
		.flatMap((arg) => /^--([a-z-]+)/.exec(arg)?.[1] ?? []);
	const foreign = given.find((option) => !Object.hasOwn(options, option));
	if (foreign !== undefined) return { ok: false, error: `"${name}" has no option --${foreign}.` };
	const twice = given.find((option, place) => given.indexOf(option) < place);
	if (twice !== undefined) return { ok: false, error: `--${twice} is given twice.` };
	try {
		const { values: read, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
		/** @type {Readonly<Record<string, unknown>>} */
		const values = read;
		const [least, most] = files;
		// An empty template needs no file.
		if (positionals.length < least && values['template'] === undefined) return { ok: false, error: few };
		if (positionals.length > most)
			return {
				ok: false,
				error: `${many} at a time: "${positionals.slice(most).join(' ')}" is too much.`
			};
		const missing = Object.entries(needs).find(([option]) => values[option] === undefined);
		if (missing !== undefined) return { ok: false, error: missing[1] };
		return { ok: true, value: { values: /** @type {ValuesOf<Name>} */ (read), positionals } };
	} catch (cause) {
		const [sentence = ''] = cause instanceof Error ? cause.message.split('. ') : [];
		return { ok: false, error: `${sentence.replace(/\.$/, '')}.` };
	}
}

/**
 * Answers that need no book: help, version, and invalid arguments.
 *
 * @param {readonly string[]} args
 * @param {string} release version and day of this program
 * @returns {{ code: 0 | 2; out: string; errors: string } | null} null if a book must be read
 */
export function answerWithoutBook(args, release) {
	const [name, ...rest] = args;
	if (name === '--version') return { code: 0, out: `${release}\n`, errors: '' };
	const isHelp = (/** @type {string} */ arg) => arg === '--help' || arg === '-h';
	const asked = name === 'help' ? rest[0] : name;
	if (name === 'help' || args.some(isHelp)) return { code: 0, out: usageOf(asked), errors: '' };
	const read = isCommand(name) ? readArguments(name, rest) : { ok: false, error: notThere(name) };
	return 'error' in read ? { code: 2, out: '', errors: `${read.error}\n\n${usageOf(name)}` } : null;
}

/** @param {string | undefined} name */
const notThere = (name) => (name === undefined ? 'Say what to do.' : `There is no command "${name}".`);
