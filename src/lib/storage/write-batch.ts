import type { Head, StoredBalances, StoredRecord, StoredRow, WriteBatch } from '#app';
import { assert, type BookId } from '#kernel';
import type { Transaction } from 'dexie';
import { ofBook, type BookDatabase, type InBook } from './schema.ts';
import { sameBytes } from './same-bytes.ts';

export type Written = 'written' | 'repeated' | 'stale';

/**
 * The one way into a book: checks and writes in one strict transaction, and answers after its `complete`.
 * Inside, nothing but the database is awaited (the browser would commit early) and nothing is caught (half of it
 * would be committed).
 */
export function writeBatch(database: BookDatabase, book: BookId, batch: WriteBatch): PromiseLike<Written> {
	const { dexie, records, rows, balances } = database;
	return dexie.transaction('rw', [records, rows, balances], async (transaction): Promise<Written> => {
		const state = await stateOf(database, book, batch);
		if (state !== 'as expected') return state;
		await Promise.all(writes(database, book, batch, transaction));
		return 'written';
	});
}

/** @returns whether everything that was written is there, byte for byte, in a transaction of its own */
export function isThere(database: BookDatabase, book: BookId, batch: WriteBatch): PromiseLike<boolean> {
	const { dexie, records, rows, balances } = database;
	const { addRecords, addRows } = batch;
	return dexie.transaction('r', [records, rows, balances], async () => {
		const [foundRecords, foundRows, foundBalances, rowCount] = await Promise.all([
			addRecords.length === 0 ? [] : records.bulkGet(addRecords.map(({ place }) => [book, place])),
			addRows.length === 0 ? [] : rows.bulkGet(addRows.map(({ place }) => [book, place])),
			batch.balances === null ? undefined : balances.get([book, batch.balances.place]),
			ofBook(rows, book).count()
		]);
		return (
			rowCount === rowCountAfter(batch) &&
			addRecords.every((record, index) => isSameRecord(record, foundRecords[index])) &&
			addRows.every((row, index) => isSameRow(row, foundRows[index])) &&
			(batch.balances === null || isSameBalances(batch.balances, foundBalances))
		);
	});
}

/** The head after `batch`. */
export function headAfter({ expected, addRecords }: WriteBatch): Head {
	const last = addRecords.at(-1);
	return last === undefined ? expected.head : { place: last.place, hash: last.hash };
}

export const rowCountAfter = ({ expected, addRows, clearRows }: WriteBatch): number =>
	(clearRows ? 0 : expected.rowCount) + addRows.length;

/** @throws Defect for a batch that would leave a gap, lose rows or hide a repetition */
export function assertWellFormed(batch: WriteBatch): void {
	const { operationId, expected, addRows, addRecords, clearRows, balances } = batch;
	const follows = (start: number) => (one: { place: number }, index: number) =>
		one.place === start + index + 1;
	assert(addRecords.every(follows(expected.head.place)), 'records follow the head without a gap');
	assert(
		addRows.every(follows(clearRows ? 0 : expected.rowCount)),
		'rows follow the open rows without a gap'
	);
	assert(
		addRows.every((row) => row.operationId === operationId),
		'rows carry the id of their operation'
	);
	assert(!clearRows || addRecords.length > 0, 'rows leave only for a record');
	assert(balances === null || balances.place === headAfter(batch).place, 'balances belong to the head');
}

async function stateOf(
	{ records, rows }: BookDatabase,
	book: BookId,
	{ operationId, expected }: WriteBatch
): Promise<'as expected' | 'repeated' | 'stale'> {
	const [last, rowCount, sameOperation] = await Promise.all([
		ofBook(records, book).last(),
		ofBook(rows, book).count(),
		rows.where('[book+operationId]').equals([book, operationId]).count()
	]);
	if (sameOperation > 0 || last?.operationId === operationId) return 'repeated';
	const { head } = expected;
	const sameHead = (last?.place ?? 0) === head.place && (last?.hash ?? '') === head.hash;
	return sameHead && rowCount === expected.rowCount ? 'as expected' : 'stale';
}

function* writes(
	{ records, rows, balances, permit }: BookDatabase,
	book: BookId,
	batch: WriteBatch,
	transaction: Transaction
): Generator<PromiseLike<unknown>> {
	const { addRecords, addRows, clearRows } = batch;
	if (addRecords.length > 0) yield records.bulkAdd(inBook(book, addRecords));
	if (clearRows) {
		permit(transaction);
		yield ofBook(rows, book)
			.delete()
			.then(() => rows.bulkAdd(inBook(book, addRows)));
	} else if (addRows.length > 0) yield rows.bulkAdd(inBook(book, addRows));
	if (batch.balances === null) return;
	const next = { ...batch.balances, book };
	// Older balances say nothing that cannot be worked out again.
	yield ofBook(balances, book)
		.delete()
		.then(() => balances.add(next));
}

export const inBook = <Stored>(book: BookId, stored: readonly Stored[]): InBook<Stored>[] =>
	stored.map((one) => ({ ...one, book }));

export const isSameRecord = (wanted: StoredRecord, found: StoredRecord | undefined): boolean =>
	found !== undefined &&
	found.hash === wanted.hash &&
	found.operationId === wanted.operationId &&
	sameBytes(found.bytes, wanted.bytes);

export const isSameRow = (wanted: StoredRow, found: StoredRow | undefined): boolean =>
	found !== undefined && found.operationId === wanted.operationId && sameBytes(found.bytes, wanted.bytes);

export const isSameBalances = (wanted: StoredBalances, found: StoredBalances | undefined): boolean =>
	found !== undefined && found.place === wanted.place && sameBytes(found.bytes, wanted.bytes);
