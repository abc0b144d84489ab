import type { MessageKey, SlotValues, Words } from '#i18n';
import type { PaperCell, PaperColumn, PaperSection } from '../table-types.ts';

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
	| ConditionsBlock
	| ChartsBlock
	| SigningBlock
	| BoxesBlock
	| ProofBlock;

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
	/** The sheet on which it stands is a draft: the word is printed across it. */
	readonly draft?: boolean;
	/** Says something of what is below it, and stands on its page. */
	readonly above?: boolean;
}

/** What a bank asks of a group, two conditions on a line; by the side of each a drawn mark and its word. */
export interface ConditionsBlock extends Block {
	readonly kind: 'conditions';
	readonly conditions: readonly ConditionLine[];
}

export interface ConditionLine {
	readonly number: number;
	readonly name: MessageKey;
	/** What the book shows, with what is asked of it. */
	readonly shows: PaperCell;
	readonly is: 'met' | 'notMet' | 'bank';
}

export interface ChartsBlock extends Block {
	readonly kind: 'charts';
	readonly charts: readonly Chart[];
}

/** One small column chart. */
export interface Chart {
	readonly key: string;
	readonly title: PaperCell;
	/** Of the highest column, or what a full column stands for. */
	readonly most: PaperCell;
	readonly columns: readonly ChartColumn[];
}

export interface ChartColumn {
	/** "04": the month. */
	readonly label: string;
	/** 0 to 1; null where nothing was due. */
	readonly share: number | null;
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

/** The place of fingerprint and QR. */
export interface ProofBlock extends Block {
	readonly kind: 'proof';
}

export interface DossierData {
	readonly title: MessageKey;
	readonly blocks: readonly DossierBlock[];
}
