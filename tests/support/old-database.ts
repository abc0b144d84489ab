import { IDBFactory } from 'fake-indexeddb';
import { fromBase64url, present } from '#kernel';

export interface OldBook {
	readonly version: string;
	readonly recoveryCode: string;
	readonly codes: readonly { readonly memberId: string; readonly digits: string }[];
	readonly head: { readonly place: number; readonly hash: string };
	readonly databaseVersion: number;
	/** Table → entries; bytes stand as { bytes: base64url }. */
	readonly database: Readonly<Record<string, readonly unknown[]>>;
	readonly backup: Uint8Array;
	readonly journal: string;
}

export const bytesOf = (letters: string): Uint8Array =>
	present(fromBase64url(letters), 'bytes are base64url');

/** Primary keys and indexes of the tables of all these versions. */
const tables = {
	covers: 'book',
	rows: ['book', 'place'],
	records: ['book', 'place'],
	balances: ['book', 'place'],
	people: ['book', 'memberId']
};

/** A phone on which that version of the app was used: its database as it lay there. */
export async function oldDatabase(
	old: Pick<OldBook, 'databaseVersion' | 'database'>,
	name: string
): Promise<IDBFactory> {
	const indexedDB = new IDBFactory();
	const opening = indexedDB.open(name, old.databaseVersion);
	opening.onupgradeneeded = () => {
		for (const [table, keyPath] of Object.entries(tables)) {
			const store = opening.result.createObjectStore(table, { keyPath });
			if (table === 'rows')
				store.createIndex('[book+operationId]', ['book', 'operationId'], { unique: true });
		}
	};
	const database = await answer(opening);
	const writing = database.transaction(Object.keys(tables), 'readwrite');
	for (const [table, entries] of Object.entries(old.database))
		for (const entry of entries) writing.objectStore(table).add(revived(entry));
	await new Promise<void>((done, failed) => {
		writing.oncomplete = () => done();
		writing.onabort = () => failed(new Error('the old database was not made'));
	});
	database.close();
	return indexedDB;
}

function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
	return new Promise((done, failed) => {
		request.onsuccess = () => done(request.result);
		request.onerror = () => failed(new Error('the request failed'));
	});
}

function revived(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(revived);
	if (typeof value !== 'object' || value === null) return value;
	const fields = Object.entries(value);
	const [[name, first] = []] = fields;
	if (fields.length === 1 && name === 'bytes' && typeof first === 'string') return bytesOf(first);
	return Object.fromEntries(fields.map(([field, inner]) => [field, revived(inner)]));
}
