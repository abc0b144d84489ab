import type { GoodEntries, StoredRecord, StoredRow } from '#app';
import type { BookId } from '#kernel';
import { answerTo, heard, inTransaction, lastOf } from './native.ts';
import type { BookDatabase } from './schema.ts';
import { isSameRecord, isSameRow } from './write-batch.ts';

/**
 * The one way to change an entry: good bytes in the place of damaged ones, which the caller has verified. It goes past the
 * guard of append-only.ts, and never makes a book longer or shorter.
 *
 * @returns 'not there' when what was read back is not, byte for byte, what was written
 */
export async function mendEntries(
	database: BookDatabase,
	book: BookId,
	good: GoodEntries
): Promise<'mended' | 'stale' | 'not there'> {
	const native = await database.native();
	const range = database.rangeOf(book);
	const mended = await inTransaction(native, stores, 'readwrite', async (transaction) => {
		const [records, rows] = [transaction.objectStore('records'), transaction.objectStore('rows')];
		const [last, lastRow] = await Promise.all([
			lastOf<StoredRecord>(records, range),
			lastOf<StoredRow>(rows, range)
		]);
		const fits =
			(last?.place ?? 0) === good.headPlace &&
			good.records.every(({ place }) => place <= good.headPlace) &&
			good.rows.every(({ place }) => place <= (lastRow?.place ?? 0));
		if (!fits) return false;
		for (const record of good.records) records.put({ ...record, book });
		for (const row of good.rows) rows.put({ ...row, book });
		return true;
	});
	if (!mended) return 'stale';
	return (await isThere(native, book, good)) ? 'mended' : 'not there';
}

const stores = ['records', 'rows'] as const;

function isThere(native: IDBDatabase, book: BookId, { records, rows }: GoodEntries): Promise<boolean> {
	return inTransaction(native, stores, 'readonly', async (transaction) => {
		const at = <Stored>(store: string, { place }: { readonly place: number }): Promise<Stored | undefined> =>
			answerTo(transaction.objectStore(store).get([book, place]) as IDBRequest<Stored | undefined>);
		const [foundRecords, foundRows] = await Promise.all([
			heard(Promise.all(records.map((record) => at<StoredRecord>('records', record)))),
			heard(Promise.all(rows.map((row) => at<StoredRow>('rows', row))))
		]);
		return (
			records.every((record, index) => isSameRecord(record, foundRecords[index])) &&
			rows.every((row, index) => isSameRow(row, foundRows[index]))
		);
	});
}
