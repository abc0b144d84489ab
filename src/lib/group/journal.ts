import type { EventId, LocalDate } from '#kernel';
import type { JournalEntry } from '#ledger';
import type { GroupEvent } from './event-types.ts';
import type { MeetingKind } from './event-fields.ts';

/** The meeting in which an event stands. */
export interface MeetingRef {
	readonly kind: MeetingKind;
	readonly number: number;
	readonly day: LocalDate;
	readonly late: boolean;
}

/** An event as it stands in the book, with the legs that it made and the meeting that it stands in. */
export interface JournalLine {
	readonly event: GroupEvent & { readonly eventId: EventId };
	readonly entry: JournalEntry | null;
	/** Null for what was recorded outside a meeting. */
	readonly meeting: MeetingRef | null;
}

/**
 * All lines of a book up to one state. States that follow one another share the list; each sees only its own length,
 * so appending costs nothing and an older state never sees what came after it.
 */
export interface Journal {
	readonly lines: JournalLine[];
	readonly length: number;
}

export const emptyJournal: Journal = { lines: [], length: 0 };

export function appended(journal: Journal, line: JournalLine): Journal {
	// Another state may have gone on from here already: then the list is its own, and this one is copied.
	const isShared = journal.lines.length > journal.length || journal.length === 0;
	const lines = isShared ? journal.lines.slice(0, journal.length) : journal.lines;
	lines.push(line);
	return { lines, length: lines.length };
}

/** Lines up to this state, oldest first. */
export function linesOf(journal: Journal): readonly JournalLine[] {
	return journal.lines.length === journal.length ? journal.lines : journal.lines.slice(0, journal.length);
}

/** The line of an event, newest first; undefined when there is none. */
export function lineOf(journal: Journal, eventId: EventId): JournalLine | undefined {
	for (let place = journal.length - 1; place >= 0; place -= 1)
		if (journal.lines[place]?.event.eventId === eventId) return journal.lines[place];
	return undefined;
}
