import type { BookCover } from '#app';
import { type CanaryFiles, createCanary, localStorageOrNull, type CanaryStorage } from './canary.ts';
import { answerTo, inTransaction, openAsItIs, nativeVersionOf, usualName, usualVersions } from './native.ts';

/** Storage functions for the start of the app, without Dexie, which is loaded with the book (ADR 0051). */
export { createCanaryFiles, type CanaryFiles } from './canary.ts';
export { hasDrafts } from './drafts-at-start.ts';
export { createPrivateFiles, type PrivateFiles } from './private-file.ts';

export interface StartOptions {
	readonly databaseName?: string;
	/** Given by tests; the browser's own otherwise. */
	readonly indexedDB?: IDBFactory;
	/** Null: no canary. The browser's localStorage when left out. */
	readonly canaryStorage?: CanaryStorage | null;
	/** Null, and when left out: none in files. */
	readonly canaryFiles?: CanaryFiles | null;
}

/**
 * The covers of all books, read before Dexie and the rest of the storage are there: shelf and lock are drawn with them.
 *
 * @returns null where the whole storage must look: it could not be read, its tables are of another version of the app, or the
 *   canary remembers books that are gone
 */
export async function coversAtStart(options: StartOptions = {}): Promise<readonly BookCover[] | null> {
	const { canaryStorage = localStorageOrNull() } = options;
	try {
		const covers = await coversIn(options);
		const here = new Set(covers?.map(({ book }) => book));
		const remembered = await createCanary(canaryStorage, options.canaryFiles ?? null).books();
		return remembered.every((book) => here.has(book)) ? covers : null;
	} catch {
		// The storage itself says what is wrong: it turns each refusal of the browser into a fault.
		return null;
	}
}

/** Null where the tables are another version's. @throws what the browser says */
async function coversIn({
	databaseName = usualName,
	indexedDB = globalThis.indexedDB
}: StartOptions): Promise<readonly BookCover[] | null> {
	const database = await openAsItIs(indexedDB, databaseName);
	if (database === null) return [];
	try {
		if (database.version !== nativeVersionOf(usualVersions)) return null;
		return await inTransaction(database, ['covers'], 'readonly', (transaction) =>
			answerTo(transaction.objectStore('covers').getAll() as IDBRequest<BookCover[]>)
		);
	} finally {
		database.close();
	}
}
