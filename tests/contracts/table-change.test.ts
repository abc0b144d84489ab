import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import {
	createPrivateFiles,
	createRescue,
	createShelf,
	type PrivateFiles,
	type TableVersion
} from '#storage';
import { present, type BookId } from '#kernel';
import { oldBook, oldDatabase, oldVersions } from '../support/old-books.ts';
import { createPrivateFolder } from '../support/private-folder.ts';

// The tables have had one version so far. What will be done at the first change is tried here on the books of every app that
// went out: all that lies in the database is put by first, compared when the tables are changed, and put back where it is missed.

const name = 'books';
const first: TableVersion = {
	tables: {
		covers: 'book',
		rows: '[book+place], &[book+operationId]',
		records: '[book+place]',
		balances: '[book+place]',
		people: '[book+memberId]'
	}
};
/** A change that keeps all that is there. */
const good: TableVersion = { tables: { later: 'book' } };
/** Our own mistake: each table that counts loses what it holds. */
const bad: TableVersion = {
	tables: { later: 'book' },
	change: (transaction) => {
		// Past the append-only tables, which let no such change through.
		for (const table of ['rows', 'people', 'balances']) transaction.idbtrans.objectStore(table).clear();
		return Promise.resolve();
	}
};

function phoneWith(
	indexedDB: IDBFactory,
	change: TableVersion | null,
	spoil?: (files: PrivateFiles) => PrivateFiles
) {
	const { folder, files } = createPrivateFolder();
	const privateFiles = createPrivateFiles({ folder: () => Promise.resolve(folder) });
	const rescue = createRescue(spoil?.(privateFiles) ?? privateFiles);
	const shelf = () =>
		createShelf({
			databaseName: name,
			indexedDB,
			IDBKeyRange,
			canaryStorage: null,
			locks: null,
			rescue,
			versions: change === null ? [first] : [first, change]
		});
	return { shelf, files, rescue, privateFiles };
}

async function wholeOf(shelf: ReturnType<typeof createShelf>) {
	const covers = await shelf.covers();
	if (!covers.ok) throw new Error(covers.error.type);
	const store = shelf.open(present(covers.value[0], 'there is a book').book);
	const parts = [covers, await store.load(), await store.records(), await store.people()];
	return parts.map((part) => (part.ok && 'value' in part ? part.value : part));
}

const versionOf = (indexedDB: IDBFactory): Promise<number> =>
	new Promise((done) => {
		const request = indexedDB.open(name);
		request.onsuccess = () => {
			done(request.result.version);
			request.result.close();
		};
	});

test.each(oldVersions)(
	'a book of %s is the same after a change of tables, and nothing is left behind',
	async (version) => {
		const before = await wholeOf(phoneWith(await oldDatabase(oldBook(version).database, name), null).shelf());
		const indexedDB = await oldDatabase(oldBook(version).database, name);
		const phone = phoneWith(indexedDB, good);
		expect(await wholeOf(phone.shelf())).toEqual(before);
		expect(await versionOf(indexedDB)).toBe(20);
		expect([...phone.files.keys()]).toEqual([]);
	}
);

test.each(oldVersions)(
	'a change of tables that loses entries and names of a book of %s: they are put back',
	async (version) => {
		const old = oldBook(version).database;
		const withoutBalances = (whole: readonly unknown[]): unknown =>
			whole.map((part) =>
				typeof part === 'object' && part !== null && 'balances' in part ? { ...part, balances: null } : part
			);
		const before = await wholeOf(phoneWith(await oldDatabase(old, name), null).shelf());
		expect(JSON.stringify(before)).toMatch(/"rows":\[\{/);
		const phone = phoneWith(await oldDatabase(old, name), bad);
		expect(withoutBalances(await wholeOf(phone.shelf()))).toEqual(withoutBalances(before));
		expect([...phone.files.keys()]).toEqual([]);
	}
);

test('killed when the tables are changed and nothing is compared yet: the next start compares', async () => {
	const old = oldBook('0.5.0').database;
	const indexedDB = await oldDatabase(old, name);
	const before = await wholeOf(phoneWith(await oldDatabase(old, name), null).shelf());
	const phone = phoneWith(indexedDB, bad);
	const native = await new Promise<IDBDatabase>((done) => {
		const request = indexedDB.open(name);
		request.onsuccess = () => done(request.result);
	});
	await phone.rescue.write(native);
	native.close();
	// The app of before has no such files: its shelf changes the tables, and dies.
	expect(
		(
			await createShelf({
				databaseName: name,
				indexedDB,
				IDBKeyRange,
				canaryStorage: null,
				locks: null,
				versions: [first, bad]
			}).covers()
		).ok
	).toBe(true);
	expect([...phone.files.keys()].length).toBe(1);
	expect((await wholeOf(phone.shelf())).at(-1)).toEqual(before.at(-1));
	expect([...phone.files.keys()]).toEqual([]);
});

test.each<[string, (files: PrivateFiles) => PrivateFiles, object]>([
	[
		'is full',
		(files) => ({ ...files, write: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) }),
		{ type: 'StorageFull' }
	],
	[
		'keeps other bytes than it was given',
		(files) => ({
			...files,
			write: (job) => files.write({ ...job, bytes: job.bytes.map((byte) => byte ^ 1) })
		}),
		{ type: 'StorageFailed' }
	]
])('a phone that %s: the tables stay as they are, and it is said', async (_, spoil, fault) => {
	const indexedDB = await oldDatabase(oldBook('0.5.0').database, name);
	const shelf = phoneWith(indexedDB, good, spoil).shelf();
	expect(await shelf.covers()).toMatchObject({ ok: false, error: fault });
	expect(await shelf.open('x' as BookId).load()).toMatchObject({ ok: false, error: fault });
	expect(await versionOf(indexedDB)).toBe(10);
	expect((await phoneWith(indexedDB, good).shelf().covers()).ok).toBe(true);
	expect(await versionOf(indexedDB)).toBe(20);
});

test('a phone without private files changes its tables without', async () => {
	const indexedDB = await oldDatabase(oldBook('0.5.0').database, name);
	const none = (): PrivateFiles => createPrivateFiles();
	expect((await phoneWith(indexedDB, good, none).shelf().covers()).ok).toBe(true);
	expect(await versionOf(indexedDB)).toBe(20);
});

test('a phone without books makes its tables, and puts nothing by', async () => {
	const phone = phoneWith(new IDBFactory(), good);
	expect(await phone.shelf().covers()).toEqual({ ok: true, value: [] });
	expect([...phone.files.keys()]).toEqual([]);
});
