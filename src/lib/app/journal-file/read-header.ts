import * as v from 'valibot';
import { err, ok, type Result } from '#kernel';
import { personNamed } from '../session/people.ts';
import { coveredBy } from './verify-records.ts';
import {
	bookSchema,
	journalFormat,
	journalVersion,
	namesSignatureSchema,
	openSignatureSchema,
	personSchema,
	printSchema,
	recordSchema,
	type JournalPerson
} from './journal-schema.ts';
import { journalLimits, type JournalRefusal } from './limits.ts';
import type { JournalFile, JournalParts } from './read-journal.ts';
import type { Json } from './strict-json.ts';

/** A well-formed file whose events are unchecked. */
export interface Header extends Omit<JournalParts, 'events'> {
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

export function readHeader(json: Json): Result<Header, JournalRefusal> {
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

/** Normalises a name for display and storage; the book itself has numbers only. */
const namedAsKept = (person: JournalPerson): JournalPerson => ({
	...person,
	name: personNamed(person.name).name
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
