import { err, ok, type Result } from '#kernel';
import type { EventReversed } from '../event-schema/types.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import { needsMeeting } from './checks.ts';

/** What frames a meeting or the book is never taken back; a reversal is not reversed, the entry is made again. */
const neverTakenBack: ReadonlySet<string> = new Set([
	'GroupFounded',
	'MeetingOpened',
	'MeetingSealed',
	'EventReversed'
]);

export function admitReversal(state: GroupState, event: EventReversed): Result<EventReversed, Rejection> {
	const refused = needsMeeting(state);
	if (refused) return err(refused);
	const meeting = state.openMeeting;
	const original = meeting?.events.find((earlier) => earlier.eventId === event.reverses);
	if (!meeting || !original) return err({ type: 'NotInThisMeeting', eventId: event.reverses });
	if (meeting.takenBack.has(event.reverses))
		return err({ type: 'AlreadyTakenBack', eventId: event.reverses });
	return neverTakenBack.has(original.type)
		? err({ type: 'CannotBeTakenBack', eventId: event.reverses })
		: ok(event);
}
