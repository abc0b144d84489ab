import type { EventId } from '#kernel';
import type { MeetingRef, PostedLine } from '#group';

/** How an entry of a register stands to others: what was wrong stays beside what puts it right (ledger law 6.5). */
export interface EntryMarks {
	/** The EventReversed that took this entry out later: it is struck through. */
	readonly correctedBy: EventId | null;
	/** The wrong entry that this one replaces. */
	readonly corrects: EventId | null;
	/** Whether the entry belongs on the page of a paper meeting that was entered late. */
	readonly late: boolean;
}

/** An entry on the page to which it belongs; its legs are those that it made. */
export interface RegisterLine extends PostedLine, EntryMarks {
	/** Of what replaces an entry: the page of the first; null for what stands outside a meeting. */
	readonly page: MeetingRef | null;
	/** How often the entry had been replaced before: 0 as it was first written. */
	readonly version: number;
}

/**
 * Every entry but the reversals, in the order of recording, what replaces an entry directly after it. Those without
 * `correctedBy` are the book as it should have been from the start.
 */
export function registerLines(posted: readonly PostedLine[]): readonly RegisterLine[] {
	const reversals = new Map<EventId, EventId>();
	const replacements = new Map<EventId, PostedLine>();
	for (const line of posted) {
		const { event } = line;
		if (event.type === 'EventReversed') reversals.set(event.reverses, event.eventId);
		if (event.corrects !== undefined) replacements.set(event.corrects, line);
	}
	const lines: RegisterLine[] = [];
	for (const first of posted) {
		if (first.event.type === 'EventReversed' || first.event.corrects !== undefined) continue;
		let line: PostedLine | undefined = first;
		for (let version = 0; line !== undefined; version += 1) {
			const { event, entry, meeting, postedOn }: PostedLine = line;
			lines.push({
				event,
				entry,
				meeting,
				postedOn,
				page: first.meeting,
				version,
				correctedBy: reversals.get(event.eventId) ?? null,
				corrects: event.corrects ?? null,
				late: first.meeting?.late ?? false
			});
			line = replacements.get(event.eventId);
		}
	}
	return lines;
}

/** Entries as they should have been from the start. */
export function live<Line extends EntryMarks>(lines: readonly Line[]): readonly Line[] {
	return lines.filter((line) => line.correctedBy === null);
}
