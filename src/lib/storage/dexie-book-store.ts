import type {
	BookStore,
	Fault,
	GoodEntries,
	StoredBalances,
	StoredHead,
	StoredPerson,
	StoredRecord,
	StoredRow,
	WriteBatch
} from '#app';
import { type BookId, err, type MemberId, ok, type Result } from '#kernel';
import type { Canary, Sight } from './canary.ts';
import { withFaults } from './faults.ts';
import { answerTo, heard, inTransaction, lastOf } from './native.ts';
import type { Reserve } from './reserve.ts';
import { type BookDatabase, type InBook, ofBook } from './schema.ts';
import {
	assertWellFormed,
	headAfter,
	isSamePerson,
	isSameRecord,
	isSameRow,
	rowCountAfter,
	writeBatch
} from './write-batch.ts';

/**
 * The one way to change an entry: good bytes in the place of damaged ones, which the caller has verified. It goes past the
 * guard of append-only.ts, and never makes a book longer or shorter.
 *
 * @returns 'not there' when what was read back is not, byte for byte, what was written
 */
async function mendEntries(
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

export interface BookStoreContext {
	readonly database: BookDatabase;
	readonly canary: Canary;
	/** Null: none. */
	readonly reserve: Reserve | null;
	/** Awaited before anything is read or written. */
	readonly changeTables: () => Promise<void>;
	/** Practice books are not remembered by the canary: they may vanish. */
	readonly isReal: (book: BookId) => boolean;
}

export function createDexieBookStore(book: BookId, context: BookStoreContext): BookStore {
	const { database, canary, isReal, reserve } = context;
	let isClosed = false;
	/** Set when bytes came back changed: nothing is built on top of them until they were loaded again. */
	let isDoubtful = false;

	const whileOpen = <Value>(work: () => PromiseLike<Result<Value, Fault>>): Promise<Result<Value, Fault>> =>
		isClosed
			? Promise.resolve(err({ type: 'StorageClosed' }))
			: withFaults(() => context.changeTables().then(work), database.whyAborted);

	const remember = async (sight: Sight): Promise<void> => {
		if (isReal(book) || (await canary.knows(book))) await canary.sawMore(book, sight);
	};

	const writeOnce = (batch: WriteBatch) =>
		whileOpen(async (): Promise<Result<{ readonly repeated: boolean }, Fault>> => {
			assertWellFormed(batch);
			if (isDoubtful) return err({ type: 'NotSaved' });
			const written = await writeBatch(database, book, batch);
			if (written === 'stale') return err({ type: 'StaleHead' });
			if (written === 'repeated') return ok({ repeated: true });
			if (written === 'not there') {
				isDoubtful = true;
				return err({ type: 'NotSaved' });
			}
			await remember({ head: headAfter(batch), rowCount: rowCountAfter(batch) });
			return ok({ repeated: false });
		});

	return {
		load: () =>
			whileOpen(async () => {
				const stored = await readHead(database, book);
				const sight = { head: stored.head, rowCount: stored.rows.length };
				const fault = await canary.missing(book, sight);
				if (fault !== null) return err(fault);
				isDoubtful = false;
				await remember(sight);
				return ok(stored);
			}),
		records: (fromPlace = 1) => whileOpen(() => readRecords(database, book, fromPlace)),
		async write(batch) {
			const written = await writeOnce(batch);
			const isFull = !written.ok && written.error.type === 'StorageFull';
			if (!isFull || batch.endsMeeting !== true || reserve === null) return written;
			return (await reserve.release().catch(() => false)) ? writeOnce(batch) : written;
		},
		mend: (good) =>
			whileOpen(async () => {
				const mended = await mendEntries(database, book, good);
				if (mended === 'mended') return ok(undefined);
				if (mended === 'not there') isDoubtful = true;
				return err({ type: mended === 'stale' ? 'StaleHead' : 'NotSaved' });
			}),
		people: () => whileOpen(async () => ok(await peopleOf(database, book))),
		savePerson: (person) => whileOpen(() => savePerson(database, book, person)),
		erasePerson: (memberId) => whileOpen(() => erasePerson(database, book, memberId)),
		close() {
			isClosed = true;
		}
	};
}

/** Three reads in one transaction, which is all that opening a book costs. */
async function readHead({ native, rangeOf }: BookDatabase, book: BookId): Promise<StoredHead> {
	const range = rangeOf(book);
	return inTransaction(await native(), ['records', 'balances', 'rows'], 'readonly', async (transaction) => {
		const [last, latest, open] = await Promise.all([
			lastOf<InBook<StoredRecord>>(transaction.objectStore('records'), range),
			lastOf<InBook<StoredBalances>>(transaction.objectStore('balances'), range),
			answerTo(transaction.objectStore('rows').getAll(range) as IDBRequest<InBook<StoredRow>[]>)
		]);
		const head = last === undefined ? { place: 0, hash: '' } : { place: last.place, hash: last.hash };
		return {
			head,
			// Balances of records that were lost are worth nothing.
			balances: latest === undefined || latest.place > head.place ? null : withoutBook(latest),
			rows: open.map(withoutBook)
		};
	});
}

async function readRecords(
	{ records }: BookDatabase,
	book: BookId,
	fromPlace: number
): Promise<Result<readonly StoredRecord[], Fault>> {
	const found = await ofBook(records, book, fromPlace).toArray();
	return ok(found.map(withoutBook));
}

/** Awaited each time a book is opened, as the head is. */
async function peopleOf({ native, rangeOf }: BookDatabase, book: BookId): Promise<readonly StoredPerson[]> {
	return inTransaction(await native(), ['people'], 'readonly', async (transaction) => {
		const all = transaction.objectStore('people').getAll(rangeOf(book));
		return (await answerTo(all as IDBRequest<InBook<StoredPerson>[]>)).map(withoutBook);
	});
}

async function savePerson(
	{ dexie, people }: BookDatabase,
	book: BookId,
	person: StoredPerson
): Promise<Result<void, Fault>> {
	await dexie.transaction('rw', people, () => people.put({ ...person, book }));
	const found = await people.get([book, person.memberId]);
	return isSamePerson(person, found) ? ok(undefined) : err({ type: 'NotSaved' });
}

async function erasePerson(
	{ dexie, people }: BookDatabase,
	book: BookId,
	memberId: MemberId
): Promise<Result<void, Fault>> {
	await dexie.transaction('rw', people, () => people.delete([book, memberId]));
	return (await people.get([book, memberId])) === undefined ? ok(undefined) : err({ type: 'NotSaved' });
}

function withoutBook<Stored>({ book: _book, ...stored }: InBook<Stored>): Omit<InBook<Stored>, 'book'> {
	return stored;
}
