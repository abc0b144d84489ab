import type { EventId } from '#kernel';
import type { EventOf, GroupEvent } from './event-types.ts';
import { placesPutAway } from './meeting/put-away.ts';
import { idOfPlace } from './with-id.ts';

/** What later events of a list say of earlier ones. */
export interface LookBack {
	/** Places of meetings that were put away, and of what was taken back inside its own meeting. */
	readonly traceless: ReadonlySet<number>;
	/** The events with an id that was reversed, in the order of places; more than one where an id stands twice. */
	readonly reversed: readonly { readonly eventId: EventId; readonly place: number }[];
	/** Marks that stand in the place of something else. */
	readonly correctedMarks: readonly EventOf<'AttendanceMarked'>[];
}

/** @param before how many events stand before the list: one without an id is named by its place in the book, counted from 1 */
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

/** Places of what leaves no trace: no fold knows it. */
export const leaveNoTrace = (events: readonly GroupEvent[], before: number): ReadonlySet<number> =>
	lookBack(events, before).traceless;

/**
 * Finds what was reversed. Taken back inside its own meeting it leaves no trace, and neither does the reversal that did so; the
 * reversal of an entry of an earlier page is a correction: both stay.
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
		// Most entries of a long book are neither: they are passed over quickly.
		if (!isNamed && type !== 'EventReversed') continue;
		if (isNamed) reversed.push({ eventId, place });
		const original = type === 'EventReversed' ? inMeeting.get(event.reverses) : undefined;
		if (original === undefined) {
			if (isNamed) inMeeting.set(eventId, place);
			continue;
		}
		traceless.add(place).add(original);
		const wrong = events[original];
		// A correction is taken back whole: what it put in the place of the entry goes with its reversal.
		if (wrong?.type === 'EventReversed' && events[original + 1]?.corrects === wrong.reverses)
			traceless.add(original + 1);
	}
}
