import type { IconName, MemberFace } from '#i18n';
import type { Money } from '#money';

/** What a thing is about: money in, money out, the bank, the book, or nothing of these. */
export type Tone = 'in' | 'out' | 'bank' | 'book' | 'plain';

/** The listen button: ready to speak, speaking now, or no voice on this phone. */
export type ListenState = 'ready' | 'playing' | 'off';

/** Takes back the last act; says whose and what (R23, ADR 0009). */
export interface UndoAct {
	readonly face?: MemberFace | undefined;
	readonly icon?: IconName | undefined;
	/** Short: an amount or a count, "20". */
	readonly text: string;
	/** The whole sentence for screen readers: "take back: Sunita, twenty rupees". */
	readonly label: string;
	readonly onundo: () => void;
	/** It was made on another page: what it is, picture and sum, is shown before it is taken back. */
	readonly asks?: {
		readonly icon: IconName;
		readonly label: string;
		readonly amount?: Money | undefined;
	};
}

/** The one main act of a screen, always at the bottom. */
export interface PrimaryAct {
	readonly label: string;
	readonly icon?: IconName | undefined;
	readonly tone?: Tone | undefined;
	/** What the touch writes. */
	readonly amount?: Money | undefined;
	/** For the social fund, with it. */
	readonly beside?: Money | undefined;
	/** Yeses that are there, of all that it takes: rings at the right. */
	readonly rings?: { readonly full: number; readonly of: number };
	readonly disabled?: boolean | undefined;
	/** Takes no touch in its first moments: it stands where the button of the woman before stood. */
	readonly rests?: boolean | undefined;
	readonly onpress: () => void;
}

/** A step of the meeting that a woman can do herself (ADR 0024). */
export type PenStepName = 'roll' | 'giveBack' | 'fines' | 'loan' | 'count';
