import { framesMeeting } from '../correction/kinds.ts';
import type { AttendanceMarked, GroupEvent, PenTaken } from '../event-types.ts';
import { leaveNoTrace } from '../leave-no-trace.ts';

/** What was entered at a meeting and stands; its box was counted on the other phone, beside another book. */
export function entriesOf(page: readonly GroupEvent[]): readonly GroupEvent[] {
	const gone = leaveNoTrace(page, 0);
	return page.filter((event, place) => !gone.has(place) && !framesMeeting(event));
}

/** Whether an entry says who came to a meeting, or what she did there with the phone. */
export const saysWhatSheDid = (event: GroupEvent): event is AttendanceMarked | PenTaken =>
	event.type === 'AttendanceMarked' || event.type === 'PenTaken';

/** The same of its own meeting: it stands or falls with that. What it corrects of another one does not. */
export const isOfItsMeeting = (event: GroupEvent): boolean =>
	saysWhatSheDid(event) && event.corrects === undefined;
