import type {
	BookCover,
	BookStore,
	Fault,
	GoodEntries,
	RowCopy,
	SecondCopy,
	Shelf,
	StoredBalances,
	StoredPerson,
	StoredRecord,
	StoredRow,
	WriteBatch
} from '#app';
import { assert, err, ok, present, type BookId, type MemberId, type Result } from '#kernel';
import { followsKeys, isRenewedFrom } from '#app';

/** A phone whose storage is plain objects; each tab is a shelf on the same storage. Passes the contract tests. */
export interface InMemoryPhone {
	readonly openTab: () => Shelf;
}

interface Book {
	cover: BookCover;
	records: readonly StoredRecord[];
	rows: readonly StoredRow[];
	balances: StoredBalances | null;
	people: ReadonlyMap<MemberId, StoredPerson>;
}

export function createInMemoryPhone(): InMemoryPhone {
	const books = new Map<BookId, Book>();
	const pens = new Set<BookId>();
	return { openTab: () => shelfOn(books, pens) };
}

function shelfOn(books: Map<BookId, Book>, pens: Set<BookId>): Shelf {
	const done: Result<void, Fault> = ok(undefined);
	return {
		covers: () => Promise.resolve(ok([...books.values()].map(({ cover }) => copied(cover)))),
		add(given) {
			const { cover, records, rows, balances, people } = copied(given);
			const inOrder = (one: { readonly place: number }, index: number) => one.place === index + 1;
			if (!records.every(inOrder) || !rows.every(inOrder)) return broken('records and rows count from 1');
			if (books.has(cover.book)) return Promise.resolve(err({ type: 'StaleHead' }));
			const peopleById = new Map(people.map((person) => [person.memberId, person]));
			books.set(cover.book, { cover, records, rows, balances, people: peopleById });
			return Promise.resolve(done);
		},
		open: (book) => storeOf(books, book),
		saveCover(cover) {
			const known = books.get(cover.book);
			if (known?.cover.practice !== cover.practice)
				return broken('a cover is on the shelf, and stays practice or not');
			if (!followsKeys(known.cover.keys, cover.keys)) return Promise.resolve(err({ type: 'StaleHead' }));
			known.cover = copied(cover);
			return Promise.resolve(done);
		},
		takeNewerKeys(cover) {
			const known = books.get(cover.book);
			if (known !== undefined && isRenewedFrom(known.cover.keys, cover.keys)) known.cover = copied(cover);
			return Promise.resolve(done);
		},
		discardPractice(book) {
			if (books.get(book)?.cover.practice === false) return broken('only a practice book is thrown away');
			books.delete(book);
			return Promise.resolve(done);
		},
		takePen(book) {
			if (pens.has(book)) return Promise.resolve(null);
			pens.add(book);
			return Promise.resolve(() => void pens.delete(book));
		},
		persist: () => undefined,
		isKept: () => Promise.resolve(false),
		isRoomSmall: () => Promise.resolve(false),
		hasOpenMeeting: () =>
			Promise.resolve([...books.values()].some(({ cover, rows }) => !cover.practice && rows.length > 0)),
		acceptLoss: () => Promise.resolve(done)
	};
}

function storeOf(books: Map<BookId, Book>, id: BookId): BookStore {
	const empty = (): Omit<Book, 'cover'> => ({ records: [], rows: [], balances: null, people: new Map() });
	const read = () => books.get(id) ?? empty();
	const book = () => present(books.get(id), 'a book is added before it is written to');
	let isClosed = false;
	const answer = <Value>(work: () => Result<Value, Fault>): Promise<Result<Value, Fault>> =>
		new Promise((resolve) => resolve(isClosed ? err({ type: 'StorageClosed' }) : work()));

	return {
		load: () =>
			answer(() => {
				const { records, rows, balances } = read();
				return ok(copied({ head: headOf(records), balances, rows }));
			}),
		records: (fromPlace = 1) =>
			answer(() => ok(copied(read().records.filter(({ place }) => place >= fromPlace)))),
		mend: (good) => answer(() => mend(book(), copied(good))),
		write: (batch) => answer(() => write(book(), copied(batch))),
		people: () => answer(() => ok(copied([...read().people.values()]))),
		savePerson: (person) =>
			answer(() => {
				book().people = new Map([...book().people, [person.memberId, copied(person)]]);
				return ok(undefined);
			}),
		erasePerson: (memberId) =>
			answer(() => {
				book().people = new Map([...book().people].filter(([id]) => id !== memberId));
				return ok(undefined);
			}),
		close() {
			isClosed = true;
		}
	};
}

function write(book: Book, batch: WriteBatch): Result<{ readonly repeated: boolean }, Fault> {
	const { operationId, expected, addRecords, addRows, clearRows, balances } = batch;
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
	const records = [...book.records, ...addRecords];
	const after = addRecords.length > 0 ? headOf(records) : expected.head;
	assert(balances === null || balances.place === after.place, 'balances belong to the head');

	const written = [...book.rows, ...book.records.slice(-1)].some((one) => one.operationId === operationId);
	if (written) return ok({ repeated: true });
	const head = headOf(book.records);
	const sameHead = head.place === expected.head.place && head.hash === expected.head.hash;
	if (!sameHead || book.rows.length !== expected.rowCount) return err({ type: 'StaleHead' });
	book.records = records;
	book.rows = clearRows ? addRows : [...book.rows, ...addRows];
	book.balances = balances ?? book.balances;
	book.people = new Map([...book.people, ...(batch.people ?? []).map((one) => [one.memberId, one] as const)]);
	return ok({ repeated: false });
}

function mend(book: Book, { headPlace, records, rows }: GoodEntries): Result<void, Fault> {
	const fits =
		headOf(book.records).place === headPlace &&
		records.every(({ place }) => place <= headPlace) &&
		rows.every(({ place }) => place <= (book.rows.at(-1)?.place ?? 0));
	if (!fits) return err({ type: 'StaleHead' });
	book.records = replaced(book.records, records);
	book.rows = replaced(book.rows, rows);
	return ok(undefined);
}

const replaced = <Entry extends { readonly place: number }>(
	old: readonly Entry[],
	good: readonly Entry[]
): readonly Entry[] =>
	[...old.filter(({ place }) => !good.some((one) => one.place === place)), ...good].sort(
		(left, right) => left.place - right.place
	);

/** A second copy in memory, whose records and rows a test may damage. */
export function createInMemorySecondCopy(): SecondCopy & {
	readonly records: Map<BookId, readonly StoredRecord[]>;
	readonly rowCopies: Map<BookId, readonly RowCopy[]>;
	/** Books whose files were made before they were. */
	readonly begun: BookId[];
} {
	const records = new Map<BookId, readonly StoredRecord[]>();
	const rowCopies = new Map<BookId, readonly RowCopy[]>();
	const covers = new Map<BookId, BookCover>();
	const begun: BookId[] = [];
	return {
		begin(book) {
			begun.push(book);
			return Promise.resolve(ok(undefined));
		},
		append(book, added) {
			records.set(book, [...(records.get(book) ?? []), ...copied(added)]);
			return Promise.resolve(ok(copied(added)));
		},
		keepCover(cover) {
			covers.set(cover.book, copied(cover));
			return Promise.resolve(ok(undefined));
		},
		covers: () => Promise.resolve(ok(copied([...covers.values()]))),
		read: (book) => Promise.resolve(ok(copied(records.get(book) ?? []))),
		keepRows(book, headPlace, rows) {
			const before = (rowCopies.get(book) ?? []).filter((one) => one.headPlace === headPlace);
			rowCopies.set(book, [...before, ...copied(rows).map((row) => ({ headPlace, row }))]);
			return Promise.resolve(ok(undefined));
		},
		rows: (book) => Promise.resolve(ok(copied(rowCopies.get(book) ?? []))),
		records,
		rowCopies,
		begun
	};
}

/** What goes in or comes out shares no memory with what is stored, as in a real database. */
const copied = <Value>(value: Value): Value => structuredClone(value);

const headOf = (records: readonly StoredRecord[]) => {
	const last = records.at(-1);
	return last === undefined ? { place: 0, hash: '' } : { place: last.place, hash: last.hash };
};

const broken = (promise: string): Promise<never> =>
	new Promise(() => {
		assert(false, promise);
	});
