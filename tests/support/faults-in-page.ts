import type { FaultKind } from './faulty-indexeddb.ts';

export interface FaultOfPage {
	/** Calls to the database since `at` was set. */
	calls: number;
	/** Number of the call that fails; 0 for none. */
	at: number;
	kind: FaultKind;
	/** The call that failed, for instance "put"; empty where none did. */
	failed: string;
}

declare global {
	var faultOfPage: FaultOfPage;
}

/** Names of the calls that may fail. */
export interface CallsOfPage {
	readonly store: readonly string[];
	readonly index: readonly string[];
}

/** Runs in the page before the app: every call to IndexedDB is counted, and one of them fails. Needs nothing from outside itself. */
export function installFaults(calls: CallsOfPage): void {
	const fault: FaultOfPage = { calls: 0, at: 0, kind: 'was closed', failed: '' };
	globalThis.faultOfPage = fault;

	const no = (name: string): DOMException => new DOMException('No.', name);

	/** The answer to the request is an error, and its transaction ends with it. */
	function failing(request: IDBRequest, name: string): IDBRequest {
		request.addEventListener('success', (event) => {
			event.stopImmediatePropagation();
			Object.defineProperty(request, 'error', { value: no(name) });
			const goesOn = request.dispatchEvent(new Event('error', { bubbles: true, cancelable: true }));
			if (goesOn) request.transaction?.abort();
		});
		return request;
	}

	function aborting(request: IDBRequest, transaction: IDBTransaction, name: string | null): IDBRequest {
		if (name !== null) Object.defineProperty(transaction, 'error', { value: no(name) });
		transaction.abort();
		return request;
	}

	/** Says that all is well and does nothing. */
	function losing(store: IDBObjectStore, name: string, given: readonly unknown[]): IDBRequest {
		const [value] = given as readonly [Record<string, unknown>];
		const path = store.keyPath;
		const key = typeof path === 'string' ? value[path] : (path ?? []).map((part) => value[part]);
		const request = store.count();
		Object.defineProperty(request, 'result', { value: name === 'delete' ? undefined : key });
		return request;
	}

	function changing(request: IDBRequest): IDBRequest {
		request.addEventListener('success', () => {
			const result = request.result as unknown;
			for (const one of Array.isArray(result) ? (result as unknown[]) : [result]) {
				if (typeof one !== 'object' || one === null) continue;
				if ('bytes' in one && one.bytes instanceof Uint8Array) one.bytes[0] = (one.bytes[0] ?? 0) ^ 1;
				if ('symbol' in one) one.symbol = 'changed';
			}
		});
		return request;
	}

	function wrap(
		prototype: object,
		name: string,
		transactionOf: (source: never) => IDBTransaction | null
	): void {
		const methods = prototype as Record<string, (this: unknown, ...given: unknown[]) => IDBRequest>;
		const real = methods[name];
		if (real === undefined) throw new Error(`IndexedDB has no ${name}`);
		methods[name] = function (...given) {
			const perform = (): IDBRequest => real.apply(this, given);
			if (fault.at === 0) return perform();
			fault.calls += 1;
			if (fault.calls !== fault.at) return perform();
			fault.failed = name;
			const transaction = transactionOf(this as never);
			const writes = name === 'add' || name === 'put' || name === 'delete';
			switch (fault.kind) {
				case 'throws an unknown error':
					throw no('UnknownError');
				case 'answers with an unknown error':
				case 'answers that the phone is full': {
					const error = fault.kind.endsWith('full') ? 'QuotaExceededError' : 'UnknownError';
					if (transaction === null) throw no(error);
					return failing(perform(), error);
				}
				case 'aborts because the phone is full':
				case 'aborts for no reason': {
					const answer = perform();
					const ends = transaction ?? (answer as unknown as IDBTransaction);
					return aborting(answer, ends, fault.kind.endsWith('full') ? 'QuotaExceededError' : null);
				}
				case 'was closed':
					(transaction?.db ?? (this as IDBDatabase)).close();
					throw no('InvalidStateError');
				case 'loses what it was given':
					return writes && this instanceof IDBObjectStore ? losing(this, name, given) : perform();
				case 'changes what it gives back':
					return transaction === null || writes ? perform() : changing(perform());
			}
		};
	}

	for (const name of calls.store)
		wrap(IDBObjectStore.prototype, name, (store: IDBObjectStore) => store.transaction);
	for (const name of calls.index)
		wrap(IDBIndex.prototype, name, (index: IDBIndex) => index.objectStore.transaction);
	wrap(IDBDatabase.prototype, 'transaction', () => null);
}
