import { present, type EventId } from '#kernel';
import type { GroupEvent } from '../event-types.ts';
import type { Journal, JournalLine } from '../journal.ts';
import type { LookBack } from '../leave-no-trace.ts';

/** Index of the entries that corrections refer to. */
export interface WrongEntries {
	/** Positions of their lines in the journal of a fold; several if an id occurs twice. */
	readonly places: ReadonlyMap<EventId, readonly number[]>;
	/** True if an attendance mark replaces anything but a mark of the same member. */
	readonly hasOddMarks: boolean;
}

export const noneWrong: WrongEntries = { places: new Map(), hasOddMarks: false };

/** @param events in the order of the fold; events that leave no trace have no line */
export function wrongEntries(
	events: readonly GroupEvent[],
	{ traceless, reversed, correctedMarks }: LookBack
): WrongEntries {
	const gone = [...traceless].sort((one, other) => one - other);
	const originals = new Map<EventId, GroupEvent[]>();
	const places = new Map<EventId, number[]>();
	let before = 0;
	for (const { eventId, place } of reversed) {
		while ((gone[before] ?? Infinity) < place) before += 1;
		listIn(originals, eventId).push(events[place] as GroupEvent);
		if (!traceless.has(place)) listIn(places, eventId).push(place - before);
	}
	const hasOddMarks = correctedMarks.some(({ corrects, memberId }) => {
		const wrong = corrects === undefined ? undefined : originals.get(corrects);
		return wrong?.every((event) => event.type === 'AttendanceMarked' && event.memberId === memberId) !== true;
	});
	return { places, hasOddMarks };
}

function listIn<Of>(lists: Map<EventId, Of[]>, eventId: EventId): Of[] {
	const list = lists.get(eventId) ?? [];
	lists.set(eventId, list);
	return list;
}

/** Returns the corrected line and its position; null if the fold has not reached it. */
export function wrongLine(
	{ places }: WrongEntries,
	{ lines, length }: Journal,
	eventId: EventId
): WrongLine | null {
	const place = places.get(eventId)?.findLast((one) => one < length);
	return place === undefined ? null : { place, line: present(lines[place], 'a line stands in its place') };
}

export interface WrongLine {
	readonly line: JournalLine;
	readonly place: number;
}
