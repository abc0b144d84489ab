import { canonicalJson, ok, sameBytes, type Result } from '#kernel';
import type { BookCover, BookStore, Fault, SecondCopy, StoredRecord } from '../ports/storage.ts';
import { coverToCopy } from '../books/key-paper.ts';
import type { PageKeys } from '../session/pages.ts';
import { holdBeside, type PageAudit } from './audit-pages.ts';
import { fewAtATime } from '../session/few-at-a-time.ts';
import { lookAtRecords, readsWell } from './mend-records.ts';

export interface MendParts {
	readonly pages: PageKeys;
	readonly store: BookStore;
	/** Null for a practice book, which has none. */
	readonly secondCopy: SecondCopy | null;
	/** The cover as it is now: without its key slots nobody could open the copy. Left out where it is not known. */
	readonly cover?: () => BookCover | null;
	/** Left out where there is no worker: every page is then looked at here. */
	readonly auditPages?: PageAudit | undefined;
	/** Whether another tab renewed the group key since the book was opened; left out where there is no other tab. */
	readonly isKeyOld?: () => Promise<boolean>;
}

export interface Mended {
	/** How many records of the database were corrected. */
	readonly mended: number;
	/** Places for which nothing on this phone reads well. */
	readonly unreadable: readonly number[];
	/** Up to here the second copy holds every record; by what was read back from it. */
	readonly copyPlace: number;
}

export interface MendOptions {
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

/** What the copy has under the place of a record. */
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
