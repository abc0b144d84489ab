import type { Rescue } from './rescue.ts';
import type { BookDatabase } from './schema.ts';
import { isAdded, putBack } from './whole-book.ts';

/**
 * Brings an older database to the tables of this app: its content is backed up first, and compared when the tables are
 * changed. What the change spoiled is put back; only then is the backup dropped.
 *
 * @param rescue null where there are no private files
 * @returns work to be awaited before anything is read; it is tried again after a failure
 */
export function createTableChange(database: BookDatabase, rescue: Rescue | null): () => Promise<void> {
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
