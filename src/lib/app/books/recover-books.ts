import { err, ok, type OperationId, type Result } from '#kernel';
import type {
	BookCover,
	BookStore,
	Fault,
	SecondCopy,
	Shelf,
	StoredRecord,
	StoredRow
} from '../ports/storage.ts';

/** Result of a recovery from the second copy; counts of records. */
export interface Recovered {
	readonly records: number;
	/** Number of books that were lost completely. */
	readonly books: number;
}

/**
 * Restores what the database lost from the second copy on this phone. It only adds records and never replaces one. Every page is
 * verified again when the book is opened. Names are not in the second copy, only in a backup. A book whose copy
 * fails does not stop the others; its fault is returned only if nothing was restored.
 */
export async function recoverBooks(shelf: Shelf, secondCopy: SecondCopy): Promise<Result<Recovered, Fault>> {
	const kept = await secondCopy.covers();
	if (!kept.ok) return kept;
	let recovered: Recovered = { records: 0, books: 0 };
	let failed: Fault | null = null;
	for (const cover of kept.value) {
		const back = await fromCopy(shelf, secondCopy, cover);
		if (back.ok)
			recovered = {
				records: recovered.records + back.value.records,
				books: recovered.books + back.value.books
			};
		else failed ??= back.error;
	}
	const nothing = recovered.records + recovered.books === 0;
	return failed !== null && nothing ? err(failed) : ok(recovered);
}

async function fromCopy(
	shelf: Shelf,
	secondCopy: SecondCopy,
	cover: BookCover
): Promise<Result<Recovered, Fault>> {
	const [records, rows] = await Promise.all([secondCopy.read(cover.book), secondCopy.rows(cover.book)]);
	if (!records.ok) return records;
	if (!rows.ok) return rows;
	const rowsAt = (head: number): readonly StoredRow[] => unbroken(head, rows.value);
	return recoverBook(shelf, cover, records.value, rowsAt);
}

async function recoverBook(
	shelf: Shelf,
	cover: BookCover,
	copied: readonly StoredRecord[],
	rowsAt: (head: number) => readonly StoredRow[]
): Promise<Result<Recovered, Fault>> {
	const store = shelf.open(cover.book);
	const here = await store.records();
	if (!here.ok) return here;
	const last = here.value.at(-1);
	if (last === undefined) {
		const records = inPlaces(1, copied);
		if (records.length === 0) return ok({ records: 0, books: 0 });
		const rows = rowsAt(records.length);
		const added = await shelf.add({ cover, records, rows, balances: null, people: [] });
		return added.ok ? ok({ records: records.length, books: 1 }) : added;
	}
	// The keys come first: older ones cannot open data written after a renewal.
	const newerKeys = await shelf.takeNewerKeys(cover);
	if (!newerKeys.ok) return newerKeys;
	const [atLast, more] = [
		copied.filter(({ place }) => place === last.place),
		inPlaces(
			last.place + 1,
			copied.filter(({ place }) => place > last.place)
		)
	];
	// A different history after the same place must be checked by people, not merged.
	if (more.length > 0 && atLast.length > 0 && atLast.every(({ hash }) => hash !== last.hash))
		return err({ type: 'Damaged', about: 'second copy' });
	let head = { place: last.place, hash: last.hash };
	let rowCount = await rowsHere(store, head.place);
	const tail = more.at(-1);
	if (tail !== undefined) {
		const written = await store.write({
			operationId: `recovered-${head.place + 1}` as OperationId,
			expected: { head, rowCount },
			addRows: [],
			addRecords: more,
			clearRows: false,
			balances: null
		});
		if (!written.ok) return written;
		head = { place: tail.place, hash: tail.hash };
	}
	for (const row of rowsAt(head.place).slice(rowCount)) {
		const { operationId } = row;
		const expected = { head, rowCount };
		const more = { addRows: [row], addRecords: [], clearRows: false, balances: null };
		const written = await store.write({ operationId, expected, ...more });
		if (!written.ok) return written;
		rowCount += 1;
	}
	return ok({ records: more.length, books: 0 });
}

/** Number of entries of the open meeting in the database, which may lack others. */
async function rowsHere(store: BookStore, headPlace: number): Promise<number> {
	const loaded = await store.load();
	if (loaded.ok) return loaded.value.rows.length;
	return loaded.error.type === 'RecordsMissing' ? loaded.error.found - headPlace : 0;
}

/**
 * One record for each place from `start` on: the latest of duplicates. An empty record fills a place that the copy lacks; it
 * counts as damaged, so that the records after it are not lost with it.
 */
function inPlaces(start: number, copied: readonly StoredRecord[]): readonly StoredRecord[] {
	const byPlace = new Map(copied.map((record) => [record.place, record]));
	const last = copied.reduce((most, { place }) => Math.max(most, place), start - 1);
	return Array.from(
		{ length: last - start + 1 },
		(_, index) => byPlace.get(start + index) ?? emptyRecord(start + index)
	);
}

const emptyRecord = (place: number): StoredRecord => ({
	place,
	hash: '',
	operationId: `lost-${place}` as OperationId,
	bytes: new Uint8Array()
});

/** Entries of the meeting after `head` records, up to the first one missing in the copy. */
function unbroken(
	head: number,
	copied: readonly { readonly headPlace: number; readonly row: StoredRow }[]
): readonly StoredRow[] {
	const byPlace = new Map(
		copied.flatMap(({ headPlace, row }) => (headPlace === head ? [[row.place, row] as const] : []))
	);
	const rows: StoredRow[] = [];
	for (let row = byPlace.get(1); row !== undefined; row = byPlace.get(rows.length + 1)) rows.push(row);
	return rows;
}
