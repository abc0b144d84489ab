import type { BookCover, StoredBalances, StoredPerson, StoredRecord, StoredRow } from '#app';
import type { BookId, MemberId } from '#kernel';
import { Dexie, type Table, type Transaction } from 'dexie';
import { makeAppendOnly } from './append-only.ts';
import { watchAborts } from './watch-aborts.ts';

export type InBook<Stored> = Stored & { readonly book: BookId };
export type PlaceKey = readonly [BookId, number];

/** One database for all books of the phone: one flush for whatever is written together. */
export interface BookDatabase {
	readonly dexie: Dexie;
	readonly covers: Table<BookCover, BookId>;
	readonly rows: Table<InBook<StoredRow>, PlaceKey>;
	readonly records: Table<InBook<StoredRecord>, PlaceKey>;
	readonly balances: Table<InBook<StoredBalances>, PlaceKey>;
	readonly people: Table<InBook<StoredPerson>, readonly [BookId, MemberId]>;
	/** Lets this one transaction take out what otherwise never leaves. */
	readonly permit: (transaction: Transaction) => void;
	/** What the browser said when it last ended a transaction, or null. */
	readonly whyAborted: () => unknown;
	/** The bare database under Dexie. @throws what the browser says, or that the database was closed for good */
	readonly native: () => Promise<IDBDatabase>;
	/** Keys of everything of a book in a table whose key is book and place. */
	readonly rangeOf: (book: BookId) => IDBKeyRange;
	/** Keys of one value of an index that begins with the book. */
	readonly only: (book: BookId, value: string) => IDBKeyRange;
}

export interface DatabaseOptions {
	readonly name: string;
	/** Given by tests; the browser's own otherwise. */
	readonly indexedDB?: IDBFactory;
	readonly IDBKeyRange?: typeof IDBKeyRange;
	/** Another tab brought a newer version, or the browser closed the database: this page must be loaded anew. */
	readonly onClosed?: () => void;
}

/** The version of the tables below, as the browser counts it: Dexie's own, times ten. */
const nativeVersion = 10;
const newerDatabase = 'The database was written by a newer version of the app.';

export function createDatabase({ name, onClosed, ...engine }: DatabaseOptions): BookDatabase {
	// Chrome answers "complete" before the bytes are flushed unless it is asked for strict durability; Dexie's
	// cache would show entries before they are committed.
	const dexie = new Dexie(name, { ...engine, chromeTransactionDurability: 'strict', cache: 'disabled' });
	const { permit } = makeAppendOnly(dexie);
	const whyAborted = watchAborts(dexie);
	dexie.version(1).stores({
		covers: 'book',
		rows: '[book+place], &[book+operationId]',
		records: '[book+place]',
		balances: '[book+place]',
		people: '[book+memberId]'
	});
	// Dexie itself would open it, and write what the newer app does not expect.
	let isNewer = false;
	const refuseNewer = (): void => {
		if (isNewer) throw new DOMException(newerDatabase, 'VersionError');
	};
	dexie.on('ready', () => {
		isNewer = dexie.backendDB().version > nativeVersion;
		refuseNewer();
	});
	let isClosed = false;
	const close = (): void => {
		isClosed = true;
		onClosed?.();
	};
	dexie.on('versionchange', () => {
		dexie.close();
		close();
		return false;
	});
	dexie.on('close', close);
	const ranges = engine.IDBKeyRange ?? globalThis.IDBKeyRange;
	return {
		dexie,
		covers: dexie.table('covers'),
		rows: dexie.table('rows'),
		records: dexie.table('records'),
		balances: dexie.table('balances'),
		people: dexie.table('people'),
		permit,
		whyAborted,
		async native() {
			refuseNewer();
			// Opening again after another version took over would run old code on its tables.
			if (isClosed) throw new DOMException('The database was closed.', 'InvalidStateError');
			if (!dexie.isOpen()) await dexie.open();
			return dexie.backendDB();
		},
		rangeOf: (book) => ranges.bound([book], [book, []]),
		only: (book, value) => ranges.only([book, value])
	};
}

/** Everything of a book in a table whose key is book and place (or member). */
export function ofBook<Stored, Key>(table: Table<Stored, Key>, book: BookId, from: number = 0) {
	const first = from === 0 ? Dexie.minKey : from;
	return table.where(table.schema.primKey.name).between([book, first], [book, Dexie.maxKey]);
}
