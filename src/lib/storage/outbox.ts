import type { Outbox, OutboxChange, PostRound, PostRow } from '#app';
import { answerTo, inTransaction } from './native.ts';

/** A database of its own, opened by the page and by the service worker; without Dexie, which the worker has not. */
const usualName = 'bahi-post';
const version = 1;

function openOutbox(factory: IDBFactory, name: string): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = factory.open(name, version);
		request.onupgradeneeded = () => {
			request.result.createObjectStore('rounds', { keyPath: 'box' });
			request.result.createObjectStore('rows', { keyPath: 'id' }).createIndex('box', 'box');
		};
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new DOMException('not opened', 'UnknownError'));
	});
}

/**
 * Sealed pages that wait for a network (docs/POST.md). Whoever finds it has nothing that opens a page, and nothing that lets anybody into a box; the
 * browser may throw it away.
 */
export function createOutbox({
	indexedDB = globalThis.indexedDB,
	name = usualName
}: { readonly indexedDB?: IDBFactory; readonly name?: string } = {}): Outbox {
	async function within<Value>(
		mode: 'readonly' | 'readwrite',
		work: (rounds: IDBObjectStore, rows: IDBObjectStore) => Promise<Value>
	): Promise<Value> {
		const database = await openOutbox(indexedDB, name);
		try {
			return await inTransaction(database, ['rounds', 'rows'], mode, (transaction) =>
				work(transaction.objectStore('rounds'), transaction.objectStore('rows'))
			);
		} finally {
			database.close();
		}
	}
	const rowsOf = (rows: IDBObjectStore, box: string): Promise<PostRow[]> =>
		answerTo(rows.index('box').getAll(box) as IDBRequest<PostRow[]>);
	return {
		rounds: () => within('readonly', (rounds) => answerTo(rounds.getAll() as IDBRequest<PostRound[]>)),
		rows: (box) => within('readonly', (_, rows) => rowsOf(rows, box)),
		write: (box, change) => within('readwrite', (rounds, rows) => written(rounds, rows, box, change)),
		forget: (box) =>
			within('readwrite', async (rounds, rows) => {
				for (const { id } of await rowsOf(rows, box)) await answerTo(rows.delete(id));
				await answerTo(rounds.delete(box));
			})
	};
}

async function written(
	rounds: IDBObjectStore,
	rows: IDBObjectStore,
	box: string,
	{ lay = [], mark = new Map(), drop = [], round }: OutboxChange
): Promise<PostRound | null> {
	for (const row of lay) {
		// What was sealed under a number once goes as it is, and no other bytes take its place.
		const there = await answerTo(rows.count(row.id));
		if (there === 0) await answerTo(rows.add(row));
	}
	for (const [id, changed] of mark) {
		const row = await answerTo(rows.get(id) as IDBRequest<PostRow | undefined>);
		if (row !== undefined) await answerTo(rows.put({ ...row, ...changed }));
	}
	for (const id of drop) await answerTo(rows.delete(id));
	const before = (await answerTo(rounds.get(box) as IDBRequest<PostRound | undefined>)) ?? null;
	const after = round === undefined ? before : round(before);
	if (after !== null && after !== before) await answerTo(rounds.put(after));
	return after;
}
