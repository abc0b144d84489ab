import { err, ok, present, type OperationId, type Result } from '#kernel';
import type { BookCover, Fault, SecondCopy, Shelf, StoredRecord } from '../ports.ts';

/** What came back from the second copy; counts of records. */
export interface Recovered {
	readonly records: number;
	/** Books that were gone altogether. */
	readonly books: number;
}

/**
 * Brings back what the database lost and the second copy on this phone still has. Only adds: a record that is here is never
 * replaced. Every page is verified again when the book is opened. Names are not in the second copy; a backup has them.
 */
export async function recoverBooks(shelf: Shelf, secondCopy: SecondCopy): Promise<Result<Recovered, Fault>> {
	const kept = await secondCopy.covers();
	if (!kept.ok) return kept;
	let recovered: Recovered = { records: 0, books: 0 };
	for (const cover of kept.value) {
		const copied = await secondCopy.read(cover.book);
		if (!copied.ok) return copied;
		const back = await recoverBook(shelf, cover, withoutGaps(copied.value));
		if (!back.ok) return back;
		recovered = {
			records: recovered.records + back.value.records,
			books: recovered.books + back.value.books
		};
	}
	return ok(recovered);
}

async function recoverBook(
	shelf: Shelf,
	cover: BookCover,
	records: readonly StoredRecord[]
): Promise<Result<Recovered, Fault>> {
	const store = shelf.open(cover.book);
	const here = await store.records();
	if (!here.ok) return here;
	const more = records.slice(here.value.length);
	if (here.value.length === 0) {
		if (records.length === 0) return ok({ records: 0, books: 0 });
		const added = await shelf.add({ cover, records, rows: [], balances: null, people: [] });
		return added.ok ? ok({ records: records.length, books: 1 }) : added;
	}
	const last = present(here.value[here.value.length - 1], 'there are records');
	// Another history after the same place is for people to look at, not for us to mix.
	if (records[here.value.length - 1]?.hash !== last.hash)
		return err({ type: 'Damaged', about: 'second copy' });
	if (more.length === 0) return ok({ records: 0, books: 0 });
	const written = await store.write({
		operationId: `recovered-${last.place + 1}` as OperationId,
		expected: { head: { place: last.place, hash: last.hash }, rowCount: 0 },
		addRows: [],
		addRecords: more,
		clearRows: false,
		balances: null
	});
	return written.ok ? ok({ records: more.length, books: 0 }) : written;
}

/** The unbroken beginning; the first of two histories where a place stands twice. */
function withoutGaps(records: readonly StoredRecord[]): readonly StoredRecord[] {
	const whole: StoredRecord[] = [];
	for (const record of records) if (record.place === whole.length + 1) whole.push(record);
	return whole;
}
