import { canonicalJson, err, ok, type Result, type WriterId, type MemberId } from '#kernel';
import { foldAdmitted, withId, type GroupEvent, type RefusedAt, isNaming } from '#group';
import { post, type Balances } from '#ledger';
import type { CurrencyCode } from '#money';
import { setBesideIn, type Ordered, type OrderedRecord, type MergeRefusal } from './one-order.ts';
import { coveredBy, rebuiltLinks, verifyRecords } from '../journal-file/verify-records.ts';
import { journalRecords, writeJournal } from '../journal-file/write-journal.ts';
import type { JournalFile } from '../journal-file/read-journal.ts';
import type { JournalLines } from '../journal-file/read-lines.ts';
import type { SignedPartChanged } from '../journal-file/signed-parts.ts';
import type { Vault } from '../ports/keys.ts';
import type { Checks } from '../record/verify-chain.ts';
import {
	mergeBooks,
	placedLink,
	verifiedBook,
	type MergedBook,
	type PlacedLink,
	type VerifiedBook
} from './merge-books.ts';
import { mergeExceptions, type MergeException } from './merge-exceptions.ts';
import { standingNowhere } from './standing-line.ts';
import type { JournalPerson } from '../journal-file/journal-schema.ts';
import { nameHash } from '../record/name-in-book.ts';

/**
 * Balance of every account when each record of a union counts once, with its original postings. As a sum it does not depend on
 * the order of records. A payment made twice can make an account negative, which people must check. An entry of a third phone that two phones
 * settled is on the page of each, and counts once.
 *
 * @returns signed minor units, debit positive; or the error of a line that does not fold, which its own check refuses before
 */
export function unionBalances(
	{ lines }: Pick<Ordered<OrderedRecord>, 'lines'>,
	currency: CurrencyCode
): Result<Balances, RefusedAt> {
	const balances: Balances = new Map();
	// Pages set beside are not counted: the settlement entered their valid entries again.
	const counted = new Set<string>(setBesideOn(lines));
	const cameIn = new Map<string, ReadonlySet<string>[]>();
	for (const line of lines) {
		const pages = pagesById(line);
		const own: (readonly [string, ReadonlySet<string>])[] = [];
		const folded = foldAdmitted(
			line.flatMap((record) => record.events),
			currency,
			({ event, entry }) => {
				const page = pages.get(event.eventId ?? '');
				if (entry === null || page === undefined || counted.has(page.hash)) return;
				const entered = nameOf(event);
				if ((cameIn.get(entered) ?? []).some((set) => haveOne(set, page.setBeside))) return;
				post(balances, entry);
				if (page.setBeside.size > 0) own.push([entered, page.setBeside]);
			}
		);
		if (!folded.ok) return err(folded.error);
		for (const { hash } of line) counted.add(hash);
		for (const [entered, set] of own) cameIn.set(entered, [...(cameIn.get(entered) ?? []), set]);
	}
	return ok(balances);
}

/**
 * Pages set beside the lines by a page that is not itself beside them: if two phones settled each other, what the first
 * entered again is beside with its page, and counts where it was written.
 */
function setBesideOn(lines: readonly (readonly OrderedRecord[])[]): readonly string[] {
	const settledBy = new Map<string, string[]>();
	for (const line of lines) {
		const own = new Set(line.map(({ hash }) => hash));
		for (const { hash: by, events } of line)
			for (const hash of setBesideIn(events))
				if (!own.has(hash)) settledBy.set(hash, [...(settledBy.get(hash) ?? []), by]);
	}
	const known = new Map<string, boolean>();
	const isBeside = (hash: string): boolean => {
		const before = known.get(hash);
		if (before !== undefined) return before;
		// No hash can name a later record; this ends the recursion for a forged file.
		known.set(hash, true);
		const beside = (settledBy.get(hash) ?? []).some((by) => !isBeside(by));
		known.set(hash, beside);
		return beside;
	};
	return [...settledBy.keys()].filter(isBeside);
}

const haveOne = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
	[...one].some((hash) => other.has(hash));

/** Place of an entry in a line. */
interface PageOfLine {
	readonly hash: string;
	/** Hashes of pages that this line's officers set beside it so far: their entries were entered again after this. */
	readonly setBeside: ReadonlySet<string>;
}

function pagesById(line: readonly OrderedRecord[]): ReadonlyMap<string, PageOfLine> {
	const pages = new Map<string, PageOfLine>();
	let place = 0;
	let setBeside: ReadonlySet<string> = new Set();
	for (const { hash, events } of line)
		for (const event of events) {
			const more = setBesideIn([event]);
			if (more.length > 0) setBeside = new Set([...setBeside, ...more]);
			pages.set(withId(event, (place += 1)).eventId, { hash, setBeside });
		}
	return pages;
}

/**
 * Identity of an entry taken over from another phone: id, recording time, day and amount. A payment's split is
 * computed again. A file contains no page that was set beside, so the entry itself must identify it.
 */
function nameOf(event: GroupEvent): string {
	const { type, eventId = '', recordedAt = '', occurredOn } = event;
	const amount = 'amount' in event ? event.amount : 'principal' in event ? event.principal : 0;
	return canonicalJson([type, eventId, recordedAt, occurredOn, amount]);
}

/** Reasons for which two files are not merged. */
export type MergeFileRefusal =
	| MergeRefusal
	| SignedPartChanged
	/** Entries of a meeting open in this file are in no record of the other: it must be closed on its phone first. */
	| { readonly type: 'MeetingStillOpen'; readonly file: 'first' | 'second'; readonly events: number };

export interface MergedFiles {
	readonly book: MergedBook;
	readonly exceptions: readonly MergeException[];
	/** The journal of the union; the same for both orders of the files. */
	readonly text: string;
}

/** Verifies every line of a file like any export, and then as part of one book. */
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

/** Exceptions that people must check in a book of several lines. */
export function exceptionsOf(book: VerifiedBook): readonly MergeException[] {
	const balances = unionBalances(book, book.named.currency);
	return mergeExceptions(book, balances.ok ? balances.value : new Map());
}

/** The union of two files. Nothing of either is lost: no record, and no entry of an open meeting. */
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

/** A journal contains only the book; pages set beside it stay on the phones and in their copies. */
function recordsOfBook({ records, lines, settled }: MergedBook): readonly PlacedLink[] {
	if (settled.length === 0) return records;
	const open = new Set(lines.flat());
	return records.filter((record) => open.has(record));
}

/** An entry of an open meeting that is missing in the union. */
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

/** Open events after the last record of the only line: signed for that record, or kept apart if unsigned. */
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
 * The open meeting of the file that is ahead; for equal heads the one that the group signed, then the longer one. A book
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

/** Print codes are signed for one head: those of a file with the union's head are kept. */
function printsOf({ lines }: MergedBook, files: readonly JournalFile[]): readonly string[] {
	const head = lines[0]?.at(-1)?.hash;
	if (lines.length > 1) return [];
	const signed = files.filter((file) => file.records?.at(-1)?.hash === head).map(({ prints }) => prints);
	const [most = []] = signed.sort((one, other) => other.length - one.length || compared(one, other));
	return most;
}

const compared = (one: readonly string[], other: readonly string[]): number =>
	one.join() < other.join() ? -1 : 1;

interface NameFound {
	readonly person: JournalPerson;
	/** True if the union's records contain this name for her. */
	readonly isSaid: boolean;
	/** True if the group's key signed it. */
	readonly isSigned: boolean;
	/** Number of records of its file. */
	readonly covered: number;
}

/**
 * Each member's name once, from two verified files. Of two names the one recorded in the union wins, then the one that the
 * group signed, then that of the file which is ahead, then the first in sort order.
 */
async function namesIn(
	{ named, records }: Pick<MergedBook, 'named' | 'records'>,
	files: readonly JournalFile[],
	checks: Pick<Vault, 'hash'>
): Promise<readonly JournalPerson[]> {
	const said = new Map<MemberId, string>();
	for (const event of records.flatMap(({ events }) => events))
		if (isNaming(event)) said.set(event.memberId, event.name);
	const names = new Map<string, NameFound>();
	for (const { people, signedNames, records: own } of files)
		for (const person of signedNames?.people ?? people) {
			const { memberId, name, key } = person;
			const isSaid =
				key !== undefined && (await nameHash(named.id, { name, key }, checks)) === said.get(memberId);
			const found = { person, isSaid, isSigned: signedNames !== null, covered: own?.length ?? 0 };
			const known = names.get(person.memberId);
			if (known === undefined || isBetter(found, known)) names.set(person.memberId, found);
		}
	const joined = records.flatMap(({ events }) =>
		events.flatMap((event) => (event.type === 'MemberJoined' ? [event.memberId] : []))
	);
	return joined.flatMap((memberId) => names.get(memberId)?.person ?? []);
}

function isBetter(one: NameFound, known: NameFound): boolean {
	if (one.isSaid !== known.isSaid) return one.isSaid;
	if (one.isSigned !== known.isSigned) return one.isSigned;
	if (one.covered !== known.covered) return one.covered > known.covered;
	return one.person.name < known.person.name;
}

/** The signature over the names, which covers one head and all names: valid if a file has the union's head and the same names. */
function signedNamesOf(
	{ lines }: Pick<MergedBook, 'lines'>,
	files: readonly JournalFile[],
	people: readonly JournalPerson[]
): string | undefined {
	if (lines.length > 1) return undefined;
	const head = lines[0]?.at(-1)?.hash;
	const asText = (names: readonly JournalPerson[]): string =>
		names
			.map((one) => canonicalJson(one))
			.toSorted()
			.join();
	const same = files.flatMap(({ signedNames, records }) =>
		signedNames !== null && records?.at(-1)?.hash === head && asText(signedNames.people) === asText(people)
			? [signedNames.signature]
			: []
	);
	// Ed25519 signatures are deterministic, so all candidates are equal.
	return same[0];
}
