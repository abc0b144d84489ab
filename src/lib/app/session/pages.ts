import {
	err,
	padded,
	unpadded,
	type Result,
	jsonIn,
	ok,
	textIn,
	utf8,
	type BookId,
	type OperationId
} from '#kernel';
import type { OpenKeys, Vault } from '../ports/keys.ts';
import type { Fault, StoredBalances, StoredRecord, StoredRow } from '../ports/storage.ts';
import { compact, expand, hasEveryList, type CompactState, type GroupEvent, type GroupState } from '#group';
import {
	hashedBytes,
	readOwnRecord,
	readRecord,
	recordBytes,
	type SignedRecord
} from '../record/record-content.ts';
import type { Link } from '../record/verify-chain.ts';

/* Encryption with padding, so that stored lengths reveal only a class of length (ADR 0007). */
type Keys = Pick<OpenKeys, 'encrypt' | 'decrypt'>;

const inThisForm = (about: string): string => `${about} padded`;

/** @param step smallest unit of lengths, a power of two */
export function sealPadded(keys: Keys, bytes: Uint8Array, about: string, step: number): Promise<Uint8Array> {
	return keys.encrypt(padded(bytes, step), inThisForm(about));
}

export async function openPadded(
	keys: Keys,
	sealed: Uint8Array,
	{ about, step }: { readonly about: string; readonly step: number }
): Promise<Result<Uint8Array, Fault>> {
	const plain = await keys.decrypt(sealed, inThisForm(about));
	if (!plain.ok) return plain;
	const bytes = unpadded(plain.value, step);
	return bytes === null ? err({ type: 'Damaged', about }) : { ok: true, value: bytes };
}

/** Encodes plaintext pages to stored bytes and back. Associated data binds each to its book and place. */

/** 20 MiB, more than any meeting; a damaged length must not exhaust the memory. */
const recordBytesMax = 20 * 1024 * 1024;

/** Rows are padded, so that their length does not reveal the kind of entry. */
const rowStep = 256;

/** Padding by which all events outside a meeting have one length, and most meetings one of a few (ADR 0007). */
const recordStep = 1024;
const balancesStep = 4096;

export interface PageKeys {
	readonly book: BookId;
	readonly keys: OpenKeys;
	readonly vault: Pick<Vault, 'compress' | 'decompress' | 'hash' | 'verify'>;
}

export async function sealRecord(
	{ book, keys, vault }: PageKeys,
	record: SignedRecord & { readonly hash: string; readonly place: number; readonly operationId: OperationId }
): Promise<StoredRecord> {
	const { place, hash, operationId } = record;
	const plain = await vault.compress(recordBytes(record));
	const bytes = await sealPadded(keys, plain, aboutRecord(book, place), recordStep);
	return { place, hash, operationId, bytes };
}

/** Opens a record and requires canonical bytes. */
export const openRecord = (pages: PageKeys, stored: StoredRecord): Promise<OpenedRecord> =>
	opened(pages, stored, readRecord);

/** Opens a record of this book for reading; the audit uses `openRecord` instead. */
export const openOwnRecord = (pages: PageKeys, stored: StoredRecord): Promise<OpenedRecord> =>
	opened(pages, stored, readOwnRecord);

type OpenedRecord = Result<Link & { readonly hash: string }, Fault>;

async function opened(pages: PageKeys, stored: StoredRecord, read: typeof readRecord): Promise<OpenedRecord> {
	const packed = await packedRecord(pages, stored);
	return packed.ok ? unpackedRecord(pages.vault, packed.value, read) : packed;
}

/** Decrypted bytes, still compressed. */
export const packedRecord = (
	{ book, keys }: PageKeys,
	{ place, bytes }: StoredRecord
): Promise<Result<Uint8Array, Fault>> =>
	openPadded(keys, bytes, { about: aboutRecord(book, place), step: recordStep });

/** Decompresses and hashes; needs no key. */
export async function unpackedRecord(
	vault: Pick<Vault, 'decompress' | 'hash'>,
	packed: Uint8Array,
	read: typeof readRecord = readRecord
): Promise<OpenedRecord> {
	const plain = await vault.decompress(packed, recordBytesMax);
	if (!plain.ok) return plain;
	const record = read(plain.value);
	return record.ok ? ok({ ...record.value, hash: await vault.hash(hashedBytes(plain.value)) }) : record;
}

export async function sealRow(
	{ book, keys }: PageKeys,
	row: {
		readonly headPlace: number;
		readonly place: number;
		readonly operationId: OperationId;
		readonly events: readonly GroupEvent[];
	}
): Promise<StoredRow> {
	const text = utf8(JSON.stringify(row.events));
	const padded = new Uint8Array(Math.ceil((text.length + 1) / rowStep) * rowStep).fill(0x20);
	padded.set(text);
	const bytes = await keys.encrypt(padded, aboutRow(book, row.headPlace, row.place));
	return { place: row.place, operationId: row.operationId, bytes };
}

export async function openRow(
	{ book, keys }: PageKeys,
	headPlace: number,
	row: StoredRow
): Promise<Result<readonly GroupEvent[], Fault>> {
	const plain = await keys.decrypt(row.bytes, aboutRow(book, headPlace, row.place));
	if (!plain.ok) return plain;
	const events = jsonIn(textIn(plain.value));
	return Array.isArray(events) ? ok(events as GroupEvent[]) : err({ type: 'Damaged', about: 'row bytes' });
}

/**
 * Increased whenever a field of the state, or its meaning, changes: balances of an older app are then computed again from the records
 * instead of being completed (tests/unit/kept-form.test.ts).
 */
const keptForm = 6;

interface KeptBalances {
	readonly form: number;
	readonly hash: string;
	/** Last counter and hash of every writer in the records covered. */
	readonly writers: WriterHeads;
	readonly state: CompactState;
}

/** writer → [counter, hash of its last record] */
export type WriterHeads = Readonly<Record<string, readonly [number, string]>>;

export async function sealBalances(
	{ book, keys }: PageKeys,
	kept: {
		readonly place: number;
		readonly hash: string;
		readonly writers: WriterHeads;
		readonly state: GroupState;
	}
): Promise<StoredBalances> {
	const { place, hash, writers, state } = kept;
	const plain: KeptBalances = { form: keptForm, hash, writers, state: compact(state) };
	const text = utf8(JSON.stringify(plain));
	return { place, bytes: await sealPadded(keys, text, aboutBalances(book, place), balancesStep) };
}

export async function openBalances(
	{ book, keys }: PageKeys,
	stored: StoredBalances
): Promise<
	Result<
		{
			readonly hash: string;
			readonly writers: WriterHeads;
			readonly state: GroupState;
			/** True if another version wrote them: they are used only if the records cannot be read. */
			readonly isOtherForm: boolean;
		},
		Fault
	>
> {
	const about = aboutBalances(book, stored.place);
	const plain = await openPadded(keys, stored.bytes, { about, step: balancesStep });
	if (!plain.ok) return err({ type: 'Damaged', about: 'balances' });
	const kept = jsonIn(textIn(plain.value)) as KeptBalances | undefined;
	if (kept === undefined || !hasEveryList({ ...kept.state }))
		return err({ type: 'Damaged', about: 'balances' });
	const { form, hash, writers, state } = kept;
	return ok({ hash, writers, state: expand(state), isOtherForm: form !== keptForm });
}

const aboutRecord = (book: BookId, place: number) => `bahi/1/${book}/record/${place}`;
const aboutRow = (book: BookId, headPlace: number, place: number) =>
	`bahi/1/${book}/row/${headPlace}.${place}`;
const aboutBalances = (book: BookId, place: number) => `bahi/1/${book}/balances/${place}`;
