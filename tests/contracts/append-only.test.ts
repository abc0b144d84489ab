import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test, vi } from 'vitest';
import { Defect } from '#kernel';
import { createDatabase } from '../../src/lib/storage/schema.ts';
import { createShelf } from '#storage';
import { aBookId, aCover, aRecord, aRow, rowBatch } from '../support/stored.ts';

const book = aBookId('book-a');

async function aDatabase() {
	const indexedDB = new IDBFactory();
	const shelf = createShelf({ indexedDB, locks: null });
	const given = {
		records: [aRecord(1, 'a'), aRecord(2, 'b')],
		rows: [aRow(1, 'c')],
		balances: null,
		people: []
	};
	await shelf.add({ cover: aCover(book), ...given });
	return { shelf, indexedDB, database: createDatabase({ name: 'bahi-books', indexedDB, IDBKeyRange }) };
}

type Database = Awaited<ReturnType<typeof aDatabase>>['database'];

const changed = { ...aRecord(1, 'changed'), book };

describe.each(['records', 'rows'] as const)('%s of a book', (table) => {
	const attempts: readonly (readonly [string, (database: Database) => PromiseLike<unknown>])[] = [
		['put over', (database) => database.dexie.table(table).put(changed)],
		['put in', (database) => database.dexie.table(table).put({ ...changed, place: 9 })],
		['bulkPut', (database) => database.dexie.table(table).bulkPut([changed])],
		['update', (database) => database.dexie.table(table).update([book, 1], { bytes: new Uint8Array() })],
		['modify', (database) => database.dexie.table(table).toCollection().modify({ bytes: new Uint8Array() })],
		['delete', (database) => database.dexie.table(table).delete([book, 1])],
		['bulkDelete', (database) => database.dexie.table(table).bulkDelete([[book, 1]])],
		[
			'delete by a query',
			(database) => database.dexie.table(table).where('[book+place]').above([book, 0]).delete()
		],
		['clear', (database) => database.dexie.table(table).clear()],
		[
			'clear inside a transaction',
			(database) => database.dexie.transaction('rw', table, () => database.dexie.table(table).clear())
		]
	];

	test.each(attempts)('are not changed by %s', async (_, attempt) => {
		const { shelf, database } = await aDatabase();
		await expect(Promise.resolve(attempt(database))).rejects.toThrow(Defect);
		const store = shelf.open(book);
		expect(await store.records()).toEqual({ ok: true, value: [aRecord(1, 'a'), aRecord(2, 'b')] });
		expect(await store.load()).toMatchObject({ ok: true, value: { rows: [aRow(1, 'c')] } });
	});
});

test('a newer version of the app in another tab closes this one, visibly', async () => {
	const indexedDB = new IDBFactory();
	let isTold = false;
	const shelf = createShelf({ indexedDB, locks: null, onClosed: () => (isTold = true) });
	await shelf.add({ cover: aCover(book), records: [], rows: [], balances: null, people: [] });
	const newer = new Dexie('bahi-books', { indexedDB, IDBKeyRange });
	newer.version(2).stores({ more: 'id' });
	await newer.open();
	expect(isTold).toBe(true);
	expect(await shelf.open(book).write(rowBatch('a', 1))).toEqual({
		ok: false,
		error: { type: 'StorageClosed' }
	});
	newer.close();
});

test('a record that vanished leaves its gap, and the others keep their places', async () => {
	const { shelf, indexedDB } = await aDatabase();
	const intruder = new Dexie('bahi-books', { indexedDB, IDBKeyRange });
	await intruder.open();
	await intruder.table('records').delete([book, 1]);
	intruder.close();
	const left = await shelf.open(book).records();
	expect(left.ok && left.value.map(({ place }) => place)).toEqual([2]);
});

test('a phone that does not open its database says why', async () => {
	// Dexie tells the console when it tries again.
	vi.spyOn(console, 'debug').mockReturnValue();
	vi.spyOn(console, 'warn').mockReturnValue();
	const broken = new IDBFactory();
	broken.open = () => {
		throw new DOMException('Internal error opening backing store', 'UnknownError');
	};
	const shelf = createShelf({ indexedDB: broken, locks: null });
	expect(await shelf.covers()).toMatchObject({ ok: false, error: { type: 'StorageFailed' } });
});

test('an entry is never written over another, even where a damaged phone lost the one before', async () => {
	const { shelf, indexedDB } = await aDatabase();
	const store = shelf.open(book);
	await store.write(rowBatch('d', 2, 2));
	const intruder = new Dexie('bahi-books', { indexedDB, IDBKeyRange });
	await intruder.open();
	await intruder.table('rows').delete([book, 1]);
	expect(await store.write(rowBatch('e', 2, 2))).toEqual({ ok: false, error: { type: 'StaleHead' } });
	expect(await intruder.table('rows').get([book, 2])).toMatchObject(aRow(2, 'd'));
	intruder.close();
});
