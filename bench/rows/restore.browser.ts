import { assert, present, type BookId } from '#kernel';
import { makeBackup, openBackupWithSheet, restoreBook } from '#app';
import { createShelf } from '#storage';
import { createBackupFile } from '#vault/copies';
import { openSession } from '../../src/lib/app/session/open-session.ts';
import type { Row } from '../frame.ts';
import { answered, completed, load, openBase } from '../reference/base.ts';
import { connect, once, put, removeDatabase, twentyYears } from './real-book.ts';

const [from, restored, reference] = ['bench-lost-phone', 'bench-new-phone', 'bench-load'];

/** The file of a book of twenty years, opened with its key paper and checked: the first part of a restore. */
const checkedBackup = once(async () => {
	const { book } = await twentyYears();
	await put(book, from);
	const { database, parts } = connect(book, from);
	const session = await openSession(parts, 'INR');
	assert(session.ok, 'the book opens');
	const files = { vault: book.vault, backupFile: createBackupFile() };
	const made = await makeBackup(files, session.value, book.keys, book.cover, parts.clock.today());
	database.dexie.close();
	assert(made.ok, `a backup is made: ${made.ok ? '' : made.error.type}`);
	const opened = await openBackupWithSheet(files, made.value.bytes, book.recoveryCode);
	assert(opened.ok, 'the sheet opens it');
	return opened.value;
});

async function restore(): Promise<void> {
	const { vault, random } = (await twentyYears()).book;
	const shelf = createShelf({ databaseName: restored, canaryStorage: null, locks: null });
	const done = await restoreBook({ shelf, vault, random }, await checkedBackup(), []);
	assert(done.ok, 'the book is restored');
}

async function loadBase(): Promise<void> {
	const { base } = await twentyYears();
	const database = await openBase(reference);
	await load(database, base);
	database.close();
}

const shelfName = 'bench-shelf';
const groups = 1000;

async function fillShelf(): Promise<void> {
	const { book } = await twentyYears();
	await removeDatabase(shelfName);
	const shelf = createShelf({ databaseName: shelfName, canaryStorage: null, locks: null });
	assert((await shelf.covers()).ok, 'the shelf is there');
	const database = await answered(indexedDB.open(shelfName));
	const transaction = database.transaction(['covers', 'balances'], 'readwrite');
	for (let group = 0; group < groups; group += 1) {
		const id = `group-${group}` as BookId;
		transaction.objectStore('covers').put({ ...book.cover, book: id });
		transaction.objectStore('balances').put({ ...book.balances, bytes: new Uint8Array(2000), book: id });
	}
	await completed(transaction);
	database.close();
	openShelf = shelf;
}
let openShelf: ReturnType<typeof createShelf> | undefined;

export const rows: readonly Row[] = [
	{
		name: 'restore 60,000 entries from a checked backup',
		budget: { normal: 3, slow: 4 },
		aim: { normal: 1.1, slow: 2 },
		runs: 3,
		prepare: async () => {
			await checkedBackup();
		},
		fresh: async () => {
			await removeDatabase(restored);
			await removeDatabase(reference);
		},
		reference: loadBase,
		subject: restore
	},
	{
		name: 'shelf of 1,000 groups',
		budget: { normal: 1.5, slow: 1.5 },
		aim: { normal: 1.2, slow: 1.2 },
		prepare: fillShelf,
		reference: async () => {
			const database = await answered(indexedDB.open(shelfName));
			await answered(database.transaction('balances').objectStore('balances').getAll());
			database.close();
		},
		subject: async () => {
			const covers = await present(openShelf, 'the row was prepared').covers();
			assert(covers.ok && covers.value.length === groups, 'every group is on the shelf');
		}
	}
];
