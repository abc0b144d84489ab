import type { EventId } from '#kernel';
import type { GroupState } from '../state.ts';

/** Whether an entry was made in the meeting that is open: it is taken back there, and leaves no trace. */
export function isOfOpenMeeting(state: Pick<GroupState, 'openMeeting'>, eventId: EventId): boolean {
	return state.openMeeting?.events.some((event) => event.eventId === eventId) === true;
}
