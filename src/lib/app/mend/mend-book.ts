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
	/** Women whose name and recording cannot be read: they are said again, or come from a file. */
	readonly people: readonly MemberId[];
	/** Places of entries of the open meeting that cannot be read, or that make no sense without such a one. */
	readonly rows: readonly number[];
	/** Places of sealed pages. Balances stand; what needs every page waits for a file. */
	readonly records: readonly number[];
}

export const nothingSetAside: SetAside = { people: [], rows: [], records: [] };

export const isAnySetAside = ({ people, rows, records }: SetAside): boolean =>
	people.length + rows.length + records.length > 0;

/** A record that opens, under the hash that its bytes give. */
interface Opened {
	readonly record: StoredRecord;
	readonly link: Link;
	/** The hash stored beside it was another. */
	readonly hashWasWrong: boolean;
}

interface LookedAt {
	/** Every record that reads well, by place: those of the database, and those that a copy gives back. */
	readonly good: readonly StoredRecord[];
	/** Records of `good` that the database has damaged or not at all. */
	readonly toMend: readonly StoredRecord[];
	/** Places, in order, for which nothing reads well. */
	readonly unreadable: readonly number[];
}

/**
 * Opens every record, and looks for another with the same hash where one does not open. A copy is believed for what its
 * bytes say: it decrypts under the book's key for this place, and its hash is the one that was stored or that a later
 * record names. Where every place reads well, the whole chain decides.
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
	// A copy for which neither its hash nor the chain speaks is not put into the book.
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
	/** The cover as it is now: without its key slots nobody could open the copy. Left out where it is not known. */
	readonly cover?: () => BookCover | null;
	/** Left out where there is no worker: every page is then looked at here. */
	readonly auditPages?: PageAudit | undefined;
	/** True if another tab renewed the group key since the book was opened; omitted if there is no other tab. */
	readonly isKeyOld?: () => Promise<boolean>;
}

export interface Mended {
	/** Number of repaired records in the database. */
	readonly mended: number;
	/** Places for which nothing on this phone reads well. */
	readonly unreadable: readonly number[];
	/** Number of records, from the first, that were read back from the second copy. */
	readonly copyPlace: number;
}

interface MendOptions {
	/** Every record is opened; otherwise only those of which the second copy has not the same bytes. */
	readonly thorough: boolean;
	/** Records from a file, encrypted for their place. */
	readonly more?: readonly StoredRecord[];
	/** Ended when the book is closed; left out where it is not open. */
	readonly stop?: AbortSignal;
}

/**
 * Lays database and second copy beside each other: what is damaged in the database is corrected from the copy, by its
 * hash, and what the copy lacks is added to it. Two stores that hold the same bytes vouch for each other.
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
 * Adds records behind those that the second copy has.
 *
 * @returns those of them that were not read back; null where it cannot be written
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

/** None where there is no second copy, or it cannot be read. */
async function copiesOf({ pages, secondCopy }: MendParts): Promise<readonly StoredRecord[]> {
	const copied = await secondCopy?.read(pages.book);
	return copied?.ok === true ? copied.value : [];
}

/**
 * Adds what is missing; what counts is what was read back of it.
 *
 * @param good records that read well, by place
 * @returns the place up to which the copy has each of them; 0 where it cannot be written or read
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

/** Keeps the cover where the copy has none or an older one. */
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

/** The last place before the first gap, or the first record that is lost. */
function placeBefore(lost: readonly StoredRecord[], good: readonly StoredRecord[]): number {
	const first = good.findIndex((record, index) => record.place !== index + 1 || record === lost[0]);
	return first === -1 ? good.length : first;
}

/** The same bytes, or the same record encrypted at another time, as after a return from a file. */
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

/** False also where that is not known without looking at each page. */
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
