import { type LocalDate, present } from '#kernel';
import { type JournalLine, linesOf, type Journal, lineOf } from './journal.ts';
import type { GroupEvent } from './event-types.ts';
import type { GroupState } from './state.ts';
import { liveEvents } from './state-on.ts';

/** A journal line with its posting day for books of account. */
export interface PostedLine extends JournalLine {
	readonly postedOn: LocalDate;
}

/**
 * Adds the posting day to lines in the order of recording: the entry's own day, also in a late meeting; for a replacement, the day of the reversal
 * before it (ledger fine print 12 and 13).
 */
export function withPostingDays(lines: readonly JournalLine[]): readonly PostedLine[] {
	return lines.map(({ event, entry, meeting }, place) => {
		const own = event.corrects === undefined ? event : (lines[place - 1]?.event ?? event);
		return { event, entry, meeting, postedOn: own.occurredOn };
	});
}

/** A live entry with its posting day. */
export interface Entered {
	readonly event: GroupEvent;
	readonly on: LocalDate;
}

/**
 * Returns the entries that may be dated after a new entry. Only a late meeting, or one over several days, has later days: for a late one the whole
 * book, otherwise its own entries.
 */
export function enteredAlready({ openMeeting, journal }: GroupState): readonly Entered[] {
	const meeting = present(openMeeting, 'an entry belongs to a meeting');
	if (!meeting.late) return liveEvents(meeting).map((event) => ({ event, on: event.occurredOn }));
	const whole = present(journal, 'a late meeting is entered with the whole book');
	return withPostingDays(linesOf(whole)).map(({ event, postedOn }) => ({
		event: putRight(whole, event),
		on: postedOn
	}));
}

/** Returns the reversed entry for a reversal, since it concerns the same member or thing. */
function putRight(journal: Journal, event: GroupEvent): GroupEvent {
	return event.type === 'EventReversed' ? (lineOf(journal, event.reverses)?.event ?? event) : event;
}
