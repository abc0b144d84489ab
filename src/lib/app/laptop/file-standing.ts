import type { JournalFile } from '../journal-file/read-journal.ts';
import { hashesOfForeignEvents, type Hash } from '../record/foreign-chain.ts';
import { besideIn, standingOf, type Standing } from './continues.ts';

/** What is kept of a file that was looked at, so that another one of its group can be set beside it. */
export interface FileTrace {
	readonly book: string;
	/** Hashes of its records as it names them; null in a file without any. */
	readonly records: readonly string[] | null;
	/** The same of its entries alone: both kinds of file have these. */
	readonly entries: readonly string[];
	/** Pages that its officers set beside it (ADR 0087); believed beside another file of the same known key. */
	readonly beside: ReadonlySet<string>;
	/** Vouches for its writers; null where it names none. */
	readonly groupKey: string | null;
	/** Entries, those of an open meeting too. */
	readonly events: number;
}

export async function traceOf(journal: JournalFile, hash: Hash): Promise<FileTrace> {
	const { book, records, events } = journal;
	return {
		book: book.id,
		records: records?.map((record) => record.hash) ?? null,
		entries: await hashesOfForeignEvents(events, hash),
		beside: besideIn(journal),
		groupKey: book.groupKey ?? null,
		events: events.length
	};
}

/** How a file stands to another of the same group, by what both say; where one meeting is open, the one with more of it is newer. */
export function standingOfFiles(file: FileTrace, other: FileTrace): Standing {
	const isOneKey = file.groupKey !== null && file.groupKey === other.groupKey;
	const beside = isOneKey ? { file: file.beside, shelved: other.beside } : undefined;
	const standing =
		file.records === null || other.records === null
			? standingOf(file.entries, other.entries)
			: standingOf(file.records, other.records, beside);
	if (standing !== 'same' || file.events === other.events) return standing;
	return file.events > other.events ? 'newer' : 'older';
}
