import type { EventId } from '#kernel';
import type { EventOf, GroupEvent } from './event-types.ts';
import { placesPutAway } from './meeting/put-away.ts';
import { idOfPlace } from './with-id.ts';

/** Effects of later events of a list on earlier ones. */
export interface LookBack {
	/** Positions of events in meetings that were put away, and of events taken back inside their own meeting. */
	readonly traceless: ReadonlySet<number>;
	/** Events whose id was reversed, in order; several for one id if it occurs twice. */
	readonly reversed: readonly { readonly eventId: EventId; readonly place: number }[];
	/** Attendance marks that replace another event. */
	readonly correctedMarks: readonly EventOf<'AttendanceMarked'>[];
}

/** @param before number of events before the list: an event without id gets one from its position in the book, counted from 1 */
export function lookBack(events: readonly GroupEvent[], before: number): LookBack {
	const named = new Set<EventId>();
	const correctedMarks: EventOf<'AttendanceMarked'>[] = [];
	let hasPutAway = false;
	for (const event of events) {
		const { type } = event;
		if (type === 'EventReversed') named.add(event.reverses);
		else if (type === 'AttendanceMarked' && event.corrects !== undefined) correctedMarks.push(event);
		else if (type === 'MeetingPutAway') hasPutAway = true;
	}
	const traceless = new Set(hasPutAway ? placesPutAway(events) : []);
	const reversed: { readonly eventId: EventId; readonly place: number }[] = [];
	if (named.size > 0) findReversed(events, before, named, { traceless, reversed });
	return { traceless, reversed, correctedMarks };
}

/** Positions of the events that leave no trace and are skipped by every fold. */
export const leaveNoTrace = (events: readonly GroupEvent[], before: number): ReadonlySet<number> =>
	lookBack(events, before).traceless;

/**
 * Finds reversed events. An entry taken back inside its own meeting leaves no trace, and neither does its reversal; the reversal of an entry of an
 * earlier page is a correction, and both stay.
 */
function findReversed(
	events: readonly GroupEvent[],
	before: number,
	named: ReadonlySet<EventId>,
	found: { readonly traceless: Set<number>; readonly reversed: LookBack['reversed'][number][] }
): void {
	const { traceless, reversed } = found;
	const inMeeting = new Map<EventId, number>();
	for (let place = 0; place < events.length; place += 1) {
		const event = events[place] as GroupEvent;
		const { type } = event;
		if (type === 'MeetingOpened') inMeeting.clear();
		const eventId = event.eventId ?? idOfPlace(before + place + 1);
		const isNamed = named.has(eventId);
		// This check skips most entries of a long book quickly.
		if (!isNamed && type !== 'EventReversed') continue;
		if (isNamed) reversed.push({ eventId, place });
		const original = type === 'EventReversed' ? inMeeting.get(event.reverses) : undefined;
		if (original === undefined) {
			if (isNamed) inMeeting.set(eventId, place);
			continue;
		}
		traceless.add(place).add(original);
		const wrong = events[original];
		// A correction is taken back as a whole: the replacement goes with its reversal.
		if (wrong?.type === 'EventReversed' && events[original + 1]?.corrects === wrong.reverses)
			traceless.add(original + 1);
	}
}
