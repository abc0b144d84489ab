import type { EventId, LocalDate } from '#kernel';
import type { JournalEntry } from '#ledger';
import type { GroupEvent } from './event-types.ts';
import type { MeetingKind } from './event-fields.ts';

/** The meeting that contains an event. */
export interface MeetingRef {
	readonly kind: MeetingKind;
	readonly number: number;
	readonly day: LocalDate;
	readonly late: boolean;
}

/** An event in the journal with its postings and its meeting. */
export interface JournalLine {
	readonly event: GroupEvent & { readonly eventId: EventId };
	readonly entry: JournalEntry | null;
	/** Null for an event recorded outside a meeting. */
	readonly meeting: MeetingRef | null;
}

/**
 * All lines of a book up to one state. Consecutive states share the array and see only the first `length` lines, so appending copies nothing and an
 * older state never sees later lines.
 */
export interface Journal {
	readonly lines: JournalLine[];
	readonly length: number;
}

export const emptyJournal: Journal = { lines: [], length: 0 };

export function appended(journal: Journal, line: JournalLine): Journal {
	// If another state has already appended to the array, this one continues on a copy.
	const isShared = journal.lines.length > journal.length || journal.length === 0;
	const lines = isShared ? journal.lines.slice(0, journal.length) : journal.lines;
	lines.push(line);
	return { lines, length: lines.length };
}

/** Returns the lines that this state sees, oldest first. */
export function linesOf(journal: Journal): readonly JournalLine[] {
	return journal.lines.length === journal.length ? journal.lines : journal.lines.slice(0, journal.length);
}

/** Returns the newest line with the event's id; undefined if there is none. */
export function lineOf(journal: Journal, eventId: EventId): JournalLine | undefined {
	for (let place = journal.length - 1; place >= 0; place -= 1)
		if (journal.lines[place]?.event.eventId === eventId) return journal.lines[place];
	return undefined;
}
