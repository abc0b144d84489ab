import type { BookCover, StoredBalances, StoredPerson, StoredRecord, StoredRow } from '#app';
import { type BookId, type MemberId, Defect } from '#kernel';
import {
	Dexie,
	type Table,
	type Transaction,
	type DBCore,
	type DBCoreMutateRequest,
	type DBCoreTable
} from 'dexie';
import { openAsItIs, nativeVersionOf, usualVersions, type TableVersion } from './native.ts';
import { watchAborts } from './faults.ts';

/** Made to be deleted. */
const name = 'bahi-new-log';

/**
 * Lets Chromium begin a new log file, as it does when a database is deleted. After a start it goes on in the file of before; where the power
 * went, that one may end in zeros in the place of what nobody flushed. Whatever is flushed behind them is not read at the next start, or the
 * whole database is thrown away as spoiled (ADR 0101). Nothing waits for it; a browser that refuses goes on as it was.
 */
export function beginNewLog(factory: IDBFactory): void {
	try {
		const made = factory.open(name);
		made.onsuccess = () => {
			made.result.close();
			factory.deleteDatabase(name);
		};
	} catch {
		// What is wrong with the storage is said where a book is read.
	}
}

/** The paper book has no eraser. */
const reasons: Readonly<Record<string, string>> = {
	records: 'a record is never changed or taken out',
	rows: 'an open entry is never changed and leaves only when its meeting is sealed'
};

/**
 * A hook below Dexie's tables, so that no call gets past it: `put`, `update`, `modify`, `delete`, `clear` and their
 * bulk forms all end here. Unlike the hooks on a table it reads nothing first, which keeps the hot path lean.
 *
 * @returns `permit`: lets one transaction take entries out (the sealing of a meeting, the end of a practice book)
 */
function makeAppendOnly(database: Dexie): { readonly permit: (transaction: Transaction) => void } {
	const permitted = new WeakSet<Transaction>();
	const mayLeave = (): boolean => {
		// Outside a transaction there is none, whatever Dexie's types say.
		const current = Dexie.currentTransaction as Transaction | null;
		return current !== null && permitted.has(current);
	};
	database.use({
		stack: 'dbcore',
		name: 'append-only',
		create: (core: DBCore): DBCore => ({
			...core,
			table: (name) => guarded(core.table(name), reasons[name] ?? null, mayLeave)
		})
	});
	return { permit: (transaction) => void permitted.add(transaction) };
}

function guarded(table: DBCoreTable, reason: string | null, mayLeave: () => boolean): DBCoreTable {
	if (reason === null) return table;
	const allows = ({ type }: DBCoreMutateRequest): boolean => type === 'add' || (type !== 'put' && mayLeave());
	return {
		...table,
		mutate: (request) => (allows(request) ? table.mutate(request) : Promise.reject(new Defect(reason)))
	};
}

export type InBook<Stored> = Stored & { readonly book: BookId };
type PlaceKey = readonly [BookId, number];

/** One database for all books of the phone: one flush for whatever is written together. */
export interface BookDatabase {
	readonly dexie: Dexie;
	/** There are versions of the tables before this one. */
	readonly hasOlderVersions: boolean;
	/** The database as an older app left it, with its tables; null where there is none. Who asks closes it. */
	readonly older: () => Promise<IDBDatabase | null>;
	readonly covers: Table<BookCover, BookId>;
	readonly rows: Table<InBook<StoredRow>, PlaceKey>;
	readonly records: Table<InBook<StoredRecord>, PlaceKey>;
	readonly balances: Table<InBook<StoredBalances>, PlaceKey>;
	readonly people: Table<InBook<StoredPerson>, readonly [BookId, MemberId]>;
	/** Lets this one transaction take out what otherwise never leaves. */
	readonly permit: (transaction: Transaction) => void;
	/** Error with which the browser last aborted a transaction, or null. */
	readonly whyAborted: () => unknown;
	/** The bare database under Dexie. @throws what the browser says, or that the database was closed for good */
	readonly native: () => Promise<IDBDatabase>;
	/** Keys of everything of a book in a table whose key is book and place. */
	readonly rangeOf: (book: BookId) => IDBKeyRange;
	/** Keys of one value of an index that begins with the book. */
	readonly only: (book: BookId, value: string) => IDBKeyRange;
}

interface DatabaseOptions {
	readonly name: string;
	/** Given by tests; the browser's own otherwise. */
	readonly indexedDB?: IDBFactory;
	readonly IDBKeyRange?: typeof IDBKeyRange;
	/** Tables that an older database is brought to; the app's own when left out. A test gives what may come. */
	readonly versions?: readonly TableVersion[];
	/** Another tab brought a newer version, after which this page must be reloaded, or the browser closed the database. */
	readonly onClosed?: () => void;
}

const newerDatabase = 'The database was written by a newer version of the app.';

export function createDatabase({
	name,
	onClosed,
	versions = usualVersions,
	...engine
}: DatabaseOptions): BookDatabase {
	// Chrome answers "complete" before the bytes are flushed unless it is asked for strict durability; Dexie's
	// cache would show entries before they are committed.
	const dexie = new Dexie(name, { ...engine, chromeTransactionDurability: 'strict', cache: 'disabled' });
	const { permit } = makeAppendOnly(dexie);
	const whyAborted = watchAborts(dexie);
	declare(dexie, versions);
	const nativeVersion = nativeVersionOf(versions);
	// Dexie itself would open it, and write what the newer app does not expect.
	let isNewer = false;
	const refuseNewer = (): void => {
		if (isNewer) throw new DOMException(newerDatabase, 'VersionError');
	};
	dexie.on('ready', () => {
		isNewer = dexie.backendDB().version > nativeVersion;
		refuseNewer();
	});
	let isTakenOver = false;
	dexie.on('versionchange', () => {
		isTakenOver = true;
		dexie.close();
		return false;
	});
	// After every other end whoever asks next opens it again.
	dexie.on('close', () => onClosed?.());
	const ranges = engine.IDBKeyRange ?? globalThis.IDBKeyRange;
	return {
		dexie,
		hasOlderVersions: versions.length > 1,
		async older() {
			const factory = engine.indexedDB ?? globalThis.indexedDB;
			const found = await openAsItIs(factory, name);
			if (found === null || found.version < nativeVersion) return found;
			found.close();
			return null;
		},
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
			if (isTakenOver) throw new DOMException('The database was closed.', 'InvalidStateError');
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

function declare(dexie: Dexie, versions: readonly TableVersion[]): void {
	for (const [index, { tables, change }] of versions.entries()) {
		const version = dexie.version(index + 1).stores(tables);
		if (change !== undefined) version.upgrade(change);
	}
}
