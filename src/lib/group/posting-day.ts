import { type LocalDate, present } from '#kernel';
import { type JournalLine, linesOf, type Journal, lineOf } from './journal.ts';
import type { GroupEvent } from './event-types.ts';
import type { GroupState } from './state.ts';
import { liveEvents } from './state-on.ts';

/** A line with the day to which its legs belong in books of account. */
export interface PostedLine extends JournalLine {
	readonly postedOn: LocalDate;
}

/**
 * The day of an entry is its own, also in a meeting entered late; what replaces a corrected entry has its legs on the day
 * of the reversal before it (ledger fine print 12 and 13). In the order of recording.
 */
export function withPostingDays(lines: readonly JournalLine[]): readonly PostedLine[] {
	return lines.map(({ event, entry, meeting }, place) => {
		const own = event.corrects === undefined ? event : (lines[place - 1]?.event ?? event);
		return { event, entry, meeting, postedOn: own.occurredOn };
	});
}

/** An entry that stands, with the day of its legs. */
export interface Entered {
	readonly event: GroupEvent;
	readonly on: LocalDate;
}

/**
 * What an entry of the open meeting may be too early for. Only a meeting entered late, or one that goes over days, can know
 * of a day after its own: of a late one the whole book, of another its own entries.
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

/** A reversal is about the women, or the thing, of the entry that it takes out. */
function putRight(journal: Journal, event: GroupEvent): GroupEvent {
	return event.type === 'EventReversed' ? (lineOf(journal, event.reverses)?.event ?? event) : event;
}
