import type { MessageKey, SlotValues, Words } from '#i18n';
import type { Money } from '#money';
import type { PaperCell, PaperColumn, PaperSection, Said } from '../table-types.ts';

/**
 * A paper of many parts as a list of blocks that flow over pages (`flow.ts`). What a block says is plain values, so that
 * it can be put together and checked without a screen.
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

/** "2 Deposits": what an officer turns to. */
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
	/** Short, and read as one: begins on the next page rather than going on there. */
	readonly together?: boolean;
	/** Less air in its rows. */
	readonly tight?: boolean;
	/** Least height of a plain row in millimetres: room for a thumb. */
	readonly rowHeight?: number;
}

/** Boxes of a form, side by side in rows: filled with what the book knows, ruled for the pen elsewhere. */
export interface FieldsBlock extends Block {
	readonly kind: 'fields';
	readonly rows: readonly (readonly Field[])[];
	/** Say something of the table below them, and stand on its page. */
	readonly above?: boolean;
}

export interface Field {
	readonly label: MessageKey;
	/** Null: for the pen. */
	readonly value: PaperCell;
	/** A box to tick stands before the words. */
	readonly tick?: boolean;
	/** Twice as wide as the others of its row. */
	readonly wide?: boolean;
}

/** A paragraph, Hindi on the left and English on the right. */
export interface TextBlock extends Block {
	readonly kind: 'text';
	readonly say: MessageKey;
	/** Amounts and days in the words of each language. */
	readonly values?: ((words: Words) => SlotValues) | undefined;
	readonly box?: boolean;
	/** Says something of what is below it, and stands on its page. */
	readonly above?: boolean;
}

/** The first sheet: who asks, what the rule asks and the book shows, the three sums, the figures, and how to check them. */
export interface DecisionBlock extends Block {
	readonly kind: 'decision';
	readonly isDraft: boolean;
	readonly who: readonly (readonly Field[])[];
	readonly verdict: {
		readonly is: 'met' | 'bank' | 'notMet';
		readonly said: Said;
		readonly rule: readonly Said[];
	};
	/** Facts that an officer looks at first; none where none holds. */
	readonly look: readonly Said[];
	readonly conditions: readonly ConditionLine[];
	readonly sums: readonly SumBox[];
	readonly figures: readonly SumBox[];
	/** How the last loan of a bank was paid back, in a line; nothing where none named instalments. */
	readonly conduct: readonly Said[];
	readonly regularity: readonly RegularityLine[];
	readonly card: Said | null;
	/** What comes before an application, where this is a draft. */
	readonly next: readonly Said[];
}

export interface ConditionLine {
	readonly number: number;
	readonly name: MessageKey;
	readonly asks: Said;
	readonly shows: Said;
	readonly is: 'met' | 'notMet' | 'bank';
	/** One of the five rules: a bar stands left of these. */
	readonly isOfFive: boolean;
}

/** An amount with what it means in a line; without one where nothing was decided, or the bank says it. */
export interface SumBox {
	readonly label: MessageKey;
	/** Minor units; two where a rule names a range. */
	readonly amounts: readonly Money[];
	readonly means: readonly Said[];
}

/** One habit over six months, twelve, and in all. */
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
	/** In what the values are. */
	readonly unit: PaperCell;
	readonly columns: readonly ChartColumn[];
}

export interface ChartColumn {
	/** "04": the month. */
	readonly label: string;
	/** 0 to 1; null where nothing was due. */
	readonly share: number | null;
	/** What stands at the column: percent, or an amount in minor units. */
	readonly value: { readonly percent: number } | { readonly money: Money } | null;
}

/** Lines to sign on, side by side. */
export interface SigningBlock extends Block {
	readonly kind: 'signing';
	readonly lines: readonly PaperCell[];
}

/** Empty frames: for photos, a stamp. */
export interface BoxesBlock extends Block {
	readonly kind: 'boxes';
	readonly boxes: readonly PaperCell[];
}

/** A box for the hand and one for the thumb (19 × 31 mm) above each name. */
export interface SignaturesBlock extends Block {
	readonly kind: 'signatures';
	readonly lines: readonly { readonly name: string; readonly office: MessageKey }[];
	/** Who speaks for the group: a frame for a photo (25 × 32 mm), and what is asked of her for the pen. */
	readonly represents?: { readonly photo: MessageKey; readonly fields: readonly MessageKey[] } | undefined;
}

/** Below a line to cut along: what the bank gives back, with a box for the stamp of the branch. */
export interface ReceiptBlock extends Block {
	readonly kind: 'receipt';
	readonly said: Said;
	readonly fields: readonly MessageKey[];
}

export interface DossierData {
	readonly title: MessageKey;
	readonly blocks: readonly DossierBlock[];
	/** False while parts are still computed: more blocks come after these. */
	readonly isWhole: boolean;
}
