import type { GroupEvent } from '../event-types.ts';

/** What closes a meeting: the count, what is done about a difference, what is not agreed to and taken back, the seal. */
const ending: ReadonlySet<GroupEvent['type']> = new Set<GroupEvent['type']>([
	'CashCounted',
	'CashDifferenceAccepted',
	'EventReversed',
	'MeetingPutAway',
	'MeetingSealed'
]);

export const endsMeeting = ({ type }: GroupEvent): boolean => ending.has(type);
