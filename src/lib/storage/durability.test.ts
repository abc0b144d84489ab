import { IDBDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BookId, MemberId, OperationId } from '#kernel';
import { replaceMethod } from '../../../tests/support/replaced-method.ts';
import { createLaptopStore, createShelf } from './index.ts';

/*
 * Chrome answers "complete" before the bytes are flushed unless a transaction asks for strict durability. Whatever is
 * acknowledged to a person must have asked for it; no database in memory can show what is lost otherwise.
 */
const book = 'book-a' as BookId;
const cover = {
	book,
	practice: false,
	currency: 'INR',
	symbol: 'mango',
	colour: 1,
	keys: { version: 2, epoch: 0, book, slots: [], sealed: {} },
	laptop: '',
	deviceSecret: Uint8Array.of(1),
	lastBackup: null
} as const;
const record = (place: number) => ({
	place,
	hash: `${place}`.repeat(64),
	operationId: `r${place}` as OperationId,
	bytes: Uint8Array.of(place)
});
const row = { place: 1, operationId: 'op' as OperationId, bytes: Uint8Array.of(7) };

let asked: (readonly [mode: string, durability: string])[] = [];

let giveBack = (): void => undefined;

beforeEach(() => {
	asked = [];
	giveBack = replaceMethod(IDBDatabase.prototype, 'transaction', (real, given) => {
		const [, mode, options] = given as Parameters<IDBDatabase['transaction']>;
		if (mode === 'readwrite') asked.push([mode, options?.durability ?? 'none']);
		return real(...given);
	});
});

afterEach(() => giveBack());

async function aShelf() {
	const shelf = createShelf({ indexedDB: new IDBFactory(), IDBKeyRange, canaryStorage: null, locks: null });
	await shelf.add({ cover, records: [record(1)], rows: [], balances: null, people: [] });
	return { shelf, store: shelf.open(book) };
}

test('a book that is founded or comes back is flushed', async () => {
	await aShelf();
	expect(asked).toEqual([['readwrite', 'strict']]);
});

test.each([
	['an entry', 'write'],
	['good bytes for damaged ones', 'mend'],
	['a name', 'name'],
	['the erasing of a name', 'erase'],
	['a new code', 'cover']
])('%s is flushed', async (_, act) => {
	const { shelf, store } = await aShelf();
	asked = [];
	const expected = { head: { place: 1, hash: record(1).hash }, rowCount: 0 };
	const batch = { operationId: row.operationId, expected, addRows: [row], addRecords: [] };
	const memberId = 'sita' as MemberId;
	const acts: Record<string, () => Promise<{ readonly ok: boolean }>> = {
		write: () => store.write({ ...batch, clearRows: false, balances: null }),
		mend: () => store.mend({ headPlace: 1, records: [record(1)], rows: [] }),
		name: () => store.savePerson({ memberId, bytes: Uint8Array.of(1) }),
		erase: () => store.erasePerson(memberId),
		cover: () => shelf.saveCover(cover)
	};
	expect((await acts[act]?.())?.ok).toBe(true);
	expect(asked).toEqual([['readwrite', 'strict']]);
});

test('the shelf of a laptop is flushed', async () => {
	const store = createLaptopStore({ indexedDB: new IDBFactory(), IDBKeyRange });
	asked = [];
	await store.change({ expected: 0, list: Uint8Array.of(1), add: [], remove: [] });
	await store.empty();
	expect(asked.length).toBeGreaterThan(0);
	expect(new Set(asked.map(([, durability]) => durability))).toEqual(new Set(['strict']));
});
