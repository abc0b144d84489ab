import { canonicalJson, present, type MemberId } from '#kernel';
import { journalNotes, readJournalBytes, signOpen, verifyRecords, type JournalFile } from '#app';
import { bookReport } from '#reports';
import { verifyExport } from '../../../scripts/verify-export/verify.mjs';
import { exportText, namesOf, vouchedIn, type WrittenBook } from '../exported-book.ts';
import type { Chance } from './chance.ts';
import type { Kind, Outcome } from './kinds.ts';
import { spoilBytes } from './spoil-bytes.ts';
import { spoilJson } from './spoil-json.ts';

const utf8 = new TextEncoder();

/** Exports of the app, with records, vouchers, names and an open meeting: what counts of it may never say anything else. */
export async function exportKind(written: WrittenBook): Promise<Kind> {
	const names = [...Array(3).keys()].map((place) => ({
		memberId: `w${place + 1}` as MemberId,
		name: `Name ${place + 1}`
	}));
	const head = present(written.history.hashes.at(-1), 'a record');
	const signed = await signOpen(written.keys, { id: written.book, head }, written.open);
	const text = exportText(written, await vouchedIn(written), await namesOf(written, names), signed);
	const genuine = JSON.parse(text) as JournalFile;
	const entries = [...written.history.events, ...written.open].map((event) => canonicalJson(event));
	return {
		name: 'journals of the app',
		share: 330,
		spoil: spoiler(text),
		read: async (bytes) => {
			const read = readJournalBytes(bytes);
			const second = verifyExport(bytes);
			if (!read.ok) return second.problems.length > 0 ? 'refused' : secondOnly(bytes, genuine);
			const { events, records, book, signedNames, openSignature } = read.value;
			shown(read.value);
			if (records === null) return 'same';
			const verified = await verifyRecords(
				{ book, events, records, signedNames, openSignature },
				written.vault
			);
			if (!verified.ok) return 'refused';
			const covered = records.reduce((sum, record) => sum + record.events, 0);
			const isPrefix = events.every((event, at) => canonicalJson(event) === entries[at]);
			// Either the open meeting as the group signed it, or nothing of it counts.
			const isWhole = events.length === (openSignature === null ? covered : entries.length);
			// Without the key of the group it is said that nobody vouches for it.
			const isSame = book.groupKey === undefined || sameBook(book, genuine.book);
			// Without their signature it is said that nobody vouches for the names.
			const areNamesSame = signedNames === null || sameNames(signedNames.people, names);
			return isPrefix && isWhole && isSame && areNamesSame ? 'same' : 'other';
		}
	};
}

/** The second verifier does not judge the meeting that is open, nor the rules of a book; what is sealed it must. */
function secondOnly(bytes: Uint8Array, genuine: JournalFile): Outcome {
	const { book } = JSON.parse(new TextDecoder().decode(bytes)) as JournalFile;
	return book.groupKey === undefined || sameBook(book, genuine.book) ? 'refused' : 'other';
}

const sameNames = (one: JournalFile['people'], other: JournalFile['people']): boolean => {
	const sorted = (names: JournalFile['people']) => names.map((name) => canonicalJson(name)).toSorted();
	return sorted(one).join() === sorted(other).join();
};

const sameBook = (one: JournalFile['book'], other: JournalFile['book']): boolean =>
	one.id === other.id &&
	one.currency === other.currency &&
	one.practice === other.practice &&
	one.groupKey === other.groupKey;

/** Journals of elsewhere carry nothing that vouches for them; whatever is taken must be a book that can be shown. */
export function foreignKind(text: string): Kind {
	return {
		name: 'journals of elsewhere',
		share: 170,
		spoil: spoiler(text),
		read: (bytes) => {
			const read = readJournalBytes(bytes);
			if (read.ok) shown(read.value);
			return read.ok ? 'same' : 'refused';
		}
	};
}

function spoiler(text: string) {
	const bytes = utf8.encode(text);
	return (chance: Chance): Uint8Array =>
		chance.below(3) === 0 ? spoilBytes(bytes, chance) : utf8.encode(spoilJson(text, chance));
}

function shown(journal: JournalFile): void {
	const { events, book } = journal;
	if (!bookReport(events, { currency: book.currency }).balanced)
		throw new Error('the book is out of balance');
	journalNotes(journal);
}
