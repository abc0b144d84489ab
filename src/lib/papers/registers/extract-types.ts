import type { LocalDate } from '#kernel';
import type { MessageKey } from '#i18n';
import type { Money } from '#money';
import type { PaperCell } from '../table-types.ts';

/** A decision copied from the minutes for a bank or an office. */
export interface ExtractPaperData {
	readonly day: LocalDate;
	/** Place, meeting, who was there, quorum. */
	readonly about: readonly (readonly [label: PaperCell, said: PaperCell])[];
	readonly decision: PaperCell;
	/** Minor units; also written in words. Null where it is about no money. */
	readonly amount: Money | null;
	readonly agreed: PaperCell;
	/** Why the copy is good for nothing; null where it is good. */
	readonly warning: MessageKey | null;
	/** Who held an office that day, and signs. */
	readonly officers: readonly { readonly who: string; readonly office: MessageKey }[];
}
