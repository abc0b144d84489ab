import * as v from 'valibot';
import type { WriterId } from '#kernel';
import type { ReadPage } from '../record/verify-chain.ts';
import type { Vouched } from '../record/voucher.ts';
import {
	type JournalRecord,
	journalFormat,
	journalVersion,
	type JournalBook,
	type JournalPerson
} from './journal-schema.ts';
import { groupEventSchema, type GroupEvent } from '#group';

/**
 * The links of a book as an export contains them: all hashed fields except the events, which are stored separately.
 *
 * @param vouched vouchers of the writers; null if the group's key is not available
 */
export function journalRecords(
	history: { readonly links: readonly ReadPage[]; readonly hashes: readonly string[] },
	vouched: Vouched | null = null
): readonly JournalRecord[] {
	return history.links.map(({ content, signature }, index) => ({
		writer: content.writer,
		place: content.n,
		hash: history.hashes[index] ?? '',
		previous: content.before,
		signature,
		...(content.key === undefined ? {} : { key: content.key, ...voucherOf(content.writer, vouched) }),
		heads: content.heads.map(([writer, n, hash]): [string, number, string] => [writer, n, hash]),
		events: content.events.length,
		...(content.seal === undefined
			? {}
			: { seal: { ...content.seal, totals: { ...content.seal.totals }, present: [...content.seal.present] } })
	}));
}

function voucherOf(writer: WriterId, vouched: Vouched | null): Pick<JournalRecord, 'voucher'> {
	const voucher = vouched?.vouchers.get(writer);
	return voucher === undefined ? {} : { voucher };
}

export interface JournalToWrite {
	readonly book: JournalBook;
	/** Names; undefined unless the user asked for them. */
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
 * Writes the open file: one event a line, fields in schema order, so that the same book yields the same text.
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
