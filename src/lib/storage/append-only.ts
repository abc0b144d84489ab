import { Defect } from '#kernel';
import { Dexie, type DBCore, type DBCoreMutateRequest, type DBCoreTable, type Transaction } from 'dexie';

/** The paper book has no eraser. */
const reasons: Readonly<Record<string, string>> = {
	records: 'a record is never changed or taken out',
	rows: 'an open entry is never changed and leaves only when its meeting is sealed'
};

/**
 * A hook below Dexie's tables, so that no call gets past it: `put`, `update`, `modify`, `delete`, `clear` and their
 * bulk forms all end here. Unlike the hooks on a table it reads nothing first, which keeps the hot path lean.
 *
 * @returns `permit`: lets one transaction take entries out (the sealing of a meeting, the end of a practice book)
 */
export function makeAppendOnly(database: Dexie): { readonly permit: (transaction: Transaction) => void } {
	const permitted = new WeakSet<Transaction>();
	const mayLeave = (): boolean => {
		// Outside a transaction there is none, whatever Dexie's types say.
		const current = Dexie.currentTransaction as Transaction | null;
		return current !== null && permitted.has(current);
	};
	database.use({
		stack: 'dbcore',
		name: 'append-only',
		create: (core: DBCore): DBCore => ({
			...core,
			table: (name) => guarded(core.table(name), reasons[name] ?? null, mayLeave)
		})
	});
	return { permit: (transaction) => void permitted.add(transaction) };
}

function guarded(table: DBCoreTable, reason: string | null, mayLeave: () => boolean): DBCoreTable {
	if (reason === null) return table;
	const allows = ({ type }: DBCoreMutateRequest): boolean => type === 'add' || (type !== 'put' && mayLeave());
	return {
		...table,
		mutate: (request) => (allows(request) ? table.mutate(request) : Promise.reject(new Defect(reason)))
	};
}
