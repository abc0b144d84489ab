import type { LocalDate } from '#kernel';
import type { GroupEvent } from '../event-types.ts';
import type { GroupState, MeetingInProgress } from '../state.ts';
import { withoutPutAway } from './put-away.ts';

type Kinds = ReadonlySet<GroupEvent['type']>;

/** Events of closing a meeting: the count, acceptance of a difference, entries taken back for lack of agreement, the seal. */
const ending: Kinds = new Set<GroupEvent['type']>([
	'CashCounted',
	'CashDifferenceAccepted',
	'EventReversed',
	'MeetingPutAway',
	'MeetingSealed'
]);

/** Events written together with a seal: marks of absence, and that no code of the last meeting was compared. */
const withSeal: Kinds = new Set<GroupEvent['type']>(['AttendanceMarked', 'LastCodeCompared']);

/** @param events events written by one tap */
export function endsMeeting(events: readonly GroupEvent[]): boolean {
	const isSealed = events.at(-1)?.type === 'MeetingSealed';
	return events.every(({ type }) => ending.has(type) || (isSealed && withSeal.has(type)));
}

/**
 * Returns the latest day of a list of events; null for an empty one. Meetings that were put away and access notes do not count, since a wrong clock
 * may date them years ahead.
 */
export const lastDayIn = (events: readonly GroupEvent[]): LocalDate | null =>
	withoutPutAway(events).reduce<LocalDate | null>(
		(last, { occurredOn, type }) =>
			type !== 'AccessNoted' && (last === null || occurredOn > last) ? occurredOn : last,
		null
	);

/**
 * True if a page needs a cash count before its seal. A late page does not, unless it follows the last sealed page and was recorded on its own day,
 * which makes it late only in name.
 */
export const asksCount = (
	{ lastSealedDay }: Pick<GroupState, 'lastSealedDay'>,
	{ late, day, events }: Pick<MeetingInProgress, 'late' | 'day' | 'events'>
): boolean =>
	!late || ((lastSealedDay === null || lastSealedDay < day) && events[0]?.recordedAt?.slice(0, 10) === day);
