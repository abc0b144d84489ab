import * as v from 'valibot';
import type { BookId } from '#kernel';
import type { CheckedBackup } from '../backup/read-backup.ts';
import { journalRecords } from '../journal-file/export-records.ts';
import { personSchema, type JournalPerson } from '../journal-file/journal-schema.ts';
import type { JournalFile } from '../journal-file/read-journal.ts';
import { bookNamed, vouchFor, type GroupSigner, type Vouched } from '../record/voucher.ts';
import { writeJournal, type JournalToWrite } from '../journal-file/write-journal.ts';

/** What a group on the shelf was read from. A practice book stays one. */
export type ShelvedFrom = 'journal' | 'copy' | 'practice';

/** A copy that was opened and checked, as the journal that the same book would be; read again as any file is. */
export function journalOfCopy(
	book: BookId,
	{ payload, links, hashes, events, people }: CheckedBackup,
	vouched: Vouched,
	prints: readonly string[] = []
): string {
	const persons = [...people].map(([memberId, { name }]) => ({ memberId, name }));
	return writeJournal({
		book: { ...bookNamed(book, payload), groupKey: vouched.groupKey },
		people: persons.filter((person): person is JournalPerson => v.is(personSchema, person)),
		events: [...events, ...payload.rows.flatMap((row) => row.events)],
		records: journalRecords({ links, hashes }, vouched),
		prints
	});
}

/** The word of the group's key for the writers of a copy, while that key is at hand. */
export function vouchedCopy(
	book: BookId,
	{ payload, links }: CheckedBackup,
	keys: GroupSigner
): Promise<Vouched> {
	return vouchFor(bookNamed(book, payload), links, keys);
}

/** The text that is kept of a journal: what counts of it, with its hash chain where it has one, and its names as they were signed. */
export function journalText({
	book,
	people,
	signedNames,
	events,
	records,
	prints,
	openSignature
}: JournalFile): string {
	const whole: JournalToWrite = { book, people: signedNames?.people ?? people, events };
	if (records === null) return writeJournal(whole);
	const signed = { namesSignature: signedNames?.signature, openSignature: openSignature ?? undefined };
	return writeJournal({ ...whole, records, prints, ...signed });
}
