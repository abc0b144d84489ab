import type { Head, StoredBalances, StoredPerson, StoredRecord, StoredRow, WriteBatch } from '#app';
import { assert, sameBytes, type BookId, type MemberId } from '#kernel';
import { answerTo, heard, inTransaction, lastOf } from './native.ts';
import type { BookDatabase, InBook } from './schema.ts';

export type WriteOutcome = 'written' | 'repeated' | 'stale' | 'not there';

const storesFor = ({ people = [] }: WriteBatch) =>
	['records', 'rows', 'balances', ...(people.length > 0 ? (['people'] as const) : [])] as const;

/**
 * The one way into a book: checks and writes in one strict transaction, and reads back in another, which the browser
 * starts as soon as the first is complete. Nothing but the database is awaited inside.
 *
 * @returns 'not there' when what was read back is not, byte for byte, what was written
 */
export async function writeBatch(
	database: BookDatabase,
	book: BookId,
	batch: WriteBatch
): Promise<WriteOutcome> {
	const native = await database.native();
	const stores = storesFor(batch);
	let readBack: Promise<boolean> | undefined;
	try {
		const written = await inTransaction(native, stores, 'readwrite', async (transaction) => {
			const state = await stateOf(transaction, database, book, batch);
			if (state !== 'as expected') return state;
			addAll(transaction, database, book, batch);
			transaction.commit();
			// Asked for now, answered after `complete`: the browser does not wait for us in between.
			readBack = heard(isThere(native, database, book, batch));
			return 'written';
		});
		return readBack === undefined || (await readBack) ? written : 'not there';
	} catch (cause) {
		if (!(cause instanceof DOMException && cause.name === 'ConstraintError')) throw cause;
		// A number or an operation id was taken: the database wrote nothing, and says whose it is.
		return inTransaction(native, stores, 'readonly', async (transaction) =>
			(await isRow(transaction, database, book, batch)) ? 'repeated' : 'stale'
		);
	}
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
		addRows.every((row, index) => (row.operationId === operationId) === (index === 0)),
		'the first row carries the id of the operation, and no other'
	);
	assert(!clearRows || addRecords.length > 0, 'rows leave only for a record');
	assert(balances === null || balances.place === headAfter(batch).place, 'balances belong to the head');
}

async function stateOf(
	transaction: IDBTransaction,
	database: BookDatabase,
	book: BookId,
	batch: WriteBatch
): Promise<'as expected' | 'repeated' | 'stale'> {
	const range = database.rangeOf(book);
	// An entry needs no look at the operation ids: their index takes none twice.
	const isGuarded = batch.addRows.length > 0 && !batch.clearRows;
	const [last, rowCount, isKnown] = await Promise.all([
		lastOf<StoredRecord>(transaction.objectStore('records'), range),
		answerTo(transaction.objectStore('rows').count(range)),
		isGuarded ? false : isRow(transaction, database, book, batch)
	]);
	if (isKnown || last?.operationId === batch.operationId) return 'repeated';
	const { head, rowCount: expectedRows } = batch.expected;
	const sameHead = (last?.place ?? 0) === head.place && (last?.hash ?? '') === head.hash;
	if (sameHead && rowCount === expectedRows) return 'as expected';
	return (await isRow(transaction, database, book, batch)) ? 'repeated' : 'stale';
}

/** Whether an open row carries the id of this operation. */
function isRow(
	transaction: IDBTransaction,
	{ only }: BookDatabase,
	book: BookId,
	{ operationId }: WriteBatch
): Promise<boolean> {
	const index = transaction.objectStore('rows').index('[book+operationId]');
	return heard(answerTo(index.count(only(book, operationId))).then((count) => count > 0));
}

/** `add`, not `put`: under a number that is taken, the whole transaction fails. Done in the order asked for. */
function addAll(
	transaction: IDBTransaction,
	{ rangeOf }: BookDatabase,
	book: BookId,
	batch: WriteBatch
): void {
	const [records, rows] = [transaction.objectStore('records'), transaction.objectStore('rows')];
	if (batch.clearRows) rows.delete(rangeOf(book));
	for (const record of batch.addRecords) records.add({ ...record, book });
	for (const row of batch.addRows) rows.add({ ...row, book });
	// `put`: a name takes the place of the one before.
	for (const person of batch.people ?? []) transaction.objectStore('people').put({ ...person, book });
	if (batch.balances === null) return;
	const balances = transaction.objectStore('balances');
	// Older balances say nothing that cannot be computed again, but taking them out costs each time.
	if (sweepOf(batch.balances.place) > sweepOf(batch.expected.head.place)) balances.delete(rangeOf(book));
	// Not `add`: balances of records that were lost may lie under this number. No other tab can have written them
	// since; the head was checked in this transaction.
	balances.put({ ...batch.balances, book });
}

/** Old balances are swept out after this many records. */
const sweepEvery = 16;
const sweepOf = (place: number): number => Math.floor(place / sweepEvery);

function isThere(
	native: IDBDatabase,
	{ rangeOf }: BookDatabase,
	book: BookId,
	batch: WriteBatch
): Promise<boolean> {
	const { addRecords, addRows, balances, people = [] } = batch;
	return inTransaction(native, storesFor(batch), 'readonly', async (transaction) => {
		const at = <Stored>(store: string, key: number | MemberId): Promise<Stored | undefined> =>
			answerTo(transaction.objectStore(store).get([book, key]) as IDBRequest<Stored | undefined>);
		const [foundRecords, foundRows, foundPeople, foundBalances, rowCount] = await Promise.all([
			heard(Promise.all(addRecords.map((record) => at<StoredRecord>('records', record.place)))),
			heard(Promise.all(addRows.map((row) => at<StoredRow>('rows', row.place)))),
			heard(Promise.all(people.map(({ memberId }) => at<StoredPerson>('people', memberId)))),
			balances === null ? undefined : at<StoredBalances>('balances', balances.place),
			batch.clearRows ? answerTo(transaction.objectStore('rows').count(rangeOf(book))) : rowCountAfter(batch)
		]);
		return (
			rowCount === rowCountAfter(batch) &&
			addRecords.every((record, index) => isSameRecord(record, foundRecords[index])) &&
			addRows.every((row, index) => isSameRow(row, foundRows[index])) &&
			people.every((person, index) => isSamePerson(person, foundPeople[index])) &&
			(balances === null || isSameBalances(balances, foundBalances))
		);
	});
}

export const isSamePerson = (wanted: StoredPerson, found: StoredPerson | undefined): boolean =>
	found !== undefined && sameBytes(found.bytes, wanted.bytes);

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
