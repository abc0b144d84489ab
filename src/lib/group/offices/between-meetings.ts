import type { MemberId } from '#kernel';
import type { EventOf, GroupEvent } from '../event-types.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import { approvalFor, mayStandBetween, type Place } from './approvals.ts';
import { lacksThenAndNow } from './officers-who-decide.ts';

export const placeIn = ({ openMeeting }: Pick<GroupState, 'openMeeting'>): Place =>
	openMeeting === null || openMeeting.kind === 'desk' ? 'between' : 'meeting';

/**
 * Rejects events that may not be recorded between meetings with these officers' codes (ledger law 57): only kinds of the approval table may, most of
 * them with two codes at once. Null on a page of the circle, where the seal approves.
 */
export function refusedBetween(
	state: GroupState,
	events: readonly GroupEvent[],
	approvedBy: readonly MemberId[]
): Rejection | null {
	if (placeIn(state) === 'meeting') return null;
	for (const event of events) {
		if (!mayStandBetween(event))
			return state.openMeeting === null ? { type: 'NoOpenMeeting' } : { type: 'NotAtTheDesk' };
		const asked = asksForNone(state, event) ? null : approvalFor(event, 'between');
		const lacking = asked === null ? null : lacksThenAndNow(state, approvedBy, asked);
		if (lacking !== null) return lacking;
	}
	return null;
}

/** True for the reversal of an entry of the open desk page that needed only one code: its reversal needs only one, too. */
function asksForNone(state: GroupState, event: GroupEvent): boolean {
	const undone = event.type === 'EventReversed' ? undoneAtDesk(state, event) : undefined;
	return undone !== undefined && approvalFor(undone, 'between') === null;
}

const undoneAtDesk = (
	{ openMeeting }: GroupState,
	{ reverses }: EventOf<'EventReversed'>
): GroupEvent | undefined => openMeeting?.events.find(({ eventId }) => eventId === reverses);
