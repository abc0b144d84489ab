import type { GroupEvent } from './event-types.ts';
import type { GroupState } from './state.ts';

/**
 * Whether an event can only be checked beside everything that was ever entered: a reversal of a sealed entry and what
 * replaces it, a dispute, a meeting entered late and what is entered in it.
 */
export function needsWholeBook(state: Pick<GroupState, 'openMeeting'>, event: GroupEvent): boolean {
	if (event.corrects !== undefined) return true;
	switch (event.type) {
		case 'MeetingOpened':
			return event.late === true;
		case 'EventReversed':
			return state.openMeeting?.events.every(({ eventId }) => eventId !== event.reverses) ?? true;
		case 'DisputeRaised':
			return true;
		default:
			return state.openMeeting?.late === true;
	}
}
