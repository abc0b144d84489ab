import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { createShelf } from '#storage';
import { oldBook, oldDatabase } from '../support/old-books.ts';
import { aBookId, aCover } from '../support/stored.ts';

// The host went back to an older app, or a page was left open for months: the database is of an app that this one does not
// know. It is neither read as if it were known nor written to.

const name = 'books';
const newer = { type: 'StorageNewer' };

const shelfOn = (indexedDB: IDBFactory) =>
	createShelf({ databaseName: name, indexedDB, IDBKeyRange, canaryStorage: null, locks: null });

function opened(indexedDB: IDBFactory, version?: number): Promise<IDBDatabase> {
	return new Promise((done, failed) => {
		const request = indexedDB.open(name, version);
		request.onupgradeneeded = () => {
			if (!request.result.objectStoreNames.contains('later'))
				request.result.createObjectStore('later', { keyPath: 'id' });
		};
		request.onsuccess = () => done(request.result);
		request.onerror = () => failed(new Error('not opened'));
	});
}

async function written(indexedDB: IDBFactory): Promise<readonly unknown[]> {
	const database = await opened(indexedDB);
	const entries: unknown[] = [database.version];
	for (const store of database.objectStoreNames) {
		entries.push(
			await new Promise((done) => {
				const request = database.transaction(store).objectStore(store).getAll();
				request.onsuccess = () => done(request.result);
			})
		);
	}
	database.close();
	return entries;
}

test('a database of a newer app is refused by its name, and nothing of it is touched', async () => {
	const indexedDB = await oldDatabase(oldBook('0.5.0').database, name);
	(await opened(indexedDB, 20)).close();
	const before = await written(indexedDB);
	const shelf = shelfOn(indexedDB);
	expect(await shelf.covers()).toEqual({ ok: false, error: newer });
	const book = aBookId('book-a');
	expect(await shelf.add({ cover: aCover(book), records: [], rows: [], balances: null, people: [] })).toEqual(
		{ ok: false, error: newer }
	);
	expect(await shelf.open(book).load()).toEqual({ ok: false, error: newer });
	expect(await shelf.acceptLoss()).toEqual({ ok: false, error: newer });
	expect(await written(indexedDB)).toEqual(before);
});

test('the database of this app and of older ones is opened', async () => {
	const found = await shelfOn(await oldDatabase(oldBook('0.5.0').database, name)).covers();
	expect(found.ok && found.value.length).toBe(1);
	expect(await shelfOn(new IDBFactory()).covers()).toEqual({ ok: true, value: [] });
});
