import type { LocalDate } from '#kernel';
import type { MessageKey, SlotValues, Words } from '#i18n';
import type { Money } from '#money';

/** Tables on paper as plain values: drawn by `PaperTable`, cut into pages by `books/paging.ts`, written out as CSV. */

/** Of the dictionaries, so in two languages; or as it stands: a name, a number, a code of a book from elsewhere. */
export type PaperWord =
	| MessageKey
	| { readonly say: MessageKey; readonly values: SlotValues }
	| { readonly as: string };

/** A sentence whose amounts and days are in the words of each language. */
export interface Said {
	readonly say: MessageKey;
	readonly values?: ((words: Words) => SlotValues) | undefined;
}

export type PaperCell =
	/** Minor units. */
	| { readonly money: Money }
	| { readonly day: LocalDate }
	| { readonly text: string }
	/** From the wide to the narrow: "Expense: tea". */
	| { readonly words: readonly PaperWord[]; readonly beside?: string | undefined }
	| { readonly said: Said }
	/** Cells beside each other on a line. */
	| { readonly line: readonly PaperCell[] }
	/** Smaller, on lines of its own; stays legible where its row is struck. */
	| { readonly below: PaperCell }
	| null;

export interface PaperColumn {
	readonly key: string;
	/** Repeated on each page. */
	readonly head: PaperCell;
	readonly kind: 'words' | 'text' | 'day' | 'money' | 'drawn';
	/** Millimetres; what has none shares the rest. */
	readonly width?: number | undefined;
	/** Carried forward at a page break: the sum so far, or the figure of the last row. */
	readonly carry?: 'sum' | 'last' | undefined;
	/** How nothing is written in a plain row. */
	readonly zero?: 'dash' | 'figure' | undefined;
}

export interface PaperRow {
	readonly key: string;
	readonly kind: 'heading' | 'opening' | 'plain' | 'sub' | 'total' | 'carried' | 'note';
	/** A cell for each column; where there are fewer, the first one takes the columns that the others leave. */
	readonly cells: readonly PaperCell[];
	/** Least millimetres: room for a signature or a thumb. */
	readonly height?: number | undefined;
	/** Was wrong and is taken out by another line. */
	readonly struck?: boolean | undefined;
}

/** Rows that are carried forward together; the heading is said again where they go on. */
export interface PaperSection {
	readonly key: string;
	readonly heading: PaperCell;
	readonly rows: readonly PaperRow[];
	/** Short, and read as one: begins on the next page rather than going on there. */
	readonly together?: boolean | undefined;
}

/** A table that begins on a page of its own. */
export interface PaperLeaf {
	readonly key: string;
	/** Above the table: which account it is. */
	readonly of: PaperCell;
	/** The title of the table (`of`) names its time too: one month out of the days of the paper. */
	readonly isOfOwnTime?: boolean;
	readonly columns: readonly PaperColumn[];
	readonly sections: readonly PaperSection[];
}

/** Paper that a sheet of ours is printed on; `a4-full` has no margin of its own. */
export type SheetSize = 'a4' | 'a4-full' | 'a4-wide' | 'a5';

/** A whole book or register, ready for paper. */
export interface TablePaperData {
	readonly title: MessageKey;
	readonly size: SheetSize;
	/** Days from which and up to which it is; `from` null for what stands on a day. */
	readonly from: LocalDate | null;
	readonly to: LocalDate;
	readonly leaves: readonly PaperLeaf[];
	/** Less air in the rows: twenty women on one sheet. */
	readonly tight?: boolean;
	/** Smaller letters, 9.5 pt: a register of years. */
	readonly dense?: boolean;
	/** Several tables stand on a sheet where they fit. */
	readonly packed?: boolean;
	/** No code in the foot: twenty women stand on one sheet only where they have all of it. */
	readonly withoutCode?: boolean;
	/** At the end. */
	readonly notes?: readonly PaperCell[];
}
