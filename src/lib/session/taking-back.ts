import type { GroupEvent } from '#group';

/** Frames of the book, and what cannot be as it was before. */
export const neverTakenBack: readonly GroupEvent['type'][] = [
	'MeetingOpened',
	'MeetingSealed',
	'EventReversed',
	'GroupFounded',
	'CashCounted',
	'DisputeRaised',
	'DisputeSettled',
	'MemberErased'
];

/** Whether the chip offers to take an entry of the open meeting back. */
export function canBeTakenBack(event: GroupEvent): boolean {
	// A correction is whole or not at all; a dispute is settled in the open.
	return event.corrects === undefined && !neverTakenBack.includes(event.type);
}
