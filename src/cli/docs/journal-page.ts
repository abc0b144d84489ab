import {
	bookSchema,
	journalLimits,
	jsonLimits,
	personSchema,
	recordSchema,
	reportSchema,
	readJournal,
	statementSchema,
	writeJournal
} from '#app';
import { assert } from '#kernel';
import { eventSchemas } from '#group';
import { usageOf } from '../usage.mjs';
import { eventWords } from './event-words.ts';
import { fieldsOf, type FieldWords } from './schema-words.ts';

/** The example in docs/JOURNAL.md; a test imports it. */
export const exampleJournal = {
	format: 'bahi-journal',
	version: 1,
	book: { id: 'booklet', currency: 'INR' },
	people: [{ memberId: 'm1', name: 'Sunita' }],
	events: [
		{
			type: 'GroupFounded',
			occurredOn: '2006-03-05',
			name: 'Ujala',
			constitution: {
				kind: 'shg',
				meetingRhythm: { every: 'month' },
				saving: { mode: 'fixed', amount: 2500 },
				interest: { percentPerMonth: '2', method: 'declining', period: 'calendarMonth' }
			}
		},
		{ type: 'MemberJoined', occurredOn: '2006-03-05', memberId: 'm1', number: 1 },
		{ type: 'MeetingOpened', occurredOn: '2006-03-05', number: 1, kind: 'regular' },
		{ type: 'AttendanceMarked', occurredOn: '2006-03-05', memberId: 'm1', state: 'present' },
		{ type: 'SavingDeposited', occurredOn: '2006-03-05', memberId: 'm1', fund: 'regular', amount: 2500 },
		{ type: 'MeetingSealed', occurredOn: '2006-03-05', countedCash: 2500 }
	]
} as const;

/** docs/JOURNAL.md: the open file, every event and field, and the command's output. */
export function journalPage(): string {
	return [
		...opening,
		'## The file',
		'',
		example(),
		'',
		table([
			...fieldsOf(bookSchema).map(within('book')),
			...fieldsOf(personSchema).map(within('people[]')),
			...fieldsOf(recordSchema).map(within('records[]'))
		]),
		'',
		...limits,
		'## Events',
		'',
		commonFields(),
		'',
		...eventSchemas.flatMap(eventSection),
		...commandSection(),
		'### `report`',
		'',
		table(fieldsOf(reportSchema).filter(isPrinted)),
		'',
		'### `statement`',
		'',
		table(fieldsOf(statementSchema)),
		''
	].join('\n');
}

const opening = [
	'# The open journal',
	'',
	'<!-- Generated from the schemas in src/lib by src/cli/generate-docs.ts. Change those, then: npx tsx src/cli/generate-docs.ts -->',
	'',
	'A book as plain JSON, for auditors and for books that are kept elsewhere. It is a list of events in the order in which they',
	'were recorded; every figure is computed from them. Anybody can check one with the command `book`, without the app. The same',
	'as JSON Schema: [journal](journal.schema.json), [report](report.schema.json), [statement](statement.schema.json).',
	'',
	'- **Amounts** are whole minor units (paise) of the one currency of the book, as numbers. Cash in INR and NPR is whole rupees.',
	'- **Rates** and other numbers that are not whole are decimal strings: `"2"`, `"1.5"`.',
	'- **Days** are `YYYY-MM-DD`, of the Gregorian calendar, from 1900 to 2199.',
	'- **Ids** are 1 to 64 letters, digits or `. _ : -`, chosen by whoever writes the file. An event without `eventId` is named by its place, counted from 1.',
	'- No field but those below is taken; nothing is repaired. A file is a whole book, or it is refused with the number of the event.',
	'- What a foreign file may leave out (ids, times of recording, splits, counts, approvals, hashes) is computed, or `book check` notes that it is missing.',
	'- What stands in records that an older app sealed is held to the rules of then; `book check` notes what a rule of today would refuse.',
	'- A file may hold several lines, where phones wrote on apart from one page (ADR 0086): each record behind those that it names, nothing behind the last, no codes for prints, no signature of names or of an open meeting. `book check` reads it; nothing else does before people have settled it.',
	'- `openSignature` is the signature of the group over the events behind the last record, which are a meeting that is open (ADR 0038): Ed25519, base64url, over four lines joined by line feeds: `bahi open 1`, id of the book, hash of the last record, and these events as one canonical JSON list. A file that has it and another open meeting is refused. Where records are there and no such signature, what stands behind them is shown apart, and counts in no figure.',
	'- `namesSignature`, beside `people`, `events`, `records` and `prints`, is the signature of the group over the names in a file that a phone wrote (ADR 0038): Ed25519, base64url, over four lines joined by line feeds: `bahi names 1`, id of the book, hash of the last record, and the names as one canonical JSON list of `{"memberId":…,"name":…}`, sorted by `memberId`. A file that has it and other names is refused; of names without it `book check` says that nobody vouches for them.',
	'- `key`, beside a name, shows that it is the one that the book says last of that woman (ADR 0151): SHA-256, hex, over four lines joined by line feeds (`bahi name 1`, id of the book, `key`, name) is the `name` of her last `MemberNamed`, or of her `MemberJoined`. Of one that is not, and of one without `key` that the group signed, `book check` tells her number.',
	''
];

const limits = [
	`At most: ${journalLimits.bytes / 1024 / 1024} MiB, UTF-8 without byte order mark; ${journalLimits.events} events in ${journalLimits.meetings} meetings, ${journalLimits.meetingEvents} events a meeting; ${journalLimits.event / 1024} KiB an event (opening balances ${journalLimits.openingBalances / 1024} KiB); ${jsonLimits.depth} levels of lists and objects, ${jsonLimits.keys} fields an object, ${jsonLimits.text} letters a text. A key twice in an object is refused.`,
	''
];

function example(): string {
	const journal = readJournal(JSON.stringify(exampleJournal));
	assert(journal.ok, 'the example is a book');
	const { book, people, events } = journal.value;
	return ['```json', writeJournal({ book, people, events }), '```'].join('\n');
}

const commonNames: ReadonlySet<string> = new Set([
	'type',
	'occurredOn',
	'eventId',
	'recordedAt',
	'approvedBy',
	'corrects'
]);

function commonFields(): string {
	const [first] = eventSchemas;
	const shared = first === undefined ? [] : fieldsOf(first).filter(({ path }) => commonNames.has(path));
	const type: FieldWords = { path: 'type', required: true, kind: 'text', meaning: 'one of the names below' };
	return [
		'Every event has',
		'',
		table([type, ...shared.filter((field) => field.path !== 'type')]),
		'',
		'Below, Dr is debit and Cr is credit; where `via` names a bank account, that account takes the place of the box. What is',
		'computed where it is missing stands in every file of the app.'
	].join('\n');
}

function eventSection(schema: (typeof eventSchemas)[number]): readonly string[] {
	const type = schema.entries.type.literal;
	const { what, posts } = eventWords[type];
	const own = fieldsOf(schema).filter((field) => !commonNames.has(field.path));
	return [
		`### ${type}`,
		'',
		what,
		'',
		...(posts === '–' ? [] : [`Posts: ${posts}.`, '']),
		...(own.length === 0 ? [] : [table(own), ''])
	];
}

function commandSection(): readonly string[] {
	return [
		'## The command',
		'',
		'```text',
		usageOf('check').trim(),
		'',
		usageOf('merge').trim(),
		'```',
		'',
		'Amounts are minor units, ratios decimal strings with at most six decimals, half up. `--on DAY` gives the book as at the end of that day: exactly',
		'the events dated until then, in the order of recording, with what had fallen due by then; without it, the latest day in the book.',
		'Months of `regularity` are counted back from the day asked and end the day before it (ADR 0155), in a book in NPR by days of Bikram Sambat. Meetings are due by the rhythm of the rules: every 7 or 14 days from the first',
		'meeting; in a monthly group on the day of the month, or the last weekday of it, that the rules name, else on the first meeting’s',
		'day of the month. Where the rules count Bikram Sambat months, their months and days of the month are meant (up to April 2034).',
		''
	];
}

/** The three windows of regularity have the same fields: only one is listed. */
const isPrinted = ({ path }: FieldWords): boolean => !/^regularity\.(?:last12|all)\./.test(path);

const within =
	(path: string) =>
	(field: FieldWords): FieldWords => ({ ...field, path: `${path}.${field.path}` });

function table(fields: readonly FieldWords[]): string {
	return [
		'| Field | | What | Meaning |',
		'| --- | --- | --- | --- |',
		...fields.map(
			({ path, required, kind, meaning }) =>
				`| \`${path}\` | ${required ? '' : 'optional'} | ${cell(kind)} | ${cell(meaning)} |`
		)
	].join('\n');
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
