import { Dexie } from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import type { Phone } from './parts.ts';

type Entry = Record<string, unknown>;

/** What a failing disk does, past every guard of ours: changes or takes out entries of a table of the books. */
export async function damage(
	{ indexedDB, databaseName }: Pick<Phone, 'indexedDB' | 'databaseName'>,
	table: 'rows' | 'records' | 'balances' | 'people' | 'covers',
	change: (entry: Entry, place: number) => Entry | null
): Promise<void> {
	const intruder = new Dexie(databaseName, { indexedDB, IDBKeyRange });
	await intruder.open();
	const entries = (await intruder.table(table).toArray()) as Entry[];
	await intruder.table(table).clear();
	const changed = entries.flatMap((entry) => change(entry, Number(entry['place'])) ?? []);
	await intruder.table(table).bulkAdd(changed);
	intruder.close();
}

/** One bit of the encrypted bytes. */
export function flipped(entry: Entry): Entry {
	const bytes = (entry['bytes'] as Uint8Array).slice();
	bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 4;
	return { ...entry, bytes };
}
