import { assert, ok, utf8, type EventId, type Instant, type MemberId, type OperationId } from '#kernel';
import { emptyGroup, replay, type GroupEvent } from '#group';
import type { CheckedBackup, OpenKeys, Vault, WriteBatch } from '#app';
import { readCopy } from '../../src/lib/app/backup/read-backup.ts';
import { writePayload } from '../../src/lib/app/backup/backup-payload.ts';
import type { PlacedLink } from '../../src/lib/app/merge/merge-books.ts';
import { standingLine } from '../../src/lib/app/merge/standing-line.ts';
import type { BookHere } from '../../src/lib/app/merge/take-over.ts';
import type { Person } from '../../src/lib/app/session/people.ts';
import { withRows } from '../../src/lib/app/session/whole-state.ts';
import { bookOfPhones, groupKey, plainChecks, signed, type WriterOfPhone } from './merging-phones.ts';

/*
 * One phone with a book and nothing beneath it: what it would write is noted down, and nothing is encrypted. Real storage and keys are asked
 * by `group-phones.ts`, which take a second.
 */

const open = 'open-1' as OperationId;

export interface PhoneByHand {
	readonly here: BookHere;
	readonly pages: { readonly book: typeof bookOfPhones.id; readonly keys: OpenKeys; readonly vault: Vault };
	readonly store: never;
	/** Transactions, in their order. */
	readonly written: WriteBatch[];
	/** Women whose names were saved, in their order. */
	readonly saved: () => readonly MemberId[];
}

interface OfPhone {
	/** Entries of the meeting that is open. */
	readonly open?: readonly GroupEvent[];
	readonly people?: readonly (readonly [string, Person])[];
	/** Rows that cannot be read. */
	readonly setAside?: number;
	/** The storage is full. */
	readonly fails?: boolean;
}

/** @param held all pages that lie on it, in the order in which they came */
export async function phoneByHand(
	{ id, key }: WriterOfPhone,
	held: readonly PlacedLink[],
	{ open: entries = [], people = [], setAside = 0, fails }: OfPhone = {}
): Promise<PhoneByHand> {
	const vault = {
		...plainChecks,
		compress: (bytes: Uint8Array) => Promise.resolve(bytes),
		decompress: (bytes: Uint8Array) => Promise.resolve(ok(bytes))
	} as unknown as Vault;
	const keys = {
		writer: id,
		writerPublicKey: key,
		groupPublicKey: groupKey,
		encrypt: (bytes: Uint8Array) => Promise.resolve(bytes),
		decrypt: (bytes: Uint8Array) => Promise.resolve(ok(bytes)),
		sign: (bytes: Uint8Array) => Promise.resolve(signed(key, new TextDecoder().decode(bytes)))
	} as unknown as OpenKeys;
	const line = await standingLine(
		bookOfPhones.id,
		held.map(({ link }) => link),
		plainChecks
	);
	assert(line.ok, 'its pages are one line');
	const events = line.value.links.flatMap(({ content }) => content.events);
	const sealed = events.length === 0 ? ok(emptyGroup('INR')) : replay(events, 'INR');
	assert(sealed.ok, 'its pages fold');
	const operations = entries.length === 0 ? [] : [{ operationId: open, events: entries }];
	const state = withRows(sealed.value, operations);
	assert(state.ok, 'its open meeting folds');
	const written: WriteBatch[] = [];
	const saved = () => written.flatMap(({ people = [] }) => people.map(({ memberId }) => memberId));
	const full = { ok: false, error: { type: 'StorageFull' } } as const;
	const store = {
		write: (batch: WriteBatch) => Promise.resolve(fails === true ? full : ok(written.push(batch)))
	} as never;
	const here = {
		book: bookOfPhones.id,
		state: state.value,
		people: new Map(people),
		operations,
		setAside: { rows: Array.from({ length: setAside }, () => ({})) },
		head: { place: held.length, hash: held.at(-1)?.hash ?? '' },
		history: () => Promise.resolve(ok({ ...line.value, events })),
		pages: () => Promise.resolve(ok(line.value.held))
	} as unknown as BookHere;
	return { here, pages: { book: bookOfPhones.id, keys, vault }, store, written, saved };
}

/** A copy of another phone, read as each is. @param held all pages that lie on that phone */
export async function copyByHand(
	held: readonly PlacedLink[],
	writers: readonly WriterOfPhone[],
	{ open: entries = [], people = [] }: Pick<OfPhone, 'open' | 'people'> = {}
): Promise<CheckedBackup> {
	const line = await standingLine(
		bookOfPhones.id,
		held.map(({ link }) => link),
		plainChecks
	);
	assert(line.ok, 'its pages are one line');
	const payload = writePayload({
		currency: 'INR',
		practice: false,
		cover: { symbol: 'mango', colour: 1 },
		records: held.map(({ link }) => link),
		rows: entries.length === 0 ? [] : [{ operationId: open, events: entries }],
		people: people.map(([memberId, person]) => [memberId as MemberId, person]),
		vouchers: writers.map(({ id, voucher }) => [id, voucher]),
		prints: [],
		laptop: null
	});
	const about = { book: bookOfPhones.id, records: held.length, head: line.value.hashes.at(-1) ?? '' };
	const copy = await readCopy(plainChecks, { about, payload });
	assert(copy.ok, copy.ok ? '' : JSON.stringify(copy.error));
	return copy.value;
}

/** What stands in the records of a transaction: place, hash, the text that was signed. */
export const recordsIn = ({ addRecords }: WriteBatch) =>
	addRecords.map(({ place, hash, bytes }) => {
		const text = new TextDecoder().decode(bytes);
		return { place, hash, text };
	});

export const clock = {
	today: () => '2024-06-01' as never,
	now: () => '2024-06-01T09:00:00.000Z' as Instant,
	milliseconds: () => 0
};
/** Ids that count. */
export function countedIds() {
	let many = 0;
	return { id: () => `id-${(many += 1)}` as EventId, bytes: (length: number) => utf8('0'.repeat(length)) };
}
