import type { LocalDate } from '#kernel';
import type { MessageKey } from '#i18n';
import type { Money } from '#money';

/** What stands on a print so that it can be checked; made by `proofOnPaper` of the state. */
export interface ProofOnPaper {
	/** Of the group's signing key: eight digits and three places in `sealPictures`. */
	readonly fingerprint: { readonly digits: string; readonly pictures: readonly number[] };
	/** The code, without the empty edge; true is dark. */
	readonly modules: readonly (readonly boolean[])[];
	/** What the code holds, to be compared with the screen that reads it. */
	readonly figures: readonly ProofFigure[];
	/** The code once more as lines of letters, for fingers. */
	readonly typed: readonly string[];
	/** Of a copy the day on which the group's key signed these figures; null where it signed them for this print. */
	readonly signedOn: LocalDate | null;
	/** Of the page that any camera opens with the code, without `https://`; left out where the code is only for the app. */
	readonly address?: string | undefined;
}

export type ProofFigure =
	| { readonly label: MessageKey; readonly count: number }
	/** Minor units. */
	| { readonly label: MessageKey; readonly amount: Money };

/** Cameras do not find a code without an empty edge of four modules (ISO/IEC 18004). */
export const quietModules = 4;
/** Printed width of a module in millimetres: less, and cheap cameras lose it. */
export const moduleSize = 0.5;
