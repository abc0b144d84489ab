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
