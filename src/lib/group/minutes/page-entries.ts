import { framesMeeting } from '../correction/kinds.ts';
import type { GroupEvent } from '../event-types.ts';
import { leaveNoTrace } from '../leave-no-trace.ts';

/** What was entered at a meeting and stands; its box was counted on the other phone, beside another book. */
export function entriesOf(page: readonly GroupEvent[]): readonly GroupEvent[] {
	const gone = leaveNoTrace(page, 0);
	return page.filter((event, place) => !gone.has(place) && !framesMeeting(event));
}

/** Whether an entry says who came to its meeting, or what she did there: it stands or falls with that meeting. What it corrects of another one does not. */
export const isOfItsMeeting = ({ type, corrects }: GroupEvent): boolean =>
	(type === 'AttendanceMarked' || type === 'PenTaken') && corrects === undefined;
