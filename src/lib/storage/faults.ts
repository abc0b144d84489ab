import { Dexie, type DBCore } from 'dexie';
import type { Fault } from '#app';
import { Defect, err, type Result } from '#kernel';

/**
 * Chrome ends a transaction on a full phone without failing a request, or fails the waiting requests with a mere
 * "aborted" first. Only the transaction itself knows the reason, and Dexie does not always pass it on.
 *
 * @returns the error of the last transaction, or null
 */
export function watchAborts(database: Dexie): () => unknown {
	let last: unknown = null;
	database.use({
		stack: 'dbcore',
		name: 'watch-aborts',
		create: (core: DBCore): DBCore => ({
			...core,
			transaction: (...given) => {
				const transaction = core.transaction(...given);
				last = transaction;
				return transaction;
			}
		})
	});
	return () => (typeof last === 'object' && last !== null && 'error' in last ? last.error : null);
}

/**
 * Runs `work` and turns every refusal of the browser into a fault: none gets lost, none looks like success.
 *
 * @param whyAborted the error of the last transaction, which tells of a full phone where its requests tell nothing
 * @throws whatever is our own bug: a Defect, a TypeError, a value that cannot be stored
 */
export async function withFaults<Value>(
	work: () => PromiseLike<Result<Value, Fault>>,
	whyAborted: () => unknown = () => null
): Promise<Result<Value, Fault>> {
	try {
		return await work();
	} catch (cause) {
		return err(faultOf(cause, whyAborted()));
	}
}

/** Options of a small database apart from the books. */
export interface SmallDatabaseOptions {
	readonly databaseName?: string;
	/** Set by tests; the browser's own is used otherwise. */
	readonly indexedDB?: IDBFactory;
	readonly IDBKeyRange?: typeof IDBKeyRange;
}

/** Opens a database apart from the books. Whatever is done in it runs through `guarded`, which answers with a fault where the browser refuses. */
export function smallDatabase(
	{ databaseName, ...engine }: SmallDatabaseOptions & { readonly databaseName: string },
	durability: 'strict' | 'relaxed',
	stores: Readonly<Record<string, string>>
) {
	const dexie = new Dexie(databaseName, {
		...engine,
		chromeTransactionDurability: durability,
		cache: 'disabled'
	});
	const whyAborted = watchAborts(dexie);
	dexie.version(1).stores(stores);
	const guarded = <Value>(work: () => PromiseLike<Result<Value, Fault>>): Promise<Result<Value, Fault>> =>
		withFaults(work, whyAborted);
	return { dexie, guarded };
}

const bugs: readonly string[] = ['TypeError', 'ReferenceError', 'RangeError', 'DataCloneError', 'DataError'];

/** Dexie wraps what the browser said, sometimes twice; the name that decides may be at any depth. */
function faultOf(cause: unknown, abort: unknown = null): Fault {
	const causes = causesOf(cause);
	const chain = [...causes, ...causesOf(abort)];
	const bug = chain.find((one) => one instanceof Defect || bugs.includes(one.name));
	if (bug !== undefined || causes.length === 0) throw bug ?? cause;
	const has = (name: string): boolean => chain.some((one) => one.name === name);
	if (has('QuotaExceededError')) return { type: 'StorageFull' };
	if (has('VersionError')) return { type: 'StorageNewer' };
	// `add` met an entry under its own number: somebody else wrote there first.
	if (has('ConstraintError')) return { type: 'StaleHead' };
	// Dexie calls a database that did not open closed, too; then the reason stands behind it.
	if (closed.includes(causes.at(-1)?.name ?? '')) return { type: 'StorageClosed' };
	return { type: 'StorageFailed', message: chain.map((one) => `${one.name}: ${one.message}`).join(' < ') };
}

const closed: readonly string[] = ['DatabaseClosedError', 'InvalidStateError'];

interface Named {
	readonly name: string;
	readonly message: string;
}

function causesOf(cause: unknown): readonly Named[] {
	const chain: Named[] = [];
	for (let next = cause; isNamed(next) && chain.length < 5; next = innerOf(next)) chain.push(next);
	return chain;
}

const isNamed = (value: unknown): value is Named =>
	typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';

function innerOf(error: Named): unknown {
	if ('inner' in error && isNamed(error.inner)) return error.inner;
	// Many entries written at once fail with a list of failures, of which any is the reason.
	return 'failures' in error && Array.isArray(error.failures) ? error.failures[0] : undefined;
}
