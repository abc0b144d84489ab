import type { DraftStore } from '#app';
import { ok, type BookId } from '#kernel';
import { Dexie, type Table } from 'dexie';
import { withFaults } from './faults.ts';
import { watchAborts } from './watch-aborts.ts';

export interface DraftStoreOptions {
	readonly databaseName?: string;
	/** Given by tests; the browser's own otherwise. */
	readonly indexedDB?: IDBFactory;
	readonly IDBKeyRange?: typeof IDBKeyRange;
}

interface Kept {
	readonly book: BookId;
	readonly bytes: Uint8Array;
}

/**
 * Drafts in a database of their own that may be thrown away. Relaxed: what is written survives a killed app, and need not
 * survive a power cut; nobody waits for the disk between two answers.
 */
export function createDraftStore({
	databaseName = 'bahi-drafts',
	...engine
}: DraftStoreOptions = {}): DraftStore {
	const dexie = new Dexie(databaseName, {
		...engine,
		chromeTransactionDurability: 'relaxed',
		cache: 'disabled'
	});
	const whyAborted = watchAborts(dexie);
	dexie.version(1).stores({ drafts: 'book' });
	const drafts: Table<Kept, BookId> = dexie.table('drafts');
	return {
		read: (book) => withFaults(async () => ok((await drafts.get(book))?.bytes ?? null), whyAborted),
		keep: (book, bytes) =>
			withFaults(async () => {
				await drafts.put({ book, bytes });
				return ok(undefined);
			}, whyAborted),
		drop: (book) =>
			withFaults(async () => {
				await drafts.delete(book);
				return ok(undefined);
			}, whyAborted)
	};
}
