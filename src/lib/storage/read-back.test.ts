import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, expect, test } from 'vitest';
import type { BookId, MemberId, OperationId } from '#kernel';
import { replaceMethod } from '../../../tests/support/replaced-method.ts';
import { createLaptopStore, createShelf } from './index.ts';

/* A phone that answers "written" and gives back something else: nobody hears that it is saved. */
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
const start = { head: { place: 1, hash: record(1).hash }, rowCount: 0 };
const notSaved = { ok: false, error: { type: 'NotSaved' } };

const giveBack: (() => void)[] = [];
const asItWas = (): void => giveBack.splice(0).forEach((back) => back());
afterEach(asItWas);

async function aShelf() {
	const shelf = createShelf({ indexedDB: new IDBFactory(), IDBKeyRange, canaryStorage: null, locks: null });
	await shelf.add({ cover, records: [record(1)], rows: [], balances: null, people: [] });
	return { shelf, store: shelf.open(book) };
}

/** Every value that is stored from now on is changed on its way. */
function storeAnotherValue(change: (value: Record<string, unknown>) => Record<string, unknown>): void {
	for (const name of ['add', 'put']) {
		const back = replaceMethod(IDBObjectStore.prototype, name, (real, [value, ...key]) =>
			real(change(value as Record<string, unknown>), ...key)
		);
		giveBack.push(back);
	}
}

const otherBytes = (value: Record<string, unknown>) =>
	'bytes' in value ? { ...value, bytes: Uint8Array.of(99) } : value;
const batch = {
	operationId: row.operationId,
	expected: start,
	addRows: [],
	addRecords: [],
	clearRows: false,
	balances: null
};

test('an entry that comes back with other bytes is not saved, and nothing is built on it', async () => {
	const { store } = await aShelf();
	storeAnotherValue(otherBytes);
	expect(await store.write({ ...batch, addRows: [row] })).toEqual(notSaved);
	asItWas();
	const next = { ...row, place: 2, operationId: 'op-2' as OperationId };
	const after = {
		...batch,
		operationId: next.operationId,
		expected: { ...start, rowCount: 1 },
		addRows: [next]
	};
	expect(await store.write(after)).toEqual(notSaved);
	await store.load();
	expect((await store.write(after)).ok).toBe(true);
});

test.each([
	['bytes', otherBytes],
	['another hash', (value: Record<string, unknown>) => ({ ...value, hash: 'f'.repeat(64) })],
	['another operation', (value: Record<string, unknown>) => ({ ...value, operationId: 'x' })]
])('a sealed page that comes back with %s is not saved', async (_, change) => {
	const { store } = await aShelf();
	storeAnotherValue(change);
	expect(await store.write({ ...batch, addRecords: [record(2)] })).toEqual(notSaved);
});

test('balances that come back otherwise are not saved', async () => {
	const { store } = await aShelf();
	storeAnotherValue(otherBytes);
	expect(await store.write({ ...batch, balances: { place: 1, bytes: Uint8Array.of(5) } })).toEqual(notSaved);
});

test('a name that comes back otherwise than it was written with its entries is not saved', async () => {
	const { store } = await aShelf();
	storeAnotherValue((value) => ('memberId' in value ? otherBytes(value) : value));
	const people = [{ memberId: 'sita' as MemberId, bytes: Uint8Array.of(1) }];
	expect(await store.write({ ...batch, people })).toEqual(notSaved);
});

test('good bytes for a damaged page that come back damaged are not saved', async () => {
	const { store } = await aShelf();
	storeAnotherValue(otherBytes);
	expect(await store.mend({ headPlace: 1, records: [record(1)], rows: [] })).toEqual(notSaved);
});

test('a name and a code that come back otherwise are not saved', async () => {
	const { shelf, store } = await aShelf();
	storeAnotherValue((value) => ({ ...otherBytes(value), symbol: 'pot' }));
	expect(await store.savePerson({ memberId: 'sita' as MemberId, bytes: Uint8Array.of(1) })).toEqual(notSaved);
	expect(await shelf.saveCover({ ...cover, colour: 2 })).toEqual(notSaved);
});

test('a name that does not go is not erased', async () => {
	const { store } = await aShelf();
	const memberId = 'sita' as MemberId;
	await store.savePerson({ memberId, bytes: Uint8Array.of(1) });
	giveBack.push(replaceMethod(IDBObjectStore.prototype, 'delete', (real) => real([book, 'nobody'])));
	expect(await store.erasePerson(memberId)).toEqual(notSaved);
});

test('a book that comes back otherwise is not founded', async () => {
	const shelf = createShelf({ indexedDB: new IDBFactory(), IDBKeyRange, canaryStorage: null, locks: null });
	await shelf.covers();
	storeAnotherValue(otherBytes);
	const given = { cover, records: [record(1)], rows: [], balances: null, people: [] };
	expect(await shelf.add(given)).toEqual(notSaved);
});

test('the list of a laptop that comes back otherwise is not saved', async () => {
	const store = createLaptopStore({ indexedDB: new IDBFactory(), IDBKeyRange });
	await store.load();
	storeAnotherValue((value) => ('list' in value ? { ...value, list: Uint8Array.of(99) } : value));
	expect(await store.begin({ version: 1, sealed: {} }, Uint8Array.of(1))).toEqual(notSaved);
});
