import type { EventId } from '#kernel';
import type { Money } from '#money';
import type { EventType } from '#group';
import { amountIn } from './entry-amount.ts';
import { decisionIn, type RegisteredDecision } from './registers/decisions.ts';
import { numberIn, type RegisterBook, type RegisterPage } from './registers/register-book.ts';

/** A decision that a column of sums does not say. */
export type SheetDecision = Extract<
	RegisteredDecision,
	{ readonly kind: 'loan' | 'topUp' | 'reschedule' | 'correction' }
>;

/** In the order in which they were written. */
export function decidedIn({ written }: RegisterPage, book: RegisterBook): readonly SheetDecision[] {
	return written.flatMap((line): readonly SheetDecision[] => {
		const decision = decisionIn(line, book);
		switch (decision?.kind) {
			case 'loan':
			case 'topUp':
			case 'reschedule':
			case 'correction':
				return [decision];
			default:
				return [];
		}
	});
}

/** An entry of this page that was corrected at a later meeting. Minor units. */
export interface SheetCorrection {
	readonly eventId: EventId;
	readonly type: EventType;
	/** Whose entry it was; null where it is no member's own. */
	readonly number: number | null;
	readonly before: Money | null;
	/** The sum that the correction put in its place; null where the entry was taken out, or where no money is meant. */
	readonly after: Money | null;
	readonly takenOut: boolean;
}

export function correctionsOf(
	{ lines }: RegisterPage,
	{ state, ownerOf }: RegisterBook
): readonly SheetCorrection[] {
	const numberOf = numberIn(state);
	return lines
		.filter((line) => line.correctedBy !== null)
		.map((line) => {
			const { event } = line;
			const owner = ownerOf(event);
			const next = lines.find((one) => one.corrects === event.eventId);
			return {
				eventId: event.eventId,
				type: event.type,
				number: owner === null ? null : numberOf(owner),
				before: amountIn(line),
				after: next === undefined ? null : amountIn(next),
				takenOut: next === undefined
			};
		});
}
