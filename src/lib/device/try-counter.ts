import type { Clock, TryCounter } from '#app';

/** Five wrong tries are free, then these waiting times, in seconds. */
const freeTries = 5;
const waits = [30, 60, 300, 900, 3_600] as const;

export interface TryCounterOptions {
	readonly clock: Pick<Clock, 'milliseconds'>;
	readonly databaseName?: string;
	/** Given by tests; the browser's own otherwise. */
	readonly indexedDB?: IDBFactory;
}

/** How often in a row a slot was tried, and when last, in milliseconds since the epoch. */
interface Tries {
	readonly count: number;
	readonly at: number;
}

/**
 * Kept in a small database of its own with strict durability: localStorage is written some seconds later, so that
 * killing the app after each try would give free tries for ever. Where no database opens, it counts in memory; the
 * books do not open there either.
 */
export function createTryCounter({
	clock,
	databaseName = 'bahi-tries',
	indexedDB
}: TryCounterOptions): TryCounter {
	const inMemory = new Map<string, Tries>();
	let opening: Promise<IDBDatabase | null> | undefined;
	const database = (): Promise<IDBDatabase | null> => (opening ??= open(indexedDB, databaseName));

	const recall = async (slotId: string): Promise<Tries> => {
		const known = await database();
		const stored = known && (await ask<Tries | undefined>(known, 'readonly', (tries) => tries.get(slotId)));
		return stored ?? inMemory.get(slotId) ?? { count: 0, at: 0 };
	};
	const remember = async (slotId: string, tries: Tries | null): Promise<void> => {
		const known = await database();
		if (tries === null) inMemory.delete(slotId);
		else inMemory.set(slotId, tries);
		if (known === null) return;
		await ask(known, 'readwrite', (store) =>
			tries === null ? store.delete(slotId) : store.put(tries, slotId)
		);
	};

	return {
		wait: async (slotId) => secondsToWait(await recall(slotId), clock.milliseconds()),
		async begin(slotId) {
			const count = (await recall(slotId)).count + 1;
			await remember(slotId, { count, at: clock.milliseconds() });
			return { triesLeft: Math.max(0, freeTries - count) };
		},
		succeeded: (slotId) => remember(slotId, null)
	};
}

function secondsToWait({ count, at }: Tries, now: number): number {
	const wait = count < freeTries ? 0 : (waits[Math.min(count - freeTries, waits.length - 1)] ?? 0);
	const left = Math.ceil((at + wait * 1_000 - now) / 1_000);
	// A clock that was set back must not lengthen the wait.
	return Math.min(Math.max(0, left), wait);
}

const storeName = 'tries';

/** Null where the browser keeps no database for this page. */
function open(factory: IDBFactory | undefined, name: string): Promise<IDBDatabase | null> {
	return new Promise((resolve) => {
		try {
			const request = (factory ?? globalThis.indexedDB).open(name, 1);
			request.onupgradeneeded = () => request.result.createObjectStore(storeName);
			request.onsuccess = () => {
				request.result.onversionchange = () => request.result.close();
				resolve(request.result);
			};
			request.onerror = () => resolve(null);
		} catch {
			resolve(null);
		}
	});
}

/** Answers after the transaction is complete. @throws what the browser said: an uncounted try must not happen */
function ask<Answer>(
	database: IDBDatabase,
	mode: IDBTransactionMode,
	question: (store: IDBObjectStore) => IDBRequest
): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const transaction = database.transaction(storeName, mode, { durability: 'strict' });
		const request = question(transaction.objectStore(storeName));
		transaction.oncomplete = () => resolve(request.result as Answer);
		transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
	});
}
