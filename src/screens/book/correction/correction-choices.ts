import type { EventId, MemberId } from '#kernel';
import {
	finesDueOf,
	mayChangeAmount,
	mayChangeMember,
	openLoansOf,
	type AttendanceState,
	type GroupEvent,
	type GroupState,
	type Replacement
} from '#group';
import type { Money } from '#money';
import type { correctionReasons } from '#ui/codes.ts';

/** What is corrected in an entry: its amount, member or attendance, or all of it. */
export type Change = 'amount' | 'woman' | 'mark' | 'remove';
export type CorrectionReason = (typeof correctionReasons.codes)[number];

/** Reasons that fit each change; the first is the default, the circle may choose another. */
export const reasonsFor: Readonly<Record<Change, readonly CorrectionReason[]>> = {
	amount: ['wrongAmount', 'enteredTwice', 'forgotten'],
	woman: ['wrongWoman', 'wrongDay', 'forgotten'],
	mark: ['wrongWoman', 'wrongDay', 'forgotten'],
	remove: ['notDone', 'enteredTwice', 'wrongDay']
};

/** Changes that an entry allows, in the order of the screen. Attendance is changed, never removed. */
export function changesOf(event: GroupEvent): readonly Change[] {
	if (event.type === 'AttendanceMarked') return ['mark'];
	return [
		...(mayChangeAmount(event) ? (['amount'] as const) : []),
		...(mayChangeMember(event) ? (['woman'] as const) : []),
		'remove'
	];
}

/** The entry with another amount; minor units. A payment is split again. */
export function withAmount(event: GroupEvent, amount: Money): Replacement {
	const bare = bareOf(event);
	if (bare.type === 'LoanDisbursed') return { ...bare, principal: amount };
	const changed: object = { ...bare, amount };
	return changed as Replacement;
}

/** The entry for another woman; null if she has no loan or fine that it could be for. */
export function withWoman(state: GroupState, event: GroupEvent, memberId: MemberId): Replacement | null {
	const bare = bareOf(event);
	if (bare.type === 'LoanRepaid') {
		const [loan] = openLoansOf(state, memberId, event.occurredOn);
		return loan === undefined ? null : { ...bare, loanId: loan.loanId };
	}
	if (bare.type === 'FinePaid') {
		const [fine] = finesDueOf(state, memberId).fines;
		return fine === undefined ? null : { ...bare, fineId: fine.fineId };
	}
	return { ...bare, memberId } as Replacement;
}

export function withMark(event: GroupEvent, mark: AttendanceState): Replacement {
	return { ...bareOf(event), state: mark } as Replacement;
}

/** The event without the fields that the book adds: id, time, approvals and computed amounts. */
function bareOf(event: GroupEvent): Replacement {
	const left: ReadonlySet<string> = new Set([
		'eventId',
		'recordedAt',
		'approvedBy',
		'corrects',
		'occurredOn',
		'split'
	]);
	return Object.fromEntries(Object.entries(event).filter(([field]) => !left.has(field))) as Replacement;
}

/** A replacement as an event of the book, to be shown before it is written. */
export function asEvent(
	replacement: Replacement,
	original: GroupEvent & { readonly eventId: EventId }
): GroupEvent & { readonly eventId: EventId } {
	const { occurredOn, eventId } = original;
	return { ...replacement, occurredOn, eventId, corrects: eventId };
}
