import type { GroupEvent } from '#group';
import { setBesideIn } from '../merge/one-order.ts';
import type { JournalFile } from '../journal-file/read-journal.ts';
import { hashesOfForeignEvents, type Hash } from '../record/verify-chain.ts';

/** Relation of a file to a book of the same group that is on the shelf already. */
export type Standing =
	/** The file continues the book on the shelf. */
	| 'newer'
	| 'same'
	/** The book on the shelf continues the file. */
	| 'older'
	/** Both continue from an earlier common page, differently: people must find out why. */
	| 'differs';

/**
 * A hash covers every earlier record (ADR 0002), so that comparing one place suffices.
 *
 * @param file hashes of its finished records in order, hex
 * @param shelved the same of the book on the shelf
 * @param beside pages that officers set beside each of the two books (ADR 0087)
 */
export function standingOf(
	file: readonly string[],
	shelved: readonly string[],
	beside: { readonly file: ReadonlySet<string>; readonly shelved: ReadonlySet<string> } = nothingBeside
): Standing {
	if (beside.file.has(shelved.at(-1) ?? '')) return 'newer';
	if (beside.shelved.has(file.at(-1) ?? '')) return 'older';
	const both = Math.min(file.length, shelved.length);
	if (both > 0 && file[both - 1] !== shelved[both - 1]) return 'differs';
	if (file.length === shelved.length) return 'same';
	return file.length > shelved.length ? 'newer' : 'older';
}

const nothingBeside = { file: new Set<string>(), shelved: new Set<string>() };

/** Hashes of the pages that the officers of a book set beside it. */
export const besideIn = ({ events }: { readonly events: readonly GroupEvent[] }): ReadonlySet<string> =>
	new Set(setBesideIn(events));

/** Data of a file that was read, for the comparison with another file of its group. */
export interface FileTrace {
	readonly book: string;
	/** Hashes of its records as stated in the file; null in a file without any. */
	readonly records: readonly string[] | null;
	/** Hashes of its entries alone, which both kinds of file have. */
	readonly entries: readonly string[];
	/** Pages that its officers set beside the book (ADR 0087); trusted only for another file of the same known key. */
	readonly beside: ReadonlySet<string>;
	/** Key that vouches for its writers; null without one. */
	readonly groupKey: string | null;
	/** Number of entries, including those of an open meeting. */
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

/** Relation of a file to another of the same group; of one open meeting, the file with more of it is newer. */
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
