import type { RowKind } from './choices.ts';
import { word, type Word } from './words.ts';

/** One column of the sheet: its heads, the kinds of rows that read it, and what stands in it. */
export interface Column<Id extends string = string> extends Word<Id> {
	readonly rows: readonly RowKind[];
	/** Rupees: while such a cell is wrong, nothing is said about whether the sheet balances. */
	readonly money?: true;
	readonly note: string;
}

type More = Pick<Column, 'rows' | 'note'> & { readonly money?: true };

export const column = <Id extends string>(id: Id, en: string, hi: string, more: More): Column<Id> => ({
	...word(id, en, hi),
	...more
});
