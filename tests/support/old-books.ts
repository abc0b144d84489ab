import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IDBFactory } from 'fake-indexeddb';
import type { KeyDocument } from '#app';
import { fromBase64url, present, toBase64url } from '#kernel';
import { root } from '../../scripts/root.mjs';

/** A database as it lay on a phone; bytes stand as { bytes: base64url }. */
interface StoredDatabase {
	readonly version: number;
	readonly tables: Readonly<Record<string, StoredTable>>;
}

interface StoredTable {
	readonly keyPath: string | string[];
	readonly indexes: readonly { readonly name: string; readonly keyPath: string | string[] }[];
	readonly entries: readonly unknown[];
}

interface OldBook {
	readonly recoveryCode: string;
	readonly codes: readonly { readonly memberId: string; readonly digits: string }[];
	readonly head: { readonly place: number; readonly hash: string };
	readonly database: StoredDatabase;
	/** A copy in letters. */
	readonly backup: Uint8Array;
	/** The last meeting, for a phone that has what was before. */
	readonly part: Uint8Array;
	readonly journal: string;
	/** A code of each form, base64url. */
	readonly proofs: readonly string[];
	/** The laptop that may open the copy, with this group on its shelf. */
	readonly laptop: { readonly passphrase: string; readonly database: StoredDatabase };
	/** Keys after one renewal, and a word that was encrypted before and one after it, base64url. */
	readonly renewed: { readonly document: KeyDocument; readonly before: string; readonly after: string };
	readonly wordFile: string;
}

/**
 * Books that the app itself wrote at each released version. Three women founded a group on 24 November 2026 and gave 25 rupees each in
 * the first meeting; the second, of 24 December, is open, and the first of them has given 25. A release that changes a format adds one
 * (docs/TESTING.md); none is ever made again, but that of 0.5.0 until 0.5.0 is released.
 */
export const oldVersions = ['0.5.0'] as const;

export function oldBook(version: (typeof oldVersions)[number]): OldBook {
	const text = readFileSync(join(root, `tests/support/old-books/book-${version}.json`), 'utf8');
	const file = JSON.parse(text) as Omit<OldBook, 'backup' | 'part'> & {
		readonly backup: string;
		readonly part: string;
	};
	return { ...file, backup: new TextEncoder().encode(file.backup), part: bytesOf(file.part) };
}

/** A phone or laptop on which that version of the app was used: its database as it lay there. */
export async function oldDatabase({ version, tables }: StoredDatabase, name: string): Promise<IDBFactory> {
	const indexedDB = new IDBFactory();
	const opening = indexedDB.open(name, version);
	opening.onupgradeneeded = () => {
		for (const [table, { keyPath, indexes }] of Object.entries(tables)) {
			const store = opening.result.createObjectStore(table, { keyPath });
			for (const index of indexes) store.createIndex(index.name, index.keyPath, { unique: true });
		}
	};
	const database = await answer(opening);
	const writing = database.transaction(Object.keys(tables), 'readwrite');
	for (const [table, { entries }] of Object.entries(tables))
		for (const entry of entries) writing.objectStore(table).add(revived(entry));
	await new Promise<void>((done, failed) => {
		writing.oncomplete = () => done();
		writing.onabort = () => failed(new Error('the old database was not made'));
	});
	database.close();
	return indexedDB;
}

/** A database as `oldDatabase` takes it. */
export async function dump(indexedDB: IDBFactory, name: string): Promise<StoredDatabase> {
	const database = await answer(indexedDB.open(name));
	const reading = database.transaction([...database.objectStoreNames]);
	const tables: Record<string, StoredTable> = {};
	for (const table of database.objectStoreNames) {
		const store = reading.objectStore(table);
		const indexes = [...store.indexNames].map((index) => ({
			name: index,
			keyPath: store.index(index).keyPath
		}));
		const entries = (await answer(store.getAll())).map(asText);
		tables[table] = { keyPath: present(store.keyPath, 'every table has a key'), indexes, entries };
	}
	database.close();
	return { version: database.version, tables };
}

function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
	return new Promise((done, failed) => {
		request.onsuccess = () => done(request.result);
		request.onerror = () => failed(new Error('the request failed'));
	});
}

export const bytesOf = (letters: string): Uint8Array =>
	present(fromBase64url(letters), 'bytes are base64url');

function revived(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(revived);
	if (typeof value !== 'object' || value === null) return value;
	const fields = Object.entries(value);
	const [[name, first] = []] = fields;
	if (fields.length === 1 && name === 'bytes' && typeof first === 'string') return bytesOf(first);
	return Object.fromEntries(fields.map(([field, inner]) => [field, revived(inner)]));
}

function asText(value: unknown): unknown {
	if (value instanceof Uint8Array) return { bytes: toBase64url(value) };
	if (Array.isArray(value)) return value.map(asText);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, asText(inner)]));
}
