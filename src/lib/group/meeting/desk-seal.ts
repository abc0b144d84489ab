import type { EventOf } from '../event-types.ts';
import type { GroupState } from '../state.ts';

/**
 * What closes, in the open, a desk meeting that is open when a regular one begins: with it each meeting is a page of its own.
 * Null where no desk meeting is open, or another kind begins.
 */
export function sealOfDesk(
	{ openMeeting: desk }: Pick<GroupState, 'openMeeting'>,
	{ kind, occurredOn: on }: Pick<EventOf<'MeetingOpened'>, 'kind' | 'occurredOn'>
): EventOf<'MeetingSealed'> | null {
	if (desk?.kind !== 'desk' || kind !== 'regular') return null;
	return { type: 'MeetingSealed', occurredOn: desk.lastDay > on ? desk.lastDay : on };
}
