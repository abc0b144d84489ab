import type { LocalDate } from '#kernel';
import type { GroupEvent } from '../event-types.ts';
import type { GroupState, MeetingInProgress } from '../state.ts';
import { withoutPutAway } from './put-away.ts';

type Kinds = ReadonlySet<GroupEvent['type']>;

/** What closes a meeting: the count, what is done about a difference, what is not agreed to and taken back, the seal. */
const ending: Kinds = new Set<GroupEvent['type']>([
	'CashCounted',
	'CashDifferenceAccepted',
	'EventReversed',
	'MeetingPutAway',
	'MeetingSealed'
]);

/** What is written with a seal: who was absent, and that nobody asked for the code of the last meeting. */
const withSeal: Kinds = new Set<GroupEvent['type']>(['AttendanceMarked', 'LastCodeCompared']);

/** @param events what one touch writes */
export function endsMeeting(events: readonly GroupEvent[]): boolean {
	const isSealed = events.at(-1)?.type === 'MeetingSealed';
	return events.every(({ type }) => ending.has(type) || (isSealed && withSeal.has(type)));
}

/**
 * The latest day of a list of events; null for an empty one. Meetings that were put away and notes of who can open the book bind no
 * day: a wrong clock may date them years ahead.
 */
export const lastDayIn = (events: readonly GroupEvent[]): LocalDate | null =>
	withoutPutAway(events).reduce<LocalDate | null>(
		(last, { occurredOn, type }) =>
			type !== 'AccessNoted' && (last === null || occurredOn > last) ? occurredOn : last,
		null
	);

/** Of a page from paper the cash was counted long ago. One that lies after the last closed page, and whose own clock says that it is of that day, is late in name alone. */
export const asksCount = (
	{ lastSealedDay }: Pick<GroupState, 'lastSealedDay'>,
	{ late, day, events }: Pick<MeetingInProgress, 'late' | 'day' | 'events'>
): boolean =>
	!late || ((lastSealedDay === null || lastSealedDay < day) && events[0]?.recordedAt?.slice(0, 10) === day);
