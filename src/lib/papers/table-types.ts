import type { LocalDate } from '#kernel';
import type { MessageKey, SlotValues, Words } from '#i18n';
import type { Money } from '#money';

/** Tables on paper as plain values: drawn by `PaperTable`, split into pages by `books/paging.ts`, exported as CSV. */

/** A message, which is printed in two languages, or a literal: a name, a number, or a code of a foreign book. */
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
	/** From general to specific, as in "Expense: tea". */
	| { readonly words: readonly PaperWord[]; readonly beside?: string | undefined }
	| { readonly said: Said }
	/** Cells side by side on one line. */
	| { readonly line: readonly PaperCell[] }
	/** Smaller text on separate lines, not struck with its row. */
	| { readonly below: PaperCell }
	| null;

export interface PaperColumn {
	readonly key: string;
	/** Head, repeated on each page. */
	readonly head: PaperCell;
	readonly kind: 'words' | 'text' | 'day' | 'money' | 'drawn';
	/** Millimetres; columns without a width share the rest. */
	readonly width?: number | undefined;
	/** Figure carried forward at a page break: the running sum or the figure of the last row. */
	readonly carry?: 'sum' | 'last' | undefined;
	/** Representation of zero in a plain row. */
	readonly zero?: 'dash' | 'figure' | undefined;
}

export interface PaperRow {
	readonly key: string;
	readonly kind: 'heading' | 'opening' | 'plain' | 'sub' | 'total' | 'carried' | 'note';
	/** One cell for each column; in a short row the first spans the columns that the others leave. */
	readonly cells: readonly PaperCell[];
	/** Minimum height in millimetres, for a signature or a thumbprint. */
	readonly height?: number | undefined;
	/** True for a wrong line that another line cancels. */
	readonly struck?: boolean | undefined;
}

/** Rows with common totals carried forward; the heading is repeated after a page break. */
export interface PaperSection {
	readonly key: string;
	readonly heading: PaperCell;
	readonly rows: readonly PaperRow[];
	/** True for a short section that must not be split over pages. */
	readonly together?: boolean | undefined;
}

/** A table that begins on a new page. */
export interface PaperLeaf {
	readonly key: string;
	/** Subject above the table, such as the account. */
	readonly of: PaperCell;
	/** True if the subject (`of`) names its own period, such as one month of the paper's days. */
	readonly isOfOwnTime?: boolean;
	readonly columns: readonly PaperColumn[];
	readonly sections: readonly PaperSection[];
}

/** Paper size; `a4-full` has no margin of its own. */
export type SheetSize = 'a4' | 'a4-full' | 'a4-wide' | 'a5';

/** A whole book or register, ready for printing. */
export interface TablePaperData {
	readonly title: MessageKey;
	readonly size: SheetSize;
	/** First and last day; `from` is null for a report as at a day. */
	readonly from: LocalDate | null;
	readonly to: LocalDate;
	readonly leaves: readonly PaperLeaf[];
	/** True for reduced row padding, which fits twenty members on one sheet. */
	readonly tight?: boolean;
	/** True for smaller letters, 9.5 pt, in a register of years. */
	readonly dense?: boolean;
	/** True if several tables may share a sheet. */
	readonly packed?: boolean;
	/** True for no code at the bottom, because twenty members need the whole sheet. */
	readonly withoutCode?: boolean;
	/** Lines after the last table. */
	readonly notes?: readonly PaperCell[];
}
