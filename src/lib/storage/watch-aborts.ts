import type { DBCore, Dexie } from 'dexie';

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
