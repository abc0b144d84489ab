import type { Fault, LaptopChange, LaptopContents, LaptopLock, LaptopStore, StoredLaptopBook } from '#app';
import { err, ok, sameBytes, type Result } from '#kernel';
import type { Dexie, Table } from 'dexie';
import { smallDatabase, type SmallDatabaseOptions } from './faults.ts';

/** There is one shelf on a laptop. */
const only = 'shelf';
type Kept = LaptopContents & { readonly key: typeof only };

/** The groups of a laptop, in a database apart from the books of the phone. It is made when a passphrase is chosen. */
export function createLaptopStore(options: SmallDatabaseOptions = {}): LaptopStore {
	const { dexie, guarded } = smallDatabase({ databaseName: 'bahi-laptop', ...options }, 'strict', {
		shelf: 'key',
		books: 'id'
	});
	const shelf: Table<Kept, typeof only> = dexie.table('shelf');
	const books: Table<StoredLaptopBook, string> = dexie.table('books');

	const isKept = async (list: Uint8Array): Promise<Result<void, Fault>> => {
		const found = await shelf.get(only);
		return found !== undefined && sameBytes(found.list, list) ? ok(undefined) : err({ type: 'NotSaved' });
	};

	return {
		load: () =>
			guarded(async () => {
				const found = await shelf.get(only);
				if (found === undefined) return ok(null);
				const { lock, version, list } = found;
				return ok({ lock, version, list });
			}),
		begin: (lock: LaptopLock, list) =>
			guarded(async () => {
				await shelf.add({ key: only, lock, version: 1, list });
				return isKept(list);
			}),
		book: (id) => guarded(async () => ok((await books.get(id))?.bytes ?? null)),
		change: (change) =>
			guarded(async () => {
				if (!(await changed({ dexie, shelf, books }, change))) return err({ type: 'StaleHead' });
				return isKept(change.list);
			}),
		empty: () =>
			guarded(async () => {
				await dexie.transaction('rw', shelf, books, () => Promise.all([shelf.clear(), books.clear()]));
				return ok(undefined);
			})
	};
}

interface Tables {
	readonly dexie: Dexie;
	readonly shelf: Table<Kept, typeof only>;
	readonly books: Table<StoredLaptopBook, string>;
}

/** @returns false when the shelf is another than the one that was read: nothing is written then */
function changed({ dexie, shelf, books }: Tables, change: LaptopChange): PromiseLike<boolean> {
	const { expected, list, add, remove } = change;
	return dexie.transaction('rw', shelf, books, async () => {
		const before = await shelf.get(only);
		if (before?.version !== expected) return false;
		await Promise.all([
			books.bulkDelete([...remove]),
			books.bulkAdd([...add]),
			shelf.put({ ...before, version: expected + 1, list })
		]);
		return true;
	});
}
