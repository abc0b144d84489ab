import type { EventType, GroupEvent } from '../event-types.ts';

type Kinds = ReadonlySet<EventType>;

/**
 * What frames a meeting or the book, and what a passbook showed, is never taken back, nor who could open; a reversal of a sealed page is not reversed, the
 * entry is made again, and so is what a group says of itself, and a name: the phone keeps none of before to go back to.
 */
export const neverTakenBack: Kinds = new Set<EventType>([
	'GroupFounded',
	'GroupDescribed',
	'MeetingOpened',
	'MeetingPutAway',
	'MeetingSealed',
	'LastCodeCompared',
	'PhonesSettled',
	'AccessNoted',
	'MemberNamed',
	'EventReversed'
]);

/** Of a sealed page also what later entries were decided by, and what was only seen: rules and counts. */
export const neverCorrected: Kinds = new Set<EventType>([
	...neverTakenBack,
	'ConstitutionChanged',
	// With it dues, attendance and savings start again, and all that follows stands on that.
	'CycleSharedOut',
	'CashCounted',
	'MemberErased'
]);

/** Of the open meeting no undo is offered for a count, which is made again, a dispute, which is settled, and an erasure. */
export const neverUndone: Kinds = new Set<EventType>([
	...neverTakenBack,
	'CashCounted',
	'DisputeRaised',
	'DisputeSettled',
	'MemberErased'
]);

/** Whether an undo is offered for an entry of the open meeting; a correction is whole or not at all. */
export function canBeTakenBack(event: GroupEvent): boolean {
	return event.corrects === undefined && !neverUndone.has(event.type);
}

/** Whether it can be taken back on its own page, or put right from a later one; else it is only said anew. */
export const canBePutRight = ({ type }: GroupEvent, isOfOpenPage: boolean): boolean =>
	!(isOfOpenPage ? neverTakenBack : neverCorrected).has(type);

const frames: Kinds = new Set<EventType>([
	'MeetingOpened',
	'MeetingPutAway',
	'MeetingSealed',
	'CashCounted',
	'LastCodeCompared'
]);

/** Whether an event opens, counts, compares or closes a meeting, and is no work done in it. */
export const framesMeeting = ({ type }: GroupEvent): boolean => frames.has(type);

/** Whether an event is a line on the page of its meeting. */
export function isEntry(event: GroupEvent): boolean {
	return !framesMeeting(event) && event.type !== 'GroupFounded' && event.type !== 'EventReversed';
}

const aboutLines: Kinds = new Set<EventType>(['DisputeRaised', 'DisputeSettled']);

/** Whether an event says something of another line, and does nothing itself. */
export const isAboutLine = ({ type }: GroupEvent): boolean => aboutLines.has(type);

/** Kinds whose sum is divided over parts, or is the difference of a count: they are taken out and written again. */
const wholeOnly: Kinds = new Set<EventType>([
	'DividendPaid',
	'HandedToOthers',
	'SavingInterestCredited',
	'CycleSharedOut',
	'MemberLeft',
	'CashDifferenceAccepted',
	'LoanAnswered'
]);

/** Whether a correction may put another sum in the place of that of an entry. */
export function mayChangeAmount(event: GroupEvent): boolean {
	return event.type === 'LoanDisbursed' || ('amount' in event && !wholeOnly.has(event.type));
}

const ofOneMember: Kinds = new Set<EventType>([
	'PenTaken',
	'SavingDeposited',
	'SavingWithdrawn',
	'LoanDisbursed',
	'LoanRepaid',
	'FineImposed',
	'FinePaid',
	'FeePaid',
	'SocialFundPaidIn',
	'SocialFundPaidOut',
	'CollectedForOthers',
	'HeldReturned'
]);

/** Whether a correction may put another woman in the place of the one whom an entry is about. */
export function mayChangeMember(event: GroupEvent): boolean {
	return ofOneMember.has(event.type) && !(event.type === 'FeePaid' && event.memberId === undefined);
}
