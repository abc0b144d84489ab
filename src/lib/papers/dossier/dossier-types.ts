import type { MessageKey, SlotValues, Words } from '#i18n';
import type { Money } from '#money';
import type { PaperCell, PaperColumn, PaperSection, Said } from '../table-types.ts';

/**
 * A block of a multi-part paper that flows over pages (`flow.ts`). Blocks are plain values, so that they can be built and
 * tested without a screen.
 */
export type DossierBlock =
	| PartBlock
	| HeadBlock
	| TableBlock
	| FieldsBlock
	| TextBlock
	| DecisionBlock
	| ChartsBlock
	| SigningBlock
	| SignaturesBlock
	| ReceiptBlock
	| BoxesBlock;

interface Block {
	readonly key: string;
}

/** Heading of a part, such as "2 Deposits". */
export interface PartBlock extends Block {
	readonly kind: 'part';
	readonly number: number;
	readonly title: MessageKey;
	readonly newPage?: boolean;
}

export interface HeadBlock extends Block {
	readonly kind: 'head';
	readonly cell: PaperCell;
}

export interface TableBlock extends Block {
	readonly kind: 'table';
	readonly columns: readonly PaperColumn[];
	readonly sections: readonly PaperSection[];
	/** True for a short table that must not be split over pages. */
	readonly together?: boolean;
	/** True for reduced row padding. */
	readonly tight?: boolean;
	/** Minimum height of a plain row in millimetres, for a thumbprint. */
	readonly rowHeight?: number;
}

/** Form fields side by side in rows: filled in by the book or left blank for handwriting. */
export interface FieldsBlock extends Block {
	readonly kind: 'fields';
	readonly rows: readonly (readonly Field[])[];
	/** True if they introduce the table below and must be on its page. */
	readonly above?: boolean;
}

export interface Field {
	readonly label: MessageKey;
	/** Null is left for handwriting. */
	readonly value: PaperCell;
	/** True if a tick box precedes the words. */
	readonly tick?: boolean;
	/** True for twice the width of the other fields in its row. */
	readonly wide?: boolean;
}

/** A paragraph, with Hindi on the left and English on the right. */
export interface TextBlock extends Block {
	readonly kind: 'text';
	readonly say: MessageKey;
	/** Returns amounts and days in the words of each language. */
	readonly values?: ((words: Words) => SlotValues) | undefined;
	readonly box?: boolean;
	/** True if it introduces the block below and must be on its page. */
	readonly above?: boolean;
}

/** The first sheet: the applicant, conditions with the figures of the book, the three sums, key figures, and how to verify them. */
export interface DecisionBlock extends Block {
	readonly kind: 'decision';
	readonly isDraft: boolean;
	readonly who: readonly (readonly Field[])[];
	readonly verdict: {
		readonly is: 'met' | 'bank' | 'notMet';
		readonly said: Said;
		readonly rule: readonly Said[];
	};
	/** Facts that an officer checks first; may be empty. */
	readonly look: readonly Said[];
	readonly conditions: readonly ConditionLine[];
	readonly sums: readonly SumBox[];
	readonly figures: readonly SumBox[];
	/** Repayment of the last bank loan in one line; empty if no loan had instalments. */
	readonly conduct: readonly Said[];
	readonly regularity: readonly RegularityLine[];
	readonly card: Said | null;
	/** Steps before an application, if this is a draft. */
	readonly next: readonly Said[];
}

export interface ConditionLine {
	readonly number: number;
	readonly name: MessageKey;
	readonly asks: Said;
	readonly shows: Said;
	readonly is: 'met' | 'notMet' | 'bank';
	/** True for the five rules, which are marked by a bar on the left. */
	readonly isOfFive: boolean;
}

/** An amount and its explanation; without an amount if nothing was decided or the bank decides. */
export interface SumBox {
	readonly label: MessageKey;
	/** Minor units; two if a rule has a range. */
	readonly amounts: readonly Money[];
	readonly means: readonly Said[];
}

/** One figure of regularity over six months, twelve months, and in all. */
export interface RegularityLine {
	readonly label: MessageKey;
	readonly cells: readonly { readonly text: string; readonly share: number | null }[];
}

export interface ChartsBlock extends Block {
	readonly kind: 'charts';
	readonly charts: readonly Chart[];
}

export interface Chart {
	readonly key: string;
	readonly title: PaperCell;
	/** Unit of the values. */
	readonly unit: PaperCell;
	readonly columns: readonly ChartColumn[];
}

export interface ChartColumn {
	/** The month, such as "04". */
	readonly label: string;
	/** Height from 0 to 1; null where nothing was due. */
	readonly share: number | null;
	/** Data label of the column: percent, or an amount in minor units. */
	readonly value: { readonly percent: number } | { readonly money: Money } | null;
}

/** Signature lines side by side. */
export interface SigningBlock extends Block {
	readonly kind: 'signing';
	readonly lines: readonly PaperCell[];
}

/** Empty frames for photos or a stamp. */
export interface BoxesBlock extends Block {
	readonly kind: 'boxes';
	readonly boxes: readonly PaperCell[];
}

/** Boxes for signature and thumbprint (19 × 31 mm) above each name. */
export interface SignaturesBlock extends Block {
	readonly kind: 'signatures';
	readonly lines: readonly { readonly name: string; readonly office: MessageKey }[];
	/** For representatives: a frame for a photo (25 × 32 mm), and blank fields for their data. */
	readonly represents?: { readonly photo: MessageKey; readonly fields: readonly MessageKey[] } | undefined;
}

/** The receipt below a cutting line that the bank returns, with a box for the branch stamp. */
export interface ReceiptBlock extends Block {
	readonly kind: 'receipt';
	readonly said: Said;
	readonly fields: readonly MessageKey[];
}

export interface DossierData {
	readonly title: MessageKey;
	readonly blocks: readonly DossierBlock[];
	/** False while further parts are still being computed. */
	readonly isWhole: boolean;
}
