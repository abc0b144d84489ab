import type { GroupEvent } from '../event-types.ts';

/** What closes a meeting: the count, what is done about a difference, what is not agreed to and taken back, the seal. */
const ending: ReadonlySet<GroupEvent['type']> = new Set<GroupEvent['type']>([
	'CashCounted',
	'CashDifferenceAccepted',
	'EventReversed',
	'MeetingPutAway',
	'MeetingSealed'
]);

/** @param events what one command writes; a seal says who was absent as well */
export function endsMeeting(events: readonly GroupEvent[]): boolean {
	const isSealed = events.at(-1)?.type === 'MeetingSealed';
	return events.every(({ type }) => ending.has(type) || (isSealed && type === 'AttendanceMarked'));
}
