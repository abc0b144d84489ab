import { present, type EventId } from '#kernel';
import type { GroupEvent } from '../event-types.ts';
import type { Journal, JournalLine } from '../journal.ts';
import type { LookBack } from '../leave-no-trace.ts';

/** The entries of a book that corrections name. */
export interface WrongEntries {
	/** Places of their lines in the journal of a fold; more than one where an id stands twice. */
	readonly places: ReadonlyMap<EventId, readonly number[]>;
	/** Whether a mark stands in the place of something else than a mark of the same woman. */
	readonly hasOddMarks: boolean;
}

export const noneWrong: WrongEntries = { places: new Map(), hasOddMarks: false };

/** @param events in the order of the fold; those that leave no trace have no line */
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

/** The line that was wrong, and its place; null where the fold has not come to it. */
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
