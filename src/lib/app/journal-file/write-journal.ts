import * as v from 'valibot';
import { groupEventSchema, type GroupEvent } from '#group';
import {
	journalFormat,
	journalVersion,
	type JournalBook,
	type JournalPerson,
	type JournalRecord
} from './journal-schema.ts';

export interface JournalToWrite {
	readonly book: JournalBook;
	/** Names; left out unless people asked for them. */
	readonly people?: readonly JournalPerson[] | undefined;
	readonly events: readonly GroupEvent[];
	readonly records?: readonly JournalRecord[] | undefined;
	/** Codes for prints, base64url. */
	readonly prints?: readonly string[] | undefined;
	/** The group's signature over exactly these names; base64url. */
	readonly namesSignature?: string | undefined;
	/** The group's signature over the events behind the last record; base64url. */
	readonly openSignature?: string | undefined;
}

/**
 * The open file: one event a line, fields in the order of the schema, so that the same book is the same text.
 *
 * @throws ValiError for an event that could not be read back
 */
export function writeJournal({
	book,
	people = [],
	events,
	records,
	prints = [],
	namesSignature,
	openSignature
}: JournalToWrite): string {
	const parts = [
		`"format": ${JSON.stringify(journalFormat)}`,
		`"version": ${journalVersion}`,
		`"book": ${JSON.stringify({
			id: book.id,
			currency: book.currency,
			groupKey: book.groupKey,
			practice: book.practice
		})}`,
		...(people.length === 0 ? [] : [listed('people', people)]),
		listed(
			'events',
			events.map((event) => v.parse(groupEventSchema, event))
		),
		...(records === undefined ? [] : [listed('records', records)]),
		...(prints.length === 0 ? [] : [listed('prints', prints)]),
		...(namesSignature === undefined ? [] : [`"namesSignature": ${JSON.stringify(namesSignature)}`]),
		...(openSignature === undefined ? [] : [`"openSignature": ${JSON.stringify(openSignature)}`])
	];
	return `{\n\t${parts.join(',\n\t')}\n}\n`;
}

function listed(name: string, items: readonly unknown[]): string {
	if (items.length === 0) return `"${name}": []`;
	return `"${name}": [\n\t\t${items.map((item) => JSON.stringify(item)).join(',\n\t\t')}\n\t]`;
}
