import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { createDatabase } from '../../src/lib/storage/schema.ts';

// A browser may close a database under the app: where storage fails, where people clear data, where another tab brings newer tables.

const name = 'closed';
const opened = async (onClosed?: () => void) => {
	const indexedDB = new IDBFactory();
	const database = createDatabase({ name, indexedDB, IDBKeyRange, ...(onClosed && { onClosed }) });
	await database.covers.count();
	return { indexedDB, database };
};

test('closed by the browser, it is told and opens again for whoever asks next', async () => {
	let told = 0;
	const { database } = await opened(() => (told += 1));
	const native = await database.native();
	native.close();
	native.onclose?.(new Event('close'));
	expect(told).toBe(1);
	const again = await database.native();
	expect(again).not.toBe(native);
	expect(again.transaction('records').objectStore('records').name).toBe('records');
	expect(await database.covers.count()).toBe(0);
});

test('closed without a word, it opens again for whoever asks next, on both ways to it', async () => {
	const { database } = await opened();
	const native = await database.native();
	native.close();
	expect(await database.covers.count()).toBe(0);
	expect(await database.native()).not.toBe(native);
});

test('closed for newer tables of another tab, it stays closed: old code never runs on them', async () => {
	let told = 0;
	const { database, indexedDB } = await opened(() => (told += 1));
	const native = await database.native();
	const newer = indexedDB.open(name, native.version + 10);
	await new Promise((resolve) => {
		newer.onsuccess = resolve;
	});
	newer.result.close();
	expect(told).toBe(1);
	await expect(database.native()).rejects.toThrow('The database was closed.');
	await expect(database.covers.count()).rejects.toThrow();
});
