import { err, ok, type Result, type WriterId } from '#kernel';
import type { GroupEvent } from '#group';
import { coveredBy } from '../journal-file/covering.ts';
import { journalRecords } from '../journal-file/export-records.ts';
import type { JournalFile } from '../journal-file/read-journal.ts';
import type { JournalLines } from '../journal-file/read-lines.ts';
import { namesIn, signedNamesOf } from './names-of-union.ts';
import type { SignedPartChanged } from '../journal-file/signed-parts.ts';
import { rebuiltLinks, verifyRecords } from '../journal-file/verify-records.ts';
import { writeJournal } from '../journal-file/write-journal.ts';
import type { Vault } from '../ports/keys.ts';
import {
	mergeBooks,
	placedLink,
	verifiedBook,
	type MergedBook,
	type PlacedLink,
	type VerifiedBook
} from './merge-books.ts';
import { mergeExceptions, type MergeException } from './merge-exceptions.ts';
import type { MergeRefusal } from './merge-refusals.ts';
import { standingNowhere } from './standing-nowhere.ts';
import { unionBalances } from './union-balances.ts';

/** Why two files are not put together. */
export type MergeFileRefusal =
	| MergeRefusal
	| SignedPartChanged
	/** Entries of a meeting that is open in this file stand in no record of the other: it is closed on its phone first. */
	| { readonly type: 'MeetingStillOpen'; readonly file: 'first' | 'second'; readonly events: number };

export interface MergedFiles {
	readonly book: MergedBook;
	readonly exceptions: readonly MergeException[];
	/** The journal of the union; the same whichever file was named first. */
	readonly text: string;
}

type Checks = Pick<Vault, 'hash' | 'verify'>;

/** Every line of a file verified as any export is, and then as a part of one book. */
export async function verifiedLines(
	{ lines }: JournalLines,
	checks: Checks
): Promise<Result<VerifiedBook, MergeRefusal | SignedPartChanged>> {
	const records: PlacedLink[] = [];
	const vouchers = new Map<WriterId, string>();
	for (const { book, events, records: given, signedNames, openSignature } of lines) {
		if (given === null) return err({ type: 'NothingSealed' });
		const line = { book, events, records: given };
		const verified = await verifyRecords({ ...line, signedNames, openSignature }, checks);
		if (!verified.ok) {
			const { error } = verified;
			if (error.type === 'NamesChanged' || error.type === 'OpenChanged') return err(error);
			return err({ type: 'RecordsDamaged', about: 'about' in error ? error.about : error.type });
		}
		const links = rebuiltLinks(line) ?? [];
		records.push(...links.map((link, place) => placedLink(verified.value[place] ?? '', link)));
		for (const { writer, voucher } of given)
			if (voucher !== undefined) vouchers.set(writer as WriterId, voucher);
	}
	const [first] = lines;
	if (first === undefined) return err({ type: 'NothingSealed' });
	return verifiedBook({ named: first.book, groupKey: first.book.groupKey, vouchers, records }, checks);
}

/** What people must look at in a book of several lines. */
export function exceptionsOf(book: VerifiedBook): readonly MergeException[] {
	const balances = unionBalances(book, book.named.currency);
	return mergeExceptions(book, balances.ok ? balances.value : new Map());
}

/** The union of two files as one. Nothing of either is left out: neither a record, nor an entry of a meeting that is open. */
export async function mergeFiles(
	first: JournalLines,
	second: JournalLines,
	checks: Checks
): Promise<Result<MergedFiles, MergeFileRefusal>> {
	const [one, other] = [await verifiedLines(first, checks), await verifiedLines(second, checks)];
	if (!one.ok) return one;
	if (!other.ok) return other;
	const merged = mergeBooks(one.value, other.value);
	if (!merged.ok) return merged;
	const book = merged.value;
	const open = keptOpen(book, openIn(first), openIn(second));
	const lost = firstLost(book, open.entries, [openIn(first).entries, openIn(second).entries]);
	if (lost !== null) return err(lost);
	const records = recordsOfBook(book);
	const files = [...first.lines, ...second.lines];
	const people = await namesIn(book, files, checks);
	const text = writeJournal({
		book: { ...book.named, groupKey: book.groupKey },
		people,
		namesSignature: signedNamesOf(book, files, people),
		openSignature: open.signature ?? undefined,
		events: [...records.flatMap(({ events }) => events), ...open.entries],
		records: journalRecords(
			{ links: records.map(({ link }) => link), hashes: records.map(({ hash }) => hash) },
			{ groupKey: book.groupKey, vouchers: book.vouchers }
		),
		prints: printsOf(book, files)
	});
	return ok({ book, exceptions: exceptionsOf(book), text });
}

/** A journal is the book; what officers set beside it stays on the phones and in their copies. */
function recordsOfBook({ records, lines, settled }: MergedBook): readonly PlacedLink[] {
	if (settled.length === 0) return records;
	const open = new Set(lines.flat());
	return records.filter((record) => open.has(record));
}

/** An entry of an open meeting that the union has nowhere. */
function firstLost(
	{ records }: MergedBook,
	kept: readonly GroupEvent[],
	files: readonly [readonly GroupEvent[], readonly GroupEvent[]]
): MergeFileRefusal | null {
	if (files.every((events) => events.length === 0)) return null;
	const there = [...records.flatMap(({ events }) => events), ...kept];
	for (const [place, events] of files.entries()) {
		const lost = standingNowhere(events, there).length;
		if (lost > 0) return { type: 'MeetingStillOpen', file: place === 0 ? 'first' : 'second', events: lost };
	}
	return null;
}

/** What stands behind the last record of the only line: signed for that record, or apart as nobody signed it. */
interface OpenPart {
	readonly entries: readonly GroupEvent[];
	readonly signature: string | null;
}

const nothingOpen: OpenPart = { entries: [], signature: null };

function openIn({ lines }: JournalLines): OpenPart {
	const [only, another] = lines;
	if (only === undefined || another !== undefined) return nothingOpen;
	const { events, apart, records, openSignature: signature } = only;
	return { entries: signature === null ? apart : events.slice(coveredBy(records ?? [])), signature };
}

/**
 * The open meeting of the file that is ahead; of two with one head, the one that the group signed, of two alike in this the longer. A book
 * of two lines keeps none.
 */
function keptOpen({ lines, standing }: MergedBook, first: OpenPart, second: OpenPart): OpenPart {
	if (lines.length > 1) return nothingOpen;
	if (standing === 'ahead') return second;
	if (standing === 'behind') return first;
	if ((first.signature === null) !== (second.signature === null))
		return first.signature === null ? second : first;
	return first.entries.length >= second.entries.length ? first : second;
}

/** Codes for prints are signed for one head: those of a file that has it go on. */
function printsOf({ lines }: MergedBook, files: readonly JournalFile[]): readonly string[] {
	const head = lines[0]?.at(-1)?.hash;
	if (lines.length > 1) return [];
	const signed = files.filter((file) => file.records?.at(-1)?.hash === head).map(({ prints }) => prints);
	const [most = []] = signed.sort((one, other) => other.length - one.length || compared(one, other));
	return most;
}

const compared = (one: readonly string[], other: readonly string[]): number =>
	one.join() < other.join() ? -1 : 1;
