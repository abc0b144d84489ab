import type { Transaction } from 'dexie';

/** One database for all books of the phone. */
export const usualName = 'bahi-books';

/** Tables by their keys, and what is done to entries that are there. */
export interface TableVersion {
	readonly tables: Readonly<Record<string, string | null>>;
	readonly change?: (transaction: Transaction) => PromiseLike<unknown>;
}

/** Oldest first; a later one names the tables that it changes. */
export const usualVersions: readonly TableVersion[] = [
	{
		tables: {
			covers: 'book',
			rows: '[book+place], &[book+operationId]',
			records: '[book+place]',
			balances: '[book+place]',
			people: '[book+memberId]'
		}
	}
];

/** The browser counts versions as Dexie does, times ten. */
export const nativeVersionOf = (versions: readonly TableVersion[]): number => versions.length * 10;

/** A database of whatever version it is. Null where there is no such database, and none is made. */
export function openAsItIs(factory: IDBFactory, name: string): Promise<IDBDatabase | null> {
	return new Promise((resolve, reject) => {
		const request = factory.open(name);
		request.onupgradeneeded = () => {
			request.transaction?.abort();
			resolve(null);
		};
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new DOMException('not opened', 'UnknownError'));
	});
}

/** Bare IndexedDB for the two paths that every entry takes; docs/STORAGE.md "Why two paths are native". */

/** @throws what the browser said */
export function answerTo<Value>(request: IDBRequest<Value>): Promise<Value> {
	const answer = new Promise<Value>((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new DOMException('a request failed', 'UnknownError'));
	});
	return heard(answer);
}

/** The last entry of a range, or undefined. */
export function lastOf<Value>(store: IDBObjectStore, range: IDBKeyRange): Promise<Value | undefined> {
	const cursor = answerTo(store.openCursor(range, 'prev'));
	return heard(cursor.then((found) => (found === null ? undefined : (found.value as Value))));
}

/** Ignores the failure of a request whose transaction already reports it. */
export function heard<Value>(answer: Promise<Value>): Promise<Value> {
	answer.catch(() => undefined);
	return answer;
}

/**
 * Runs `work` in one transaction and answers after its `complete`. `work` awaits requests of this transaction and
 * nothing else, or the browser would commit early. If it throws, nothing of it is written.
 *
 * @throws why the transaction was ended; that tells of a full phone where its requests tell only "aborted"
 */
export async function inTransaction<Value>(
	database: IDBDatabase,
	stores: readonly string[],
	mode: 'readonly' | 'readwrite',
	work: (transaction: IDBTransaction) => Promise<Value>
): Promise<Value> {
	// Chrome answers "complete" before the bytes are flushed unless it is asked for strict durability.
	const options = mode === 'readwrite' ? ({ durability: 'strict' } as const) : {};
	const transaction = database.transaction([...stores], mode, options);
	const ended = endOf(transaction);
	let value: Value;
	try {
		value = await work(transaction);
	} catch (cause) {
		end(transaction);
		await ended;
		throw transaction.error ?? cause;
	}
	if ((await ended) === 'complete') return value;
	throw transaction.error ?? new DOMException('The transaction was ended.', 'AbortError');
}

function endOf(transaction: IDBTransaction): Promise<'complete' | 'aborted'> {
	return new Promise((resolve) => {
		transaction.oncomplete = () => resolve('complete');
		transaction.onabort = () => resolve('aborted');
	});
}

/** Aborts the transaction with all requests that were already made in it. */
function end(transaction: IDBTransaction): void {
	try {
		transaction.abort();
	} catch (cause) {
		// The failure that brought us here has ended it already.
		if (!(cause instanceof DOMException && cause.name === 'InvalidStateError')) throw cause;
	}
}
