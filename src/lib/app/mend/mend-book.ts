import { type MemberId, ok, type Result, canonicalJson, sameBytes } from '#kernel';
import type { Fault, StoredRecord, BookCover, BookStore, SecondCopy } from '../ports/storage.ts';
import { standsOn } from '../merge/one-order.ts';
import { standingLine } from '../merge/standing-line.ts';
import type { Link } from '../record/verify-chain.ts';
import { fewAtATime } from '../session/few-at-a-time.ts';
import { openRecord, type PageKeys } from '../session/pages.ts';
import { coverToCopy } from '../books/key-paper.ts';
import { holdBeside, type PageAudit } from './audit-pages.ts';

/** Records and rows that no copy on this phone holds intact. The rest of the book works without them and says so. */
export interface SetAside {
	/** Members whose name and recording cannot be read: they must be entered again or restored from a file. */
	readonly people: readonly MemberId[];
	/** Places of entries of the open meeting that are unreadable, or invalid without an unreadable one. */
	readonly rows: readonly number[];
	/** Places of sealed pages. Balances are still known; functions that need every page need a file first. */
	readonly records: readonly number[];
}

export const nothingSetAside: SetAside = { people: [], rows: [], records: [] };

export const isAnySetAside = ({ people, rows, records }: SetAside): boolean =>
	people.length + rows.length + records.length > 0;

/** A decrypted record, with the hash of its bytes. */
interface Opened {
	readonly record: StoredRecord;
	readonly link: Link;
	/** True if the hash stored beside it was different. */
	readonly hashWasWrong: boolean;
}

interface LookedAt {
	/** Every intact record by place: from the database, or restored from a copy. */
	readonly good: readonly StoredRecord[];
	/** Records of `good` that are damaged or missing in the database. */
	readonly toMend: readonly StoredRecord[];
	/** Places, in order, without an intact record. */
	readonly unreadable: readonly number[];
}

/**
 * Opens every record, and for one that fails looks for another with the same hash. A copy is accepted by its
 * bytes: it decrypts under the book's key for this place, and its hash is the stored one or the one that a later
 * record names. If every place is readable, the whole chain decides.
 */
async function lookAtRecords(
	pages: PageKeys,
	stored: readonly StoredRecord[],
	copies: readonly StoredRecord[]
): Promise<Result<LookedAt, Fault>> {
	const places = Array.from({ length: stored.at(-1)?.place ?? 0 }, (_, index) => index + 1);
	const opened = new Map<number, Opened>();
	for (const one of await openAll(pages, stored)) opened.set(one.record.place, one);
	const damaged = places.filter((place) => !opened.has(place));
	const hashes = new Map(stored.map(({ place, hash }) => [place, hash]));
	const candidates = await openAll(
		pages,
		copies.filter(({ place }) => damaged.includes(place))
	);
	const unnamed: number[] = [];
	for (const place of damaged.toReversed()) {
		const here = candidates.filter(({ record }) => record.place === place);
		const named = namedBy([...opened.values()], hashes.get(place));
		const sure = here.find(({ record }) => named.has(record.hash));
		const found = sure ?? (here.length === 1 ? here[0] : undefined);
		if (found === undefined) continue;
		if (sure === undefined) unnamed.push(place);
		opened.set(place, found);
	}
	const inOrder = () => places.flatMap((place) => opened.get(place) ?? []);
	if (opened.size === places.length) {
		const chain = await standingLine(
			pages.book,
			inOrder().map(({ link }) => link),
			pages.vault
		);
		if (!chain.ok && unnamed.length === 0) return chain;
		if (chain.ok) unnamed.length = 0;
	}
	// A copied record confirmed neither by its hash nor by the chain is not used.
	for (const place of unnamed) opened.delete(place);
	const good = inOrder();
	const isNew = ({ record, hashWasWrong }: Opened) => hashWasWrong || damaged.includes(record.place);
	return ok({
		good: good.map(({ record }) => record),
		toMend: good.filter(isNew).map(({ record }) => record),
		unreadable: places.filter((place) => !opened.has(place))
	});
}

/** True if the record decrypts for its place and its bytes give the stored hash. */
async function readsWell(pages: PageKeys, record: StoredRecord): Promise<boolean> {
	const one = await open(pages, record);
	return one?.hashWasWrong === false;
}

async function openAll(pages: PageKeys, records: readonly StoredRecord[]): Promise<readonly Opened[]> {
	const all = await fewAtATime(records, (record) => open(pages, record));
	return all.filter((one) => one !== null);
}

async function open(pages: PageKeys, record: StoredRecord): Promise<Opened | null> {
	const read = await openRecord(pages, record);
	if (!read.ok || read.value.content.book !== pages.book) return null;
	const { hash } = read.value;
	return { record: { ...record, hash }, link: read.value, hashWasWrong: hash !== record.hash };
}

function namedBy(opened: readonly Opened[], stored: string | undefined): ReadonlySet<string> {
	const named = opened.flatMap(({ link }) => standsOn(link.content));
	return new Set([...named, stored ?? ''].filter((hash) => hash !== ''));
}

export interface MendParts {
	readonly pages: PageKeys;
	readonly store: BookStore;
	/** Null for a practice book, which has none. */
	readonly secondCopy: SecondCopy | null;
	/** The current cover: without its key slots nobody could open the copy. Undefined if unknown. */
	readonly cover?: () => BookCover | null;
	/** Undefined without workers: every page is then checked on the main thread. */
	readonly auditPages?: PageAudit | undefined;
	/** True if another tab renewed the group key since the book was opened; undefined if there is no other tab. */
	readonly isKeyOld?: () => Promise<boolean>;
}

export interface Mended {
	/** Number of repaired records in the database. */
	readonly mended: number;
	/** Places for which no record on this phone is intact. */
	readonly unreadable: readonly number[];
	/** Number of records, from the first, that were read back from the second copy. */
	readonly copyPlace: number;
}

interface MendOptions {
	/** True to open every record; otherwise only those whose bytes differ from the second copy. */
	readonly thorough: boolean;
	/** Records from a file, encrypted for their place. */
	readonly more?: readonly StoredRecord[];
	/** Aborted when the book is closed; undefined if it is not open. */
	readonly stop?: AbortSignal;
}

/**
 * Compares database and second copy: damaged records of the database are repaired from the copy by their
 * hash, and missing ones are added to the copy. Two stores with the same bytes confirm each other.
 */
export async function mendBook(parts: MendParts, options: MendOptions): Promise<Result<Mended, Fault>> {
	const stored = await parts.store.records();
	if (!stored.ok) return stored;
	const copied = await copiesOf(parts);
	const held = byPlace(copied);
	const doubtful = stored.value.filter((record) => !held(record).some((copy) => isSame(copy, record)));
	if (hasNoGap(stored.value) && (await areAllGood(parts, stored.value, doubtful, options)))
		return ok({ mended: 0, unreadable: [], copyPlace: await fill(parts, stored.value, held) });
	const looked = await lookAtRecords(parts.pages, stored.value, [...(options.more ?? []), ...copied]);
	if (!looked.ok) return looked;
	const { good, toMend, unreadable } = looked.value;
	if (toMend.length > 0) {
		const headPlace = stored.value.at(-1)?.place ?? 0;
		const put = await parts.store.mend({ headPlace, records: toMend, rows: [] });
		if (!put.ok) return put;
	}
	return ok({ mended: toMend.length, unreadable, copyPlace: await fill(parts, good, held) });
}

/**
 * Appends records to the second copy.
 *
 * @returns those that were not read back; null if it cannot be written
 */
export async function addToCopy(
	{ pages, secondCopy }: MendParts,
	records: readonly StoredRecord[]
): Promise<readonly StoredRecord[] | null> {
	const added = await secondCopy?.append(pages.book, records);
	if (added?.ok !== true) return null;
	const held = byPlace(added.value);
	return records.filter((record) => !held(record).some((copy) => isSame(copy, record)));
}

/** Empty if there is no second copy, or it cannot be read. */
async function copiesOf({ pages, secondCopy }: MendParts): Promise<readonly StoredRecord[]> {
	const copied = await secondCopy?.read(pages.book);
	return copied?.ok === true ? copied.value : [];
}

/**
 * Adds missing records; only those read back count.
 *
 * @param good intact records by place
 * @returns the place up to which the copy has every record; 0 if it cannot be written or read
 */
async function fill(parts: MendParts, good: readonly StoredRecord[], held: CopiesOf): Promise<number> {
	const { pages, secondCopy } = parts;
	if (secondCopy === null || !(await hasCover(secondCopy, parts.cover?.() ?? null))) return 0;
	const missing: StoredRecord[] = [];
	for (const record of good) if (!(await holds(pages, held(record), record))) missing.push(record);
	const lost = missing.length === 0 ? [] : await addToCopy(parts, missing);
	return lost === null ? 0 : placeBefore(lost, good);
}

type CopiesOf = (record: StoredRecord) => readonly StoredRecord[];

/** Record that the second copy holds at a place. */
function byPlace(copied: readonly StoredRecord[]): CopiesOf {
	const places = new Map<number, StoredRecord[]>();
	for (const copy of copied) {
		const here = places.get(copy.place);
		if (here === undefined) places.set(copy.place, [copy]);
		else here.push(copy);
	}
	return ({ place }) => places.get(place) ?? [];
}

/** Stores the cover if the copy has none or an older one. */
async function hasCover(secondCopy: SecondCopy, cover: BookCover | null): Promise<boolean> {
	if (cover === null) return true;
	const wanted = coverToCopy(cover);
	const isKept = async (): Promise<boolean> => {
		const kept = await secondCopy.covers();
		const found = kept.ok ? kept.value.find(({ book }) => book === cover.book) : undefined;
		return found !== undefined && isSameCover(found, wanted);
	};
	return (await isKept()) || ((await secondCopy.keepCover(wanted)).ok && (await isKept()));
}

const isSameCover = (one: BookCover, other: BookCover): boolean =>
	canonicalJson({ ...one, deviceSecret: [...one.deviceSecret] }) ===
	canonicalJson({ ...other, deviceSecret: [...other.deviceSecret] });

/** The last place before the first gap or lost record. */
function placeBefore(lost: readonly StoredRecord[], good: readonly StoredRecord[]): number {
	const first = good.findIndex((record, index) => record.place !== index + 1 || record === lost[0]);
	return first === -1 ? good.length : first;
}

/** True for the same bytes, or for the same record encrypted again, as after a restore from a file. */
async function holds(
	pages: PageKeys,
	copies: readonly StoredRecord[],
	record: StoredRecord
): Promise<boolean> {
	const same = copies.filter(({ place, hash }) => place === record.place && hash === record.hash);
	if (same.some((copy) => sameBytes(copy.bytes, record.bytes))) return true;
	for (const copy of same) if (await readsWell(pages, copy)) return true;
	return false;
}

/** False too if only a check of each page could tell. */
async function areAllGood(
	{ pages, auditPages }: MendParts,
	stored: readonly StoredRecord[],
	doubtful: readonly StoredRecord[],
	{ thorough, stop }: MendOptions
): Promise<boolean> {
	if (!thorough) return (await fewAtATime(doubtful, (record) => readsWell(pages, record))).every(Boolean);
	if (auditPages === undefined || stop === undefined) return false;
	return holdBeside(pages, stored, auditPages, stop);
}

const isSame = (one: StoredRecord, other: StoredRecord): boolean =>
	one.place === other.place && one.hash === other.hash && sameBytes(one.bytes, other.bytes);

const hasNoGap = (records: readonly StoredRecord[]): boolean =>
	records.every(({ place }, index) => place === index + 1);
