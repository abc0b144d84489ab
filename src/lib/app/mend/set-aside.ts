import type { MemberId } from '#kernel';

/** What no copy on this phone holds well. The rest of the book goes on without it, and says so. */
export interface SetAside {
	/** Women whose name and recording cannot be read: they are said again, or come from a file. */
	readonly people: readonly MemberId[];
	/** Places of entries of the open meeting that cannot be read, or that make no sense without such a one. */
	readonly rows: readonly number[];
	/** Places of sealed pages. Balances stand; what needs every page waits for a file. */
	readonly records: readonly number[];
}

export const nothingSetAside: SetAside = { people: [], rows: [], records: [] };

export const isAnySetAside = ({ people, rows, records }: SetAside): boolean =>
	people.length + rows.length + records.length > 0;
