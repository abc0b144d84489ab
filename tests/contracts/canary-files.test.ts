import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { createCanaryFiles, createPrivateFiles, createShelf, type CanaryFiles } from '#storage';
import { createPrivateFolder } from '../support/private-folder.ts';
import { aBookId, aCover, headAt, rowBatch, sealBatch } from '../support/stored.ts';

const book = aBookId('book-a');

function aFolder() {
	const { folder, files } = createPrivateFolder();
	const open = (): CanaryFiles =>
		createCanaryFiles(createPrivateFiles({ folder: () => Promise.resolve(folder) }));
	return { open, files };
}

/** A phone on which localStorage never gets to the disk, as after every kill. */
async function aPhone() {
	const { open, files } = aFolder();
	const start = (indexedDB: IDBFactory) =>
		createShelf({ indexedDB, canaryStorage: null, canaryFiles: open(), locks: null });
	const indexedDB = new IDBFactory();
	const shelf = start(indexedDB);
	await shelf.add({ cover: aCover(book), records: [], rows: [], balances: null, people: [] });
	await shelf.open(book).write(rowBatch('a', 1));
	await shelf.open(book).write(sealBatch('s', 0, 1));
	await shelf.open(book).write(rowBatch('b', 1, 1));
	return { start, indexedDB, open, files };
}

test('without localStorage an empty database is no new phone', async () => {
	const { start } = await aPhone();
	expect(await start(new IDBFactory()).covers()).toEqual({
		ok: false,
		error: { type: 'RecordsMissing', expected: 1, found: 0 }
	});
});

test('so it is before the first meeting was sealed, when no record has a hash yet', async () => {
	const { open } = aFolder();
	const start = (indexedDB: IDBFactory) =>
		createShelf({ indexedDB, canaryStorage: null, canaryFiles: open(), locks: null });
	const shelf = start(new IDBFactory());
	await shelf.add({ cover: aCover(book), records: [], rows: [], balances: null, people: [] });
	await shelf.open(book).write(rowBatch('a', 1));
	await expect.poll(async () => (await open().read()).get(book)).toBe('0 1');
	expect(await start(new IDBFactory()).covers()).toEqual({
		ok: false,
		error: { type: 'RecordsMissing', expected: 1, found: 0 }
	});
});

test('it knows the last record and the last entry', async () => {
	const { open } = await aPhone();
	expect([...(await open().read())]).toEqual([[book, '1 1 aaaaaaaa']]);
});

test('a book that is only opened writes nothing, unless one of the two places has forgotten it', async () => {
	const { open } = aFolder();
	const own = new Map<string, string>();
	const written: string[] = [];
	const canaryStorage = {
		getItem: (key: string) => own.get(key) ?? null,
		setItem: (key: string, line: string) => void (own.set(key, line), written.push('storage')),
		removeItem: (key: string) => void own.delete(key),
		key: (at: number) => [...own.keys()][at] ?? null,
		get length() {
			return own.size;
		}
	};
	const indexedDB = new IDBFactory();
	const start = () => {
		const files = open();
		const write: CanaryFiles['write'] = (id, line) => {
			written.push('file');
			return files.write(id, line);
		};
		return createShelf({ indexedDB, canaryStorage, canaryFiles: { ...files, write }, locks: null });
	};
	const first = start();
	await first.add({ cover: aCover(book), records: [], rows: [], balances: null, people: [] });
	await first.open(book).write(rowBatch('a', 1));
	expect(written).toContain('file');
	const openedAgain = async () => {
		// Nobody waits for the file.
		await expect.poll(async () => (await open().read()).get(book)).toBe('0 1');
		written.length = 0;
		expect(await start().open(book).load()).toMatchObject({ ok: true });
		return [...written];
	};
	expect(await openedAgain()).toEqual([]);
	own.clear();
	expect(await openedAgain()).toEqual(['storage', 'file']);
	expect(await openedAgain()).toEqual([]);
});

test('a line whose figures run into each other is nothing that it remembers', async () => {
	const { open } = aFolder();
	await open().write(book, '7 0aaaaaaaa');
	const shelf = createShelf({
		indexedDB: new IDBFactory(),
		canaryStorage: null,
		canaryFiles: open(),
		locks: null
	});
	expect(await shelf.covers()).toEqual({ ok: true, value: [] });
});

test('a line that was half written leaves the one before it', async () => {
	const { open, files } = aFolder();
	await open().write(book, '1 0 aaaaaaaa');
	await open().write(book, '2 0 aaaaaaaa');
	const name = `${book}.canary`;
	const whole = files.get(name) ?? new Uint8Array();
	for (let at = 0; at < whole.length; at++) {
		const torn = whole.slice();
		torn[at] = (torn[at] ?? 0) ^ 0x55;
		files.set(name, torn);
		const line = (await open().read()).get(book);
		expect(['1 0 aaaaaaaa', '2 0 aaaaaaaa'], `byte ${at}`).toContain(line);
	}
});

test('the file stays as long as two lines', async () => {
	const { open, files } = aFolder();
	const canary = open();
	for (let place = 1; place <= 50; place++) await canary.write(book, `${place} 0 aaaaaaaa`);
	expect(files.get(`${book}.canary`)?.length).toBe(128);
	expect((await open().read()).get(book)).toBe('50 0 aaaaaaaa');
});

test('zeros or letters in the file are nothing that it remembers', async () => {
	const { open, files } = aFolder();
	files.set(`${book}.canary`, new Uint8Array(128));
	files.set('x.canary', new TextEncoder().encode('x'.repeat(200)));
	expect((await open().read()).size).toBe(0);
});

test('people may decide to go on, and it is forgotten in the files too', async () => {
	const { start } = await aPhone();
	const empty = new IDBFactory();
	await start(empty).acceptLoss();
	await Promise.resolve();
	expect(await start(empty).covers()).toEqual({ ok: true, value: [] });
});

test('a folder that never answers, or fails, stops nothing', async () => {
	const fails = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
	const hangs = () => new Promise<never>(() => undefined);
	for (const read of [fails, hangs]) {
		const canaryFiles = { read, write: fails, remove: fails };
		const shelf = createShelf({ indexedDB: new IDBFactory(), canaryStorage: null, canaryFiles, locks: null });
		expect(await shelf.covers()).toEqual({ ok: true, value: [] });
		await shelf.add({ cover: aCover(book), records: [], rows: [], balances: null, people: [] });
		expect(await shelf.open(book).load()).toMatchObject({ ok: true, value: { head: headAt(0) } });
	}
});
