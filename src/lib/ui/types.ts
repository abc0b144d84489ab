import type { IconName, MemberFace } from '#i18n';
import type { Money } from '#money';

/** Subject of an element: money in, money out, the bank, the book, or none of these. */
export type Tone = 'in' | 'out' | 'bank' | 'book' | 'plain';

/** State of the listen button: ready, playing, or no voice on this phone. */
export type ListenState = 'ready' | 'playing' | 'off';

/** Undoes the last entry; tells whose and which (R23, ADR 0009). */
export interface UndoAct {
	readonly face?: MemberFace | undefined;
	readonly icon?: IconName | undefined;
	/** Short: an amount or a count, "20". */
	readonly text: string;
	/** The whole sentence for screen readers: "take back: Sunita, twenty rupees". */
	readonly label: string;
	readonly onundo: () => void;
	/** Set if the entry was made on another page: a question shows it, with picture and sum, before it is undone. */
	readonly asks?: {
		readonly icon: IconName;
		readonly label: string;
		readonly amount?: Money | undefined;
	};
}

/** The one main action of a screen, always at the bottom. */
export interface PrimaryAct {
	readonly label: string;
	readonly icon?: IconName | undefined;
	readonly tone?: Tone | undefined;
	/** Sum that the touch records. */
	readonly amount?: Money | undefined;
	/** Sum for the social fund, recorded with it. */
	readonly beside?: Money | undefined;
	/** Approvals given, of the number required: rings at the right. */
	readonly rings?: { readonly full: number; readonly of: number };
	readonly disabled?: boolean | undefined;
	/** Ignores touches for its first moments: it appears where the previous woman's button was. */
	readonly rests?: boolean | undefined;
	readonly onpress: () => void;
}

/** A step of the meeting that a woman can do herself (ADR 0024). */
export type PenStepName = 'roll' | 'giveBack' | 'fines' | 'loan' | 'count';
