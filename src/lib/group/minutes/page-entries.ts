import { framesMeeting } from '../correction/kinds.ts';
import type { EventOf, GroupEvent } from '../event-types.ts';
import { leaveNoTrace } from '../leave-no-trace.ts';
import { isPointOfOther } from '../offices/approvals.ts';

/** What was entered at a meeting and stands; its box was counted on the other phone, beside another book. */
export function entriesOf(page: readonly GroupEvent[]): readonly GroupEvent[] {
	const gone = leaveNoTrace(page, 0);
	return page.filter((event, place) => !gone.has(place) && !framesMeeting(event));
}

/** Of these, what is read out one by one before codes let the page of another phone in; what replaces a line is told with what struck it. */
export const heardFromOther = (page: readonly GroupEvent[]): readonly GroupEvent[] =>
	entriesOf(page).filter(
		(event) => isPointOfOther(event) && (event.corrects === undefined || event.type === 'EventReversed')
	);

/** Whether an entry says who came to a meeting, or what she did there with the phone. */
export const saysWhatSheDid = (
	event: GroupEvent
): event is EventOf<'AttendanceMarked'> | EventOf<'PenTaken'> =>
	event.type === 'AttendanceMarked' || event.type === 'PenTaken';

/** The same of its own meeting: it stands or falls with that. What it corrects of another one does not. */
export const isOfItsMeeting = (event: GroupEvent): boolean =>
	saysWhatSheDid(event) && event.corrects === undefined;

/** Each entry by itself, a reversal with what replaces the entry. */
export function inWholes(entries: readonly GroupEvent[]): readonly (readonly GroupEvent[])[] {
	const wholes: GroupEvent[][] = [];
	for (const event of entries) {
		const before = wholes.at(-1)?.at(-1);
		if (before?.type === 'EventReversed' && before.reverses === event.corrects) wholes.at(-1)?.push(event);
		else wholes.push([event]);
	}
	return wholes;
}
