import type { MemberId } from '#kernel';
import { withoutPutAway, type GroupEvent, type GroupState } from '#group';
import { ownerOfEntry } from '../correction-entries.ts';
import type { MeetingMarks } from '#papers/paper-data.ts';

/**
 * Meetings that came from paper, and those with a line of hers that is said to be wrong.
 *
 * @param events the whole book, in the order of recording
 */
export function meetingMarks(
	state: GroupState,
	events: readonly GroupEvent[],
	memberId: MemberId
): MeetingMarks {
	const late = new Set<string>();
	const disputed = new Set<string>();
	let meeting = '';
	for (const event of withoutPutAway(events)) {
		if (event.type === 'MeetingOpened') {
			meeting = `${event.kind} ${String(event.number)}`;
			if (event.late === true) late.add(meeting);
		}
		const isDisputed = event.eventId !== undefined && state.disputes.has(event.eventId);
		if (isDisputed && ownerOfEntry(state, event) === memberId) disputed.add(meeting);
	}
	return { late, disputed };
}
