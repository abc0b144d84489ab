import type { BookCover, Fault, Shelf, StoredRecord } from '#app';
import { err, ok, type BookId, type Result } from '#kernel';
import {
	type CanaryFiles,
	createCanary,
	localStorageOrNull,
	type Canary,
	type CanaryStorage,
	type Sight
} from './canary.ts';
import { saveCover, takeNewerKeys, addBook, discardBook, isAdded, putBack } from './whole-book.ts';
import { createDexieBookStore } from './dexie-book-store.ts';
import { withFaults } from './faults.ts';
import { type Reserve, createRoomWatch } from './reserve.ts';
import type { Rescue } from './rescue.ts';
import { createDatabase, ofBook, type BookDatabase } from './schema.ts';
import { usualName, type TableVersion } from './native.ts';

/** Parts of `navigator` that decide whether the browser may clear this origin when the phone is full. */
export interface StorageKeeper {
	readonly persisted: () => Promise<boolean>;
	readonly persist: () => Promise<boolean>;
}

interface KeptStorageOptions {
	/** The browser's own; null where there is none. */
	readonly keeper: StorageKeeper | null;
	/** The app stands on the home screen: browsers that refused before then say yes without a question. */
	readonly isInstalled: () => boolean;
}

interface KeptStorage {
	/**
	 * Asks the browser not to clear this origin. Some browsers put the question to a person and wait for as long as she does
	 * not answer it, so nothing here waits. A no changes nothing: copies that leave the phone decide.
	 */
	readonly ask: () => void;
	/** Asks at a later start, at most once in a page, if the app was installed since and the answer is not yes. */
	readonly askAgain: () => void;
	/** True if the browser promised to keep the data; false if it cannot say. */
	readonly isKept: () => Promise<boolean>;
}

export function createKeptStorage({ keeper, isInstalled }: KeptStorageOptions): KeptStorage {
	let isAsked = false;
	const ask = (): void => {
		isAsked = true;
		keeper?.persist().catch(refused);
	};
	return {
		ask,
		askAgain: () => {
			if (isAsked || keeper === null || !isInstalled()) return;
			isAsked = true;
			keeper.persisted().then((isKept) => (isKept ? undefined : ask()), refused);
		},
		isKept: async () => (await keeper?.persisted().catch(refused)) ?? false
	};
}

/** A browser that cannot say is one that said no. */
const refused = (): void => undefined;

/** The browser's own, where it has one. */
const keptStorage = (): KeptStorage =>
	createKeptStorage({
		keeper: typeof navigator !== 'undefined' && 'storage' in navigator ? navigator.storage : null,
		isInstalled: () => globalThis.matchMedia('(display-mode: standalone)').matches
	});

export interface ShelfOptions {
	readonly databaseName?: string;
	/** Given by tests; the browser's own otherwise. */
	readonly indexedDB?: IDBFactory;
	readonly IDBKeyRange?: typeof IDBKeyRange;
	/** Null: no canary. The browser's localStorage when left out. */
	readonly canaryStorage?: CanaryStorage | null;
	/** Null, and when left out: none in files. */
	readonly canaryFiles?: CanaryFiles | null;
	/** Null, and when left out: no room is reserved. */
	readonly reserve?: Reserve | null;
	/** Null, and when left out: nothing is backed up before tables are changed. */
	readonly rescue?: Rescue | null;
	/** Given by tests; the app's own otherwise. */
	readonly versions?: readonly TableVersion[];
	/** Given by tests; asked of the browser otherwise. */
	readonly isRoomSmall?: () => Promise<boolean>;
	/** Null: every tab has a pen. The browser's own when left out. */
	readonly locks?: LockManager | null;
	/** Given by tests; the browser's own otherwise. */
	readonly kept?: KeptStorage;
	/** The database was closed under this page; it opens again, unless another tab brought a newer version. */
	readonly onClosed?: () => void;
}

export function createShelf(options: ShelfOptions = {}): Shelf {
	const { databaseName = usualName, canaryStorage = localStorageOrNull(), onClosed, ...engine } = options;
	const kept = options.kept ?? keptStorage();
	const database = createDatabase({
		name: databaseName,
		...(engine.indexedDB && { indexedDB: engine.indexedDB }),
		...(engine.IDBKeyRange && { IDBKeyRange: engine.IDBKeyRange }),
		...(options.versions && { versions: options.versions }),
		...(onClosed && { onClosed })
	});
	const canary = createCanary(canaryStorage, options.canaryFiles ?? null);
	const reserve = options.reserve ?? null;
	const locks = options.locks === undefined ? locksOrNull() : options.locks;
	const real = new Set<BookId>();
	const isReal = (book: BookId): boolean => real.has(book);
	const see = ({ book, practice }: BookCover): void => {
		if (practice) real.delete(book);
		else real.add(book);
	};

	const changeTables = createTableChange(database, options.rescue ?? null);
	const guarded = <Value>(work: () => PromiseLike<Result<Value, Fault>>): Promise<Result<Value, Fault>> =>
		withFaults(() => changeTables().then(work), database.whyAborted);

	return {
		covers: () =>
			guarded(async () => {
				const covers = await database.covers.toArray();
				covers.forEach(see);
				if (real.size > 0) kept.askAgain();
				// A phone that cannot put room by goes on without.
				if (real.size > 0) reserve?.keep().catch(() => undefined);
				return allThere(covers, canary);
			}),
		add: (book) =>
			guarded(async () => {
				await addBook(database, book);
				if (!(await isAdded(database, book))) return err({ type: 'NotSaved' });
				see(book.cover);
				if (!book.cover.practice)
					canary.reset(book.cover.book, sightOf(book.records.at(-1), book.rows.length));
				return ok(undefined);
			}),
		open: (book) => createDexieBookStore(book, { database, canary, isReal, reserve, changeTables }),
		discardPractice: (book) =>
			guarded(async () => {
				await discardBook(database, book);
				return ok(undefined);
			}),
		saveCover: (cover) => guarded(() => saveCover(database, cover)),
		takeNewerKeys: (cover) => guarded(() => takeNewerKeys(database, cover)),
		takePen: (book) => takePen(locks, book),
		persist: kept.ask,
		isKept: kept.isKept,
		isRoomSmall: options.isRoomSmall ?? createRoomWatch(reserve),
		hasOpenMeeting: async () => {
			const rows = await guarded(async () => ok(await booksWithRows(database)));
			return rows.ok && rows.value.some((book) => real.has(book));
		},
		acceptLoss: () => guarded(() => acceptLoss(database, canary))
	};
}

/** Books that have rows of an open meeting. */
const booksWithRows = async ({ rows }: BookDatabase): Promise<readonly BookId[]> =>
	(await rows.toCollection().primaryKeys()).map(([book]) => book);

async function allThere(
	covers: readonly BookCover[],
	canary: Canary
): Promise<Result<readonly BookCover[], Fault>> {
	const remembered = await canary.books();
	const here = new Set(covers.map((cover) => cover.book));
	const found = remembered.filter((book) => here.has(book)).length;
	return found === remembered.length
		? ok(covers)
		: err({ type: 'RecordsMissing', expected: remembered.length, found });
}

async function acceptLoss(database: BookDatabase, canary: Canary): Promise<Result<void, Fault>> {
	const { dexie, covers, records, rows } = database;
	const here = await dexie.transaction('r', [covers, records, rows], async () => {
		const real = (await covers.toArray()).filter((cover) => !cover.practice).map((cover) => cover.book);
		return Promise.all(
			real.map(async (book) => {
				const [last, rowCount] = await Promise.all([
					ofBook(records, book).last(),
					ofBook(rows, book).count()
				]);
				return { book, sight: sightOf(last, rowCount) };
			})
		);
	});
	(await canary.books()).forEach(canary.forget);
	for (const { book, sight } of here) canary.reset(book, sight);
	return ok(undefined);
}

const sightOf = (last: StoredRecord | undefined, rowCount: number): Sight => ({
	head: { place: last?.place ?? 0, hash: last?.hash ?? '' },
	rowCount
});

function locksOrNull(): LockManager | null {
	return typeof navigator !== 'undefined' && 'locks' in navigator ? navigator.locks : null;
}

/**
 * Brings an older database to the tables of this app: its content is backed up first, and compared when the tables are
 * changed. What the change spoiled is put back; only then is the backup dropped.
 *
 * @param rescue null where there are no private files
 * @returns work to be awaited before anything is read; it is tried again after a failure
 */
function createTableChange(database: BookDatabase, rescue: Rescue | null): () => Promise<void> {
	let changed: Promise<void> | null = null;
	return async () => {
		if (!database.hasOlderVersions || rescue === null) return;
		changed ??= changeTables(database, rescue);
		await changed.catch((cause: unknown) => {
			changed = null;
			throw cause;
		});
	};
}

async function changeTables(database: BookDatabase, rescue: Rescue): Promise<void> {
	const old = await database.older();
	if (old !== null) await rescue.write(old).finally(() => old.close());
	await database.native();
	for (const book of await rescue.books()) {
		if (await isAdded(database, book)) continue;
		await putBack(database, book);
		if (!(await isAdded(database, book)))
			throw new DOMException('A book was not kept whole when its tables were changed.', 'UnknownError');
	}
	await rescue.drop();
}

/**
 * Takes the pen for `book`: one tab writes, the others read. Where the browser has no locks every tab has a pen;
 * the head that is checked in each write then still keeps two of them apart.
 *
 * @returns gives the pen back; null when another tab has it
 */
async function takePen(locks: LockManager | null, book: BookId): Promise<(() => void) | null> {
	if (locks === null) return () => undefined;
	return new Promise((resolve, reject) => {
		const whenAsked = (lock: Lock | null): Promise<void> | undefined => {
			if (lock !== null) return new Promise((giveBack) => resolve(giveBack));
			resolve(null);
			return undefined;
		};
		// Fails only where locks are forbidden, and settles long after the pen was taken.
		locks.request(`bahi-pen-${book}`, { ifAvailable: true }, whenAsked).catch(reject);
	});
}
