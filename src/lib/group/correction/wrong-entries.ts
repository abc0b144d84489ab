import type { EventId } from '#kernel';
import type { GroupEvent } from '../event-types.ts';
import { present } from '#kernel';
import type { Journal, JournalLine } from '../journal.ts';

/** The entries of a book that corrections name: where they stand in the journal of a fold, once it has come to them. */
export interface WrongEntries {
	readonly places: Map<EventId, number | null>;
	/** Whether a mark stands in the place of something else than a mark of the same woman. */
	readonly hasOddMarks: boolean;
}

/** @param events with their ids */
export function wrongEntries(events: readonly GroupEvent[]): WrongEntries {
	const places = new Map<EventId, null>();
	for (const event of events) if (event.type === 'EventReversed') places.set(event.reverses, null);
	if (places.size === 0) return { places, hasOddMarks: false };
	const wrong = new Map<EventId, GroupEvent>();
	for (const event of events)
		if (event.eventId !== undefined && places.has(event.eventId)) wrong.set(event.eventId, event);
	const hasOddMarks = events.some((event) => {
		if (event.corrects === undefined || event.type !== 'AttendanceMarked') return false;
		const original = wrong.get(event.corrects);
		return original?.type !== 'AttendanceMarked' || original.memberId !== event.memberId;
	});
	return { places, hasOddMarks };
}

/** Keeps the place of a line that a correction will name. */
export function noteLine({ places }: WrongEntries, { length }: Journal, { event }: JournalLine): void {
	if (places.size > 0 && places.has(event.eventId)) places.set(event.eventId, length);
}

/** The line that was wrong, and its place; null where the fold has not come to it. */
export function wrongLine({ places }: WrongEntries, { lines }: Journal, eventId: EventId): WrongLine | null {
	const place = places.get(eventId) ?? null;
	return place === null ? null : { place, line: present(lines[place], 'a line stands in its place') };
}

export interface WrongLine {
	readonly line: JournalLine;
	readonly place: number;
}
