import { type BookId, err, ok, type Result, textIn } from '#kernel';
import { checkEach, eventByTypeSchema, eventSchemas, type GroupEvent, type GroupState } from '#group';
import type { CurrencyCode } from '#money';
import type { JournalPerson, JournalRecord } from './journal-schema.ts';
import { inOneOrder, type OrderedRecord } from '../merge/one-order.ts';
import { checkCovering, coveredBy } from './verify-records.ts';
import { journalLimits, type JournalRefusal, jsonLimits } from './limits.ts';
import { readHeader } from './read-header.ts';
import type { SignedNames } from './signed-parts.ts';
import { type Json, readStrictJson } from './strict-json.ts';
import * as v from 'valibot';

/** A journal that was parsed, checked event by event, and found to be a book. */
export interface JournalFile {
	readonly book: {
		readonly id: BookId;
		readonly currency: CurrencyCode;
		/** Vouches for the writers of the records; undefined in a file of another program. */
		readonly groupKey?: string | undefined;
		readonly practice?: true | undefined;
	};
	readonly people: readonly JournalPerson[];
	/** Events that count, as in the file; omitted fields (ids, splits) stay omitted. */
	readonly events: readonly GroupEvent[];
	/** Events of an open meeting after the records that nobody signed: displayed separately, not in any figure, and not checked as a book. */
	readonly apart: readonly GroupEvent[];
	/** The unverified hash chain of the app's export, at least one record; null in a file without one. */
	readonly records: readonly JournalRecord[] | null;
	/** Unverified codes for prints of this book, base64url; empty in a file that no key of the group made. */
	readonly prints: readonly string[];
	/** The names with the group's unverified signature; null without a signature or names. */
	readonly signedNames: SignedNames | null;
	/** The group's unverified signature over the events after the last record; null without one. */
	readonly openSignature: string | null;
	/** State after the last event that counts. */
	readonly state: GroupState;
}

/** A whole book, or every reason for its rejection. */
export type JournalOfFile = Result<JournalFile, readonly JournalRefusal[]>;

/** Largest number of listed problems. */
const problemsMost = 50;

/**
 * Parses the bytes of an open journal. Nothing is repaired: the result is a whole book, or every reason for its rejection.
 *
 * @returns only the first reason if the file is no journal at all; otherwise all invalid events, at most 50
 */
export function readJournalBytes(bytes: Uint8Array): JournalOfFile {
	if (bytes.length > journalLimits.bytes)
		return err([{ type: 'FileTooLarge', bytesMost: journalLimits.bytes }]);
	const text = textIn(bytes);
	return text === null ? err([{ type: 'NotText' }]) : readJournal(text);
}

/** Parses a journal from decoded text. */
export function readJournal(text: string): JournalOfFile {
	const parts = readParts(text);
	if (!parts.ok) return parts;
	const forked = forkOf(parts.value);
	return forked === null ? bookInParts(parts.value) : err([forked]);
}

/** A well-formed file whose book is unchecked. */
export type JournalParts = Pick<
	JournalFile,
	'book' | 'people' | 'records' | 'prints' | 'signedNames' | 'openSignature' | 'events'
>;

/** Rejects a file with two lines, in which two phones continued from one page: no figure is right before people have settled it. */
function forkOf(parts: JournalParts): JournalRefusal | null {
	const found = inOneOrder(placedRecords(parts));
	if (!found.ok)
		return found.error.type === 'TooManyLines' ? { ...found.error, type: 'TooMany', list: 'lines' } : null;
	// A journal contains only the book: no file of the app contains pages that officers set beside it.
	const lines = found.value.lines.length + found.value.settled.length;
	return lines > 1 ? { type: 'Forked', lines } : null;
}

/** The records of a file with their events. */
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

/** Checks the format of a file, not its book. */
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
 * Checks the entries of one line in order, as a book. An open meeting after the records counts only if the
 * group signed it (law 59).
 *
 * @param isOfCopy read from a copy, which only the group's keys can make: the open meeting then counts without a signature of its own
 */
export function bookInParts(parts: JournalParts, isOfCopy = false): JournalOfFile {
	const { book, records } = parts;
	const covering = checkCovering(parts.events, records);
	if (!covering.ok) return err([covering.error]);
	const covered = records === null ? 0 : coveredBy(records);
	const counts = records === null || parts.openSignature !== null || isOfCopy ? undefined : covered;
	const events = parts.events.slice(0, counts);
	const apart = parts.events.slice(events.length);
	const { state, refused } = checkEach(events, book.currency, problemsMost);
	if (refused.length > 0) return err(refused.map((refusal) => refusedEvent(refusal, parts)));
	return ok({ ...parts, events, apart, state });
}

/** A journal read from a copy, including its open meeting. */
export const openInCopy = (journal: JournalFile): JournalOfFile =>
	journal.apart.length === 0
		? ok(journal)
		: bookInParts({ ...journal, events: [...journal.events, ...journal.apart] }, true);

function refusedEvent(
	{ place, rejection }: ReturnType<typeof checkEach>['refused'][number],
	{ book: { currency }, events }: JournalParts
): JournalRefusal {
	const { type: event = '', occurredOn = '' } = events[place] ?? {};
	return { type: 'EventRefused', place: place + 1, event, occurredOn, rejection, currency };
}

/** Largest number of listed issues of one event; the first usually explains the rest. */
const issuesMost = 3;

const knownTypes: ReadonlySet<string> = new Set(eventSchemas.map((schema) => schema.entries.type.literal));

/** Checks every event against the schema; lists all invalid ones, at most `problemsMost`. */
export function readEvents(
	list: readonly Json[],
	problemsMost: number
): Result<readonly GroupEvent[], readonly JournalRefusal[]> {
	const events: GroupEvent[] = [];
	const problems: JournalRefusal[] = [];
	const crowd = crowdCheck();
	for (const [index, json] of list.entries()) {
		const event = readEvent(json, index + 1);
		if (!event.ok) {
			problems.push(...event.error);
		} else {
			events.push(event.value);
			const crowded = crowd(event.value, index + 1);
			if (crowded !== null) return err([crowded]);
		}
		if (problems.length >= problemsMost) break;
	}
	return problems.length > 0 ? err(problems.slice(0, problemsMost)) : ok(events);
}

function readEvent(json: Json, place: number): Result<GroupEvent, readonly JournalRefusal[]> {
	const event = typeOf(json);
	if (event === null) return err([{ type: 'NotAnEvent', place }]);
	if (!knownTypes.has(event)) return err([{ type: 'UnknownEventType', place, event: event.slice(0, 40) }]);
	const most = event === 'OpeningBalances' ? journalLimits.openingBalances : journalLimits.event;
	if (JSON.stringify(json).length > most) return err([{ type: 'EventTooLarge', place, event, most }]);
	const parsed = v.safeParse(eventByTypeSchema, json);
	if (parsed.success) return ok(parsed.output);
	return err(
		parsed.issues.slice(0, issuesMost).map((issue) => ({
			type: 'EventInvalid',
			place,
			event,
			field: v.getDotPath(issue) ?? '',
			message: messageOf(issue)
		}))
	);
}

/** Limits the number of meetings and of events in each; more than any group makes would only slow the check. */
function crowdCheck(): (event: GroupEvent, place: number) => JournalRefusal | null {
	let meetings = 0;
	let inMeeting = 0;
	return ({ type }, place) => {
		if (type === 'MeetingOpened') {
			meetings += 1;
			inMeeting = 0;
		}
		inMeeting += 1;
		if (meetings > journalLimits.meetings)
			return { type: 'TooMany', list: 'meetings', most: journalLimits.meetings };
		return inMeeting > journalLimits.meetingEvents
			? { type: 'MeetingTooLong', place, event: type, most: journalLimits.meetingEvents }
			: null;
	};
}

function typeOf(json: Json): string | null {
	if (typeof json !== 'object' || json === null || !('type' in json)) return null;
	const { type } = json;
	return typeof type === 'string' ? type : null;
}

/** Our schemas have their own messages; valibot's messages for unknown and missing fields are replaced by ours. */
function messageOf(issue: v.BaseIssue<unknown>): string {
	if (issue.expected === 'never') return 'there is no such field';
	if (issue.received === 'undefined') return 'the field is missing';
	return issue.message;
}
