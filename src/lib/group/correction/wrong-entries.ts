import { present, type EventId } from '#kernel';
import type { GroupEvent } from '../event-types.ts';
import type { Journal, JournalLine } from '../journal.ts';
import type { LookBack } from '../leave-no-trace.ts';

/** The entries of a book that corrections name. */
export interface WrongEntries {
	/** Places of their lines in the journal of a fold. */
	readonly places: ReadonlyMap<EventId, number>;
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
	const places = new Map<EventId, number>();
	let before = 0;
	for (const [eventId, place] of reversed) {
		while ((gone[before] ?? Infinity) < place) before += 1;
		if (!traceless.has(place)) places.set(eventId, place - before);
	}
	const hasOddMarks = correctedMarks.some(({ corrects, memberId }) => {
		const place = corrects === undefined ? undefined : reversed.get(corrects);
		const original = place === undefined ? undefined : events[place];
		return original?.type !== 'AttendanceMarked' || original.memberId !== memberId;
	});
	return { places, hasOddMarks };
}

/** The line that was wrong, and its place; null where the fold has not come to it. */
export function wrongLine(
	{ places }: WrongEntries,
	{ lines, length }: Journal,
	eventId: EventId
): WrongLine | null {
	const place = places.get(eventId) ?? length;
	return place >= length ? null : { place, line: present(lines[place], 'a line stands in its place') };
}

export interface WrongLine {
	readonly line: JournalLine;
	readonly place: number;
}
