import { followsKeys, isRenewedFrom, type BookCover, type Fault, type Shelf } from '#app';
import { assert, err, ok, sameBytes, type Result, type BookId } from '#kernel';
import { type BookDatabase, ofBook } from './schema.ts';
import type { Transaction } from 'dexie';
import { inBook, isSameBalances, isSameRecord, isSameRow } from './write-batch.ts';

/**
 * Refused as StaleHead where the keys are not those that are there, nor renewed from them: another tab renewed them meanwhile.
 *
 * @throws Defect when the book is not on the shelf, or when a practice book would become a real one
 */
export async function saveCover(
	{ dexie, covers }: BookDatabase,
	cover: BookCover
): Promise<Result<void, Fault>> {
	const isStale = await dexie.transaction('rw', covers, async () => {
		const before = await covers.get(cover.book);
		assert(before?.practice === cover.practice, 'a cover is on the shelf, and a practice book stays one');
		if (!followsKeys(before.keys, cover.keys)) return true;
		await covers.put(cover);
		return false;
	});
	if (isStale) return err({ type: 'StaleHead' });
	return isSameCover(cover, await covers.get(cover.book)) ? ok(undefined) : err({ type: 'NotSaved' });
}

function isSameCover(wanted: BookCover, found: BookCover | undefined): boolean {
	if (found === undefined || !sameBytes(wanted.deviceSecret, found.deviceSecret)) return false;
	return JSON.stringify(Object.entries(wanted).sort()) === JSON.stringify(Object.entries(found).sort());
}

/** Puts a cover in the place of one from which its keys were renewed; otherwise leaves what is there. */
export async function takeNewerKeys(
	{ dexie, covers }: BookDatabase,
	cover: BookCover
): Promise<Result<void, Fault>> {
	const isTaken = await dexie.transaction('rw', covers, async () => {
		const before = await covers.get(cover.book);
		if (before === undefined || !isRenewedFrom(before.keys, cover.keys)) return false;
		await covers.put(cover);
		return true;
	});
	return !isTaken || isSameCover(cover, await covers.get(cover.book))
		? ok(undefined)
		: err({ type: 'NotSaved' });
}

export type BookToAdd = Parameters<Shelf['add']>[0];

/** @throws Defect when the places have a gap */
export function addBook(
	database: BookDatabase,
	{ cover, records, rows, balances, people }: BookToAdd
): PromiseLike<void> {
	const inOrder = (one: { readonly place: number }, index: number): boolean => one.place === index + 1;
	assert(records.every(inOrder) && rows.every(inOrder), 'records and rows count from 1 without a gap');
	const { book } = cover;
	const { dexie } = database;
	return dexie.transaction('rw', dexie.tables, async () => {
		await Promise.all([
			database.covers.add(cover),
			database.records.bulkAdd(inBook(book, records)),
			database.rows.bulkAdd(inBook(book, rows)),
			database.balances.bulkAdd(inBook(book, balances === null ? [] : [balances])),
			database.people.bulkAdd(inBook(book, people))
		]);
	});
}

export function isAdded(
	database: BookDatabase,
	{ cover, records, rows, balances, people }: BookToAdd
): PromiseLike<boolean> {
	const { dexie } = database;
	const { book } = cover;
	return dexie.transaction('r', dexie.tables, async () => {
		const [foundCover, foundRecords, foundRows, foundBalances, foundPeople] = await Promise.all([
			database.covers.get(book),
			ofBook(database.records, book).toArray(),
			ofBook(database.rows, book).toArray(),
			ofBook(database.balances, book).last(),
			ofBook(database.people, book).toArray()
		]);
		const peopleById = new Map(foundPeople.map((person) => [person.memberId, person.bytes]));
		return (
			isSameCover(cover, foundCover) &&
			foundRecords.length === records.length &&
			records.every((record, index) => isSameRecord(record, foundRecords[index])) &&
			foundRows.length === rows.length &&
			rows.every((row, index) => isSameRow(row, foundRows[index])) &&
			(balances === null || isSameBalances(balances, foundBalances)) &&
			people.every(({ memberId, bytes }) => sameBytes(bytes, peopleById.get(memberId) ?? new Uint8Array()))
		);
	});
}

/** @throws Defect for a book that is not for practice */
export function discardBook(database: BookDatabase, book: BookId): PromiseLike<void> {
	return database.dexie.transaction('rw', database.dexie.tables, async (transaction) => {
		const cover = await database.covers.get(book);
		if (cover === undefined) return;
		assert(cover.practice, 'only a practice book is thrown away');
		await takeOut(database, transaction, book);
	});
}

/** Replaces everything stored of one book in one transaction, after a change of tables spoiled it. */
export function putBack(database: BookDatabase, whole: BookToAdd): PromiseLike<void> {
	const { dexie } = database;
	return dexie.transaction('rw', dexie.tables, async (transaction) => {
		await takeOut(database, transaction, whole.cover.book);
		await addBook(database, whole);
	});
}

async function takeOut(database: BookDatabase, transaction: Transaction, book: BookId): Promise<void> {
	const { covers, records, rows, balances, people, permit } = database;
	permit(transaction);
	await Promise.all([
		covers.delete(book),
		ofBook(records, book).delete(),
		ofBook(rows, book).delete(),
		ofBook(balances, book).delete(),
		ofBook(people, book).delete()
	]);
}
