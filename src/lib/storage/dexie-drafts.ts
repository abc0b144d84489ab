import type { DraftKind, DraftStore } from '#app';
import { ok, type BookId } from '#kernel';
import type { Table } from 'dexie';
import { draftsName } from './drafts-at-start.ts';
import { smallDatabase, type SmallDatabaseOptions } from './faults.ts';

interface Kept {
	/** The id of a book; behind a space which kind of draft. */
	readonly book: string;
	readonly bytes: Uint8Array;
}

/**
 * Drafts in a database of their own that may be thrown away. Relaxed: what is written survives a killed app, and need not
 * survive a power cut; nobody waits for the disk between two answers.
 */
export function createDraftStore(options: SmallDatabaseOptions = {}): DraftStore {
	const { dexie, guarded } = smallDatabase({ databaseName: draftsName, ...options }, 'relaxed', {
		drafts: 'book'
	});
	const drafts: Table<Kept, string> = dexie.table('drafts');
	return {
		read: (book, kind) => guarded(async () => ok((await drafts.get(placeOf(book, kind)))?.bytes ?? null)),
		keep: (book, bytes, kind) =>
			guarded(async () => {
				await drafts.put({ book: placeOf(book, kind), bytes });
				return ok(undefined);
			}),
		drop: (book, kind) =>
			guarded(async () => {
				await drafts.delete(placeOf(book, kind));
				return ok(undefined);
			})
	};
}

const placeOf = (book: BookId, kind: DraftKind | undefined): string =>
	kind === undefined ? book : `${book} ${kind}`;
