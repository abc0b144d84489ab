import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { createShelf } from '#storage';
import { createLocalStorage } from '../../../tests/support/phone-storage.ts';
import { aBookId, aCover, aRecord } from '../../../tests/support/stored.ts';
import { coversAtStart } from './start.ts';

const book = aBookId('book-a');

function aPhone() {
	const [indexedDB, canaryStorage] = [new IDBFactory(), createLocalStorage()];
	return {
		indexedDB,
		canaryStorage,
		shelf: (name?: string) =>
			createShelf({
				indexedDB,
				canaryStorage,
				locks: null,
				...(name !== undefined && { databaseName: name })
			}),
		look: (name?: string) =>
			coversAtStart({ indexedDB, canaryStorage, ...(name !== undefined && { databaseName: name }) })
	};
}

const aBook = { cover: aCover(book), records: [aRecord(1, 'a')], rows: [], balances: null, people: [] };

test('an empty phone has no covers, and no database is made by looking', async () => {
	const phone = aPhone();
	expect(await phone.look()).toEqual([]);
	expect(await phone.indexedDB.databases()).toEqual([]);
	expect(await phone.shelf().covers()).toEqual({ ok: true, value: [] });
});

test('what is read at the start is what the shelf reads', async () => {
	const phone = aPhone();
	await phone.shelf().add(aBook);
	await phone.shelf().add({ ...aBook, cover: aCover(aBookId('book-b'), true) });
	const covers = await phone.look();
	expect(covers).toHaveLength(2);
	expect(await phone.shelf().covers()).toEqual({ ok: true, value: covers });
});

test('a database that came back empty is never taken for a new phone: the shelf itself looks', async () => {
	const phone = aPhone();
	await phone.shelf().add(aBook);
	const elsewhere = new IDBFactory();
	const look = coversAtStart({ indexedDB: elsewhere, canaryStorage: phone.canaryStorage });
	expect(await look).toBeNull();
});

test.each([1, 11, 90])("tables of another version (%s) are the shelf's to read", async (version) => {
	const phone = aPhone();
	await new Promise<void>((resolve) => {
		const request = phone.indexedDB.open('bahi-books', version);
		request.onupgradeneeded = () => request.result.createObjectStore('covers', { keyPath: 'book' });
		request.onsuccess = () => {
			request.result.close();
			resolve();
		};
	});
	expect(await phone.look()).toBeNull();
});

test("what the browser refuses is the shelf's to say", async () => {
	const refusing = {
		open: () => {
			throw new DOMException('no', 'SecurityError');
		}
	} as unknown as IDBFactory;
	expect(await coversAtStart({ indexedDB: refusing, canaryStorage: null })).toBeNull();
});
