import type { DraftKind, DraftStore } from '#app';
import { ok, type BookId } from '#kernel';
import { Dexie, type Table } from 'dexie';
import { withFaults, watchAborts } from './faults.ts';

export interface DraftStoreOptions {
	readonly databaseName?: string;
	/** Given by tests; the browser's own otherwise. */
	readonly indexedDB?: IDBFactory;
	readonly IDBKeyRange?: typeof IDBKeyRange;
}

interface Kept {
	/** The id of a book; behind a space which kind of draft. */
	readonly book: string;
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
	const drafts: Table<Kept, string> = dexie.table('drafts');
	return {
		read: (book, kind) =>
			withFaults(async () => ok((await drafts.get(placeOf(book, kind)))?.bytes ?? null), whyAborted),
		keep: (book, bytes, kind) =>
			withFaults(async () => {
				await drafts.put({ book: placeOf(book, kind), bytes });
				return ok(undefined);
			}, whyAborted),
		drop: (book, kind) =>
			withFaults(async () => {
				await drafts.delete(placeOf(book, kind));
				return ok(undefined);
			}, whyAborted)
	};
}

const placeOf = (book: BookId, kind: DraftKind | undefined): string =>
	kind === undefined ? book : `${book} ${kind}`;
