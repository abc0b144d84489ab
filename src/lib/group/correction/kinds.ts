import type { EventType, GroupEvent } from '../event-types.ts';

type Kinds = ReadonlySet<EventType>;

/**
 * Kinds that are never reversed: events that frame a meeting or the book, a compared code, settled phones, notes of access. A reversal is not
 * reversed; the entry is made again. So are the group's details and a name, because the phone does not keep the old ones.
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

/** Kinds that are not corrected on a sealed page: also counts, and rules, on which later decisions depend. */
export const neverCorrected: Kinds = new Set<EventType>([
	...neverTakenBack,
	'ConstitutionChanged',
	// A share-out restarts dues, attendance and savings, and everything later depends on it.
	'CycleSharedOut',
	'CashCounted',
	'MemberErased'
]);

/** Kinds without undo in the open meeting: also a count (it is repeated), a dispute (it is settled) and an erasure. */
export const neverUndone: Kinds = new Set<EventType>([
	...neverTakenBack,
	'CashCounted',
	'DisputeRaised',
	'DisputeSettled',
	'MemberErased'
]);

/** True if the open meeting offers undo for the entry. The halves of a correction cannot be undone separately. */
export function canBeTakenBack(event: GroupEvent): boolean {
	return event.corrects === undefined && !neverUndone.has(event.type);
}

/** True if the event can be undone on its own page, or corrected from a later one; otherwise it can only be entered anew. */
export const canBePutRight = ({ type }: GroupEvent, isOfOpenPage: boolean): boolean =>
	!(isOfOpenPage ? neverTakenBack : neverCorrected).has(type);

const frames: Kinds = new Set<EventType>([
	'MeetingOpened',
	'MeetingPutAway',
	'MeetingSealed',
	'CashCounted',
	'LastCodeCompared'
]);

/** True for events that open, count, compare or close a meeting and are no work done in it. */
export const framesMeeting = ({ type }: GroupEvent): boolean => frames.has(type);

/** True if the event is a line on the page of its meeting. */
export function isEntry(event: GroupEvent): boolean {
	return !framesMeeting(event) && event.type !== 'GroupFounded' && event.type !== 'EventReversed';
}

const aboutLines: Kinds = new Set<EventType>(['DisputeRaised', 'DisputeSettled']);

/** True for events that only comment on another line (disputes). */
export const isAboutLine = ({ type }: GroupEvent): boolean => aboutLines.has(type);

/** Kinds whose amount is split into parts or is the difference of a count: they are reversed and entered again as a whole. */
const wholeOnly: Kinds = new Set<EventType>([
	'DividendPaid',
	'HandedToOthers',
	'SavingInterestCredited',
	'CycleSharedOut',
	'MemberLeft',
	'CashDifferenceAccepted',
	'LoanAnswered'
]);

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

export function mayChangeMember(event: GroupEvent): boolean {
	return ofOneMember.has(event.type) && !(event.type === 'FeePaid' && event.memberId === undefined);
}
