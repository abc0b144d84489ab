import { openAsItIs } from './native.ts';

/** Where drafts lie. */
export const draftsName = 'bahi-drafts';

/** Whether anything was ever drafted on this phone: an empty one need not fetch the storage to find nothing. True where that cannot be told. */
export async function hasDrafts(factory: IDBFactory = globalThis.indexedDB): Promise<boolean> {
	try {
		const database = await openAsItIs(factory, draftsName);
		database?.close();
		return database !== null;
	} catch {
		return true;
	}
}
