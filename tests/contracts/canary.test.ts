import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { createShelf, type CanaryStorage } from '#storage';
import { createLocalStorage } from '../support/phone-storage.ts';
import { aBookId, aCover, aRecord, headAt, rowBatch, sealBatch } from '../support/stored.ts';

const [book, practice] = [aBookId('book-a'), aBookId('book-p')];

async function aPhone(canaryStorage: CanaryStorage = createLocalStorage()) {
	const start = (indexedDB: IDBFactory) => createShelf({ indexedDB, canaryStorage, locks: null });
	const indexedDB = new IDBFactory();
	const shelf = start(indexedDB);
	await shelf.add({ cover: aCover(book), records: [], rows: [], balances: null, people: [] });
	await shelf.open(book).write(rowBatch('a', 1));
	await shelf.open(book).write(sealBatch('s', 0, 1));
	await shelf.open(book).write(sealBatch('t', 1, 0));
	return { start, indexedDB, canaryStorage };
}

/** What a damaged disk or a cleaning program may do, past every guard of ours. */
async function lose(indexedDB: IDBFactory, table: string): Promise<void> {
	const intruder = new Dexie('bahi-books', { indexedDB, IDBKeyRange });
	await intruder.open();
	const last = await intruder.table(table).toCollection().primaryKeys();
	await intruder.table(table).bulkDelete(last.slice(-1));
	intruder.close();
}

test('an empty database on a phone that had a book is no new phone', async () => {
	const { start } = await aPhone();
	const missing = { ok: false, error: { type: 'RecordsMissing', expected: 1, found: 0 } };
	expect(await start(new IDBFactory()).covers()).toEqual(missing);
});

test('a book that lost its last record is noticed, and stays noticed', async () => {
	const { start, indexedDB } = await aPhone();
	await lose(indexedDB, 'records');
	const store = start(indexedDB).open(book);
	const missing = { ok: false, error: { type: 'RecordsMissing', expected: 2, found: 1 } };
	expect(await store.load()).toEqual(missing);
	await store.write(rowBatch('b', 1, 1));
	expect(await store.load()).toMatchObject({ ok: false, error: { type: 'RecordsMissing' } });
});

test('records that come back from a copy end the alarm', async () => {
	const { start, indexedDB } = await aPhone();
	await lose(indexedDB, 'records');
	const store = start(indexedDB).open(book);
	await store.write(sealBatch('t', 1, 0));
	expect(await store.load()).toMatchObject({ ok: true, value: { head: headAt(2) } });
});

test('an open entry that vanished is noticed', async () => {
	const { start, indexedDB } = await aPhone();
	await start(indexedDB)
		.open(book)
		.write(rowBatch('b', 1, 2));
	await lose(indexedDB, 'rows');
	expect(await start(indexedDB).open(book).load()).toMatchObject({
		ok: false,
		error: { type: 'RecordsMissing', expected: 3, found: 2 }
	});
});

test('another history of the same length is damage', async () => {
	const { start, canaryStorage } = await aPhone();
	const elsewhere = createShelf({ indexedDB: new IDBFactory(), canaryStorage: null, locks: null });
	expect((await elsewhere.covers()).ok).toBe(true);
	const swapped = new IDBFactory();
	const other = createShelf({ indexedDB: swapped, canaryStorage: null, locks: null });
	const records = [aRecord(1, 'x'), { ...aRecord(2, 'y'), hash: 'f'.repeat(64) }];
	await other.add({ cover: aCover(book), records, rows: [], balances: null, people: [] });
	expect(canaryStorage.length).toBe(1);
	expect(await start(swapped).open(book).load()).toMatchObject({ ok: false, error: { type: 'Damaged' } });
});

test('people may decide to go on with what is there', async () => {
	const { start, indexedDB } = await aPhone();
	await lose(indexedDB, 'records');
	const shelf = start(indexedDB);
	expect(await shelf.acceptLoss()).toEqual({ ok: true, value: undefined });
	expect(await shelf.open(book).load()).toMatchObject({ ok: true, value: { head: headAt(1) } });
	const empty = start(new IDBFactory());
	expect((await empty.covers()).ok).toBe(false);
	await empty.acceptLoss();
	expect(await empty.covers()).toEqual({ ok: true, value: [] });
});

test('a restored book ends the alarm, with what was restored', async () => {
	const { start } = await aPhone();
	const shelf = start(new IDBFactory());
	await shelf.add({ cover: aCover(book), records: [aRecord(1, 's')], rows: [], balances: null, people: [] });
	expect((await shelf.covers()).ok).toBe(true);
	expect((await shelf.open(book).load()).ok).toBe(true);
});

test('practice books may vanish', async () => {
	const { start, indexedDB, canaryStorage } = await aPhone();
	const shelf = start(indexedDB);
	await shelf.add({ cover: aCover(practice, true), records: [], rows: [], balances: null, people: [] });
	await shelf.open(practice).write(sealBatch('s', 0, 0));
	expect(canaryStorage.length).toBe(1);
	await shelf.discardPractice(practice);
	expect((await shelf.covers()).ok).toBe(true);
});

test('a cleared localStorage is filled again, without an alarm', async () => {
	const { start, indexedDB, canaryStorage } = await aPhone();
	(canaryStorage as Storage).clear();
	const shelf = start(indexedDB);
	expect((await shelf.covers()).ok).toBe(true);
	expect((await shelf.open(book).load()).ok).toBe(true);
	expect((await start(new IDBFactory()).covers()).ok).toBe(false);
});

test('it holds a random id, counts and eight letters of a hash', async () => {
	const { canaryStorage } = await aPhone();
	expect(canaryStorage.key(0)).toBe(`bahi-canary:${book}`);
	expect(canaryStorage.getItem(`bahi-canary:${book}`)).toBe('2 0 aaaaaaaa');
});

test('a canary that cannot be written or read stops nothing', async () => {
	const full = createLocalStorage();
	full.setItem = () => {
		throw new DOMException('full', 'QuotaExceededError');
	};
	const { start, indexedDB } = await aPhone(full);
	expect(await start(indexedDB).open(book).load()).toMatchObject({ ok: true, value: { head: headAt(2) } });
});
