import { IDBDatabase, IDBIndex, IDBObjectStore } from 'fake-indexeddb';

/** fake-indexeddb knows neither a full phone nor a browser that lies; these are its insides that let us play both. */
interface Transaction extends IDBTransaction {
	readonly _state: string;
	readonly _abort: (errorName: string | null) => void;
	readonly _execRequestAsync: (work: {
		readonly operation: () => unknown;
		readonly source: unknown;
	}) => IDBRequest;
}

export interface Call {
	readonly name: string;
	/** Null for the call that opens a transaction. */
	readonly transaction: Transaction | null;
	readonly database: IDBDatabase;
	readonly source: unknown;
	readonly given: readonly unknown[];
	readonly perform: () => IDBRequest;
}

/** Answers in place of the browser. `call.perform()` is what would have happened. */
export type Intercept = (call: Call) => unknown;

export const callsOfStore = [
	'add',
	'put',
	'get',
	'getAll',
	'count',
	'openCursor',
	'openKeyCursor',
	'getAllKeys',
	'delete'
] as const;
export const callsOfIndex = ['get', 'getAll', 'count', 'openCursor', 'openKeyCursor', 'getAllKeys'] as const;

let current: Intercept | null = null;

/** Every call to IndexedDB goes through `intercept` until `work` is done. Install once in a test file. */
export async function intercepted<Value>(intercept: Intercept, work: () => Promise<Value>): Promise<Value> {
	current = intercept;
	try {
		return await work();
	} finally {
		current = null;
	}
}

type Method = (this: unknown, ...given: readonly unknown[]) => IDBRequest;

export function installInterception(): void {
	for (const name of callsOfStore)
		wrap(IDBObjectStore.prototype, name, (store) => (store as globalThis.IDBObjectStore).transaction);
	for (const name of callsOfIndex)
		wrap(IDBIndex.prototype, name, (index) => (index as globalThis.IDBIndex).objectStore.transaction);
	wrap(IDBDatabase.prototype, 'transaction', () => null);
}

function wrap(
	prototype: object,
	name: string,
	transactionOf: (source: unknown) => IDBTransaction | null
): void {
	const methods = prototype as Record<string, Method>;
	const real = methods[name];
	if (real === undefined) throw new Error(`fake-indexeddb has no ${name}`);
	methods[name] = function (...given) {
		const perform = () => real.apply(this, [...given]);
		if (current === null) return perform();
		const transaction = transactionOf(this) as Transaction | null;
		const database = (transaction?.db ?? this) as IDBDatabase;
		return current({ name, transaction, database, source: this, given, perform }) as IDBRequest;
	};
}

/** How a browser can fail at one call. */
export const faultKinds = {
	'throws an unknown error': () => {
		throw new DOMException('Internal error.', 'UnknownError');
	},
	'answers with an unknown error': (call) => answerWith(call, 'UnknownError'),
	'answers that the phone is full': (call) => answerWith(call, 'QuotaExceededError'),
	'aborts because the phone is full': (call) => abortAfter(call, 'QuotaExceededError'),
	'aborts for no reason': (call) => abortAfter(call, null),
	'was closed': (call) => {
		call.database.close();
		throw new DOMException('The database connection is closing.', 'InvalidStateError');
	},
	'loses what it was given': (call) => lost(call),
	'changes what it gives back': (call) => changed(call)
} as const satisfies Record<string, Intercept>;

export type FaultKind = keyof typeof faultKinds;

function answerWith(call: Call, errorName: string): unknown {
	const operation = () => {
		throw new DOMException('No.', errorName);
	};
	if (call.transaction === null) throw new DOMException('No.', errorName);
	return call.transaction._execRequestAsync({ operation, source: call.source });
}

function abortAfter(call: Call, errorName: string | null): unknown {
	const answer = call.perform();
	const transaction = call.transaction ?? (answer as unknown as Transaction);
	if (errorName === null) transaction.abort();
	else transaction._abort(errorName);
	return answer;
}

/** Says that all is well and does nothing. */
function lost(call: Call): unknown {
	const { name, source, given, transaction } = call;
	if (name !== 'add' && name !== 'put' && name !== 'delete') return call.perform();
	const value = given[0] as Record<string, unknown>;
	const path = (source as globalThis.IDBObjectStore).keyPath ?? [];
	const key = typeof path === 'string' ? value[path] : path.map((part) => value[part]);
	return transaction?._execRequestAsync({ operation: () => (name === 'delete' ? undefined : key), source });
}

function changed(call: Call): unknown {
	const request = call.perform();
	if (call.transaction === null || call.name === 'add' || call.name === 'put') return request;
	request.addEventListener('success', () => {
		const result: unknown = request.result;
		const values = Array.isArray(result) ? (result as unknown[]) : [result];
		for (const value of values) change(value);
	});
	return request;
}

function change(value: unknown): void {
	if (typeof value !== 'object' || value === null) return;
	if ('bytes' in value && value.bytes instanceof Uint8Array) value.bytes[0] = (value.bytes[0] ?? 0) ^ 1;
	if ('symbol' in value) value.symbol = 'changed';
}

/** Stops the process at call number `at`, before or after it is made: what is not complete is gone. */
export function killedAt(
	at: number,
	when: 'before' | 'after'
): { readonly intercept: Intercept; readonly isDead: () => boolean } {
	const open = new Set<Transaction>();
	let calls = 0;
	let dead = false;
	const die = (): never => {
		dead = true;
		for (const transaction of open) if (transaction._state !== 'finished') transaction._abort('AbortError');
		throw new DOMException('The process is gone.', 'AbortError');
	};
	const intercept: Intercept = (call) => {
		calls += 1;
		if (call.transaction !== null) open.add(call.transaction);
		if (dead || (calls === at && when === 'before')) die();
		const answer = call.perform();
		if (call.transaction === null) open.add(answer as unknown as Transaction);
		if (calls === at) die();
		return answer;
	};
	return { intercept, isDead: () => dead };
}
