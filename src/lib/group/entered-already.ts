import { present, type LocalDate } from '#kernel';
import type { GroupEvent } from './event-types.ts';
import { lineOf, linesOf, type Journal } from './journal.ts';
import { withPostingDays } from './posting-day.ts';
import { liveEvents } from './state-on.ts';
import type { GroupState } from './state.ts';

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
