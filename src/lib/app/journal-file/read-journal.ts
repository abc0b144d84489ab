import * as v from 'valibot';
import { err, ok, textIn, type BookId, type Result } from '#kernel';
import { checkEach, type GroupEvent, type GroupState, type RefusedAt } from '#group';
import type { CurrencyCode } from '#money';
import {
	bookSchema,
	journalFormat,
	journalVersion,
	namesSignatureSchema,
	openSignatureSchema,
	personSchema,
	printSchema,
	recordSchema,
	type JournalPerson,
	type JournalRecord
} from './journal-schema.ts';
import { inOneOrder, type OrderedRecord } from '../merge/one-order.ts';
import { personNamed } from '../session/people.ts';
import { checkCovering, coveredBy } from './covering.ts';
import { jsonLimits, journalLimits } from './limits.ts';
import { readEvents } from './read-events.ts';
import type { JournalRefusal } from './refusals.ts';
import type { SignedNames } from './signed-parts.ts';
import { readStrictJson, type Json } from './strict-json.ts';

/** A journal that was read, checked event by event, and found to be a book. */
export interface JournalFile {
	readonly book: {
		readonly id: BookId;
		readonly currency: CurrencyCode;
		/** Vouches for the writers of the records; an export of 0.4.1 names none. */
		readonly groupKey?: string | undefined;
		readonly practice?: true | undefined;
	};
	readonly people: readonly JournalPerson[];
	/** What counts, as in the file; what it left out (ids, splits) is still left out. */
	readonly events: readonly GroupEvent[];
	/** A meeting that is open behind the records, and that nobody signed: it is shown apart and in no figure. None of it was checked as a book. */
	readonly apart: readonly GroupEvent[];
	/** The hash chain of an export of the app, not yet verified, at least one; null in a file without any. */
	readonly records: readonly JournalRecord[] | null;
	/** Codes for prints of this book, not yet verified, base64url; none in a file that no key of the group made. */
	readonly prints: readonly string[];
	/** The names with the signature of the group over them, not yet verified; null where nobody vouches for them, or none are there. */
	readonly signedNames: SignedNames | null;
	/** The group's signature over the events behind the last record, not yet verified; null where there is none. */
	readonly openSignature: string | null;
	/** The book after the last event that counts. */
	readonly state: GroupState;
	/** Events of its records that break a rule which an older app did not have. They stand, and are told. */
	readonly against: readonly RefusedAt[];
}

/** A whole book, or every reason why not. */
export type JournalOfFile = Result<JournalFile, readonly JournalRefusal[]>;

/** Problems that are listed at most; a file with more is not worth a longer list. */
const problemsMost = 50;

/**
 * Reads the bytes of an open journal. Nothing is repaired: a file is a whole book, or every reason why not.
 *
 * @returns the first reason for a file that is no journal at all; else all events that are wrong, at most 50
 */
export function readJournalBytes(bytes: Uint8Array): JournalOfFile {
	if (bytes.length > journalLimits.bytes)
		return err([{ type: 'FileTooLarge', bytesMost: journalLimits.bytes }]);
	const text = textIn(bytes);
	return text === null ? err([{ type: 'NotText' }]) : readJournal(text);
}

/** Reads a journal from a text that was decoded already. */
export function readJournal(text: string): JournalOfFile {
	const parts = readParts(text);
	if (!parts.ok) return parts;
	const forked = forkOf(parts.value);
	return forked === null ? bookInParts(parts.value) : err([forked]);
}

/** A file in the right form, whose book nobody has looked at. */
export type JournalParts = Pick<
	JournalFile,
	'book' | 'people' | 'records' | 'prints' | 'signedNames' | 'openSignature' | 'events'
>;

/** Two phones wrote on from one page, and both lines are in the file: no figure is right before people have settled it. */
function forkOf(parts: JournalParts): JournalRefusal | null {
	const found = inOneOrder(placedRecords(parts));
	if (!found.ok)
		return found.error.type === 'TooManyLines' ? { ...found.error, type: 'TooMany', list: 'lines' } : null;
	// A journal is the book: what officers set beside it is in no file of the app.
	const lines = found.value.lines.length + found.value.settled.length;
	return lines > 1 ? { type: 'Forked', lines } : null;
}

/** The records of a file with the events that each holds. */
export function placedRecords({
	records,
	events
}: Pick<JournalParts, 'records' | 'events'>): readonly PlacedRecord[] {
	let from = 0;
	return (records ?? []).map((record) => {
		const held = events.slice(from, (from += record.events));
		return { hash: record.hash, before: record.previous, heads: record.heads ?? [], events: held, record };
	});
}

export interface PlacedRecord extends OrderedRecord {
	readonly record: JournalRecord;
}

/** Reads the form of a file: nothing in it is looked at as a book. */
export function readParts(text: string): Result<JournalParts, readonly JournalRefusal[]> {
	if (text.length > journalLimits.bytes)
		return err([{ type: 'FileTooLarge', bytesMost: journalLimits.bytes }]);
	if (text.startsWith('\ufeff')) return err([{ type: 'ByteOrderMark' }]);
	if (text.includes('\u0000')) return err([{ type: 'NotText' }]);
	const json = readStrictJson(text, jsonLimits);
	if (!json.ok) return err([json.error]);
	const header = readHeader(json.value);
	if (!header.ok) return err([header.error]);
	const { eventList, ...rest } = header.value;
	const events = readEvents(eventList, problemsMost);
	return events.ok ? ok({ ...rest, events: events.value }) : events;
}

/**
 * Checks the entries of one line, one by one, as the book that they are. A meeting that is open behind the records counts where the
 * group signed it (law 59).
 *
 * @param isOfCopy read out of a copy, which only the keys of the group make: then it counts without a signature of its own
 */
export function bookInParts(parts: JournalParts, isOfCopy = false): JournalOfFile {
	const { book, records } = parts;
	const covering = checkCovering(parts.events, records);
	if (!covering.ok) return err([covering.error]);
	const covered = records === null ? 0 : coveredBy(records);
	const counts = records === null || parts.openSignature !== null || isOfCopy ? undefined : covered;
	const events = parts.events.slice(0, counts);
	const apart = parts.events.slice(events.length);
	const { state, refused, against } = checkEach(events, book.currency, problemsMost, covered);
	if (refused.length > 0) return err(refused.map((refusal) => refusedEvent(refusal, events)));
	return ok({ ...parts, events, apart, state, against });
}

/** A journal that was read out of a copy, with the meeting that is open in it. */
export const openInCopy = (journal: JournalFile): JournalOfFile =>
	journal.apart.length === 0
		? ok(journal)
		: bookInParts({ ...journal, events: [...journal.events, ...journal.apart] }, true);

function refusedEvent(
	{ place, rejection }: ReturnType<typeof checkEach>['refused'][number],
	events: readonly GroupEvent[]
): JournalRefusal {
	const { type: event = '', occurredOn = '' } = events[place] ?? {};
	return { type: 'EventRefused', place: place + 1, event, occurredOn, rejection };
}

interface Header extends Omit<JournalParts, 'events'> {
	readonly eventList: readonly Json[];
}

const topFields: ReadonlySet<string> = new Set([
	'format',
	'version',
	'book',
	'people',
	'events',
	'records',
	'prints',
	'namesSignature',
	'openSignature'
]);

function readHeader(json: Json): Result<Header, JournalRefusal> {
	if (!isObject(json)) return err({ type: 'NotAJournal', found: null });
	const { format, version } = json;
	if (format !== journalFormat)
		return err({ type: 'NotAJournal', found: typeof format === 'string' ? format : null });
	if (typeof version === 'number' && Number.isInteger(version) && version > journalVersion)
		return err({ type: 'NewerVersion', version });
	if (version !== journalVersion)
		return err({ type: 'HeaderInvalid', field: 'version', message: `the version is ${journalVersion}` });
	const unknown = Object.keys(json).find((field) => !topFields.has(field));
	if (unknown !== undefined)
		return err({ type: 'HeaderInvalid', field: unknown, message: 'a journal has no such field' });
	const book = readPart(bookSchema, json['book'], 'book');
	if (!book.ok) return book;
	const people = readList(json['people'] ?? [], 'people');
	if (!people.ok) return people;
	const persons = readPart(v.array(personSchema), people.value, 'people');
	if (!persons.ok) return persons;
	const events = readList(json['events'], 'events');
	if (!events.ok) return events;
	const records = readRecords(json['records'], events.value.length);
	if (!records.ok) return records;
	if (records.value === null && book.value.groupKey !== undefined)
		return err({
			type: 'HeaderInvalid',
			field: 'book.groupKey',
			message: 'a file without records has no writers to vouch for'
		});
	const prints = readPrints(json['prints'], book.value.groupKey);
	if (!prints.ok) return prints;
	const signed = readSignedNames(json['namesSignature'], persons.value, book.value.groupKey);
	if (!signed.ok) return signed;
	const covered = records.value === null ? undefined : coveredBy(records.value);
	const hasOpen = covered !== undefined && covered < events.value.length;
	const open = readOpenSignature(json['openSignature'], hasOpen, book.value.groupKey);
	if (!open.ok) return open;
	const named = persons.value.map(namedAsKept).filter(({ name }) => name !== '');
	return ok({
		book: book.value,
		people: named,
		records: records.value,
		prints: prints.value,
		signedNames: signed.value,
		openSignature: open.value,
		eventList: events.value
	});
}

/** A name as it is shown and kept; the book itself has numbers only. */
const namedAsKept = ({ memberId, name }: JournalPerson): JournalPerson => ({
	memberId,
	name: personNamed(name).name
});

function readRecords(
	json: Json | undefined,
	eventCount: number
): Result<JournalFile['records'], JournalRefusal> {
	if (json === undefined) return ok(null);
	const list = readList(json, 'records');
	if (!list.ok) return list;
	if (list.value.length === 0) return ok(null);
	const records = readPart(v.array(recordSchema), list.value, 'records');
	if (!records.ok) return records;
	const covered = records.value.reduce((sum, record) => sum + record.events, 0);
	return covered <= eventCount
		? records
		: err({
				type: 'HeaderInvalid',
				field: 'records',
				message: `they name ${covered} events, the file has ${eventCount}`
			});
}

function readPrints(
	json: Json | undefined,
	groupKey: string | undefined
): Result<JournalFile['prints'], JournalRefusal> {
	const list = readList(json ?? [], 'prints');
	if (!list.ok) return list;
	if (list.value.length > 0 && groupKey === undefined)
		return err({ type: 'HeaderInvalid', field: 'prints', message: 'codes need the key of the group' });
	return readPart(v.array(printSchema), list.value, 'prints');
}

function readSignedNames(
	json: Json | undefined,
	people: readonly JournalPerson[],
	groupKey: string | undefined
): Result<JournalFile['signedNames'], JournalRefusal> {
	const field = 'namesSignature';
	if (json === undefined) return ok(null);
	if (groupKey === undefined)
		return err({ type: 'HeaderInvalid', field, message: 'a signature of names needs the key of the group' });
	if (people.length === 0)
		return err({ type: 'HeaderInvalid', field, message: 'the names that were signed are not in the file' });
	const signature = readPart(namesSignatureSchema, json, field);
	return signature.ok ? ok({ people, signature: signature.value }) : signature;
}

function readOpenSignature(
	json: Json | undefined,
	hasOpen: boolean,
	groupKey: string | undefined
): Result<JournalFile['openSignature'], JournalRefusal> {
	const field = 'openSignature';
	if (json === undefined) return ok(null);
	if (groupKey === undefined)
		return err({
			type: 'HeaderInvalid',
			field,
			message: 'a signature of an open meeting needs the key of the group'
		});
	if (!hasOpen)
		return err({ type: 'HeaderInvalid', field, message: 'no meeting is open behind the last record' });
	return readPart(openSignatureSchema, json, field);
}

function readList(
	json: Json | undefined,
	list: 'people' | 'events' | 'records' | 'prints'
): Result<readonly Json[], JournalRefusal> {
	if (!Array.isArray(json)) return err({ type: 'HeaderInvalid', field: list, message: 'a list is expected' });
	const most = journalLimits[list];
	return json.length > most ? err({ type: 'TooMany', list, most }) : ok(json as readonly Json[]);
}

function readPart<Output>(
	schema: v.GenericSchema<unknown, Output>,
	json: Json | undefined,
	field: string
): Result<Output, JournalRefusal> {
	const part = v.safeParse(schema, json);
	if (part.success) return ok(part.output);
	const [issue] = part.issues;
	const path = v.getDotPath(issue);
	return err({
		type: 'HeaderInvalid',
		field: path === null ? field : `${field}.${path}`,
		message: issue.message
	});
}

function isObject(json: Json): json is { readonly [key: string]: Json } {
	return typeof json === 'object' && json !== null && !Array.isArray(json);
}
