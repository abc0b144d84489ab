import { assert, present, type LocalDate } from '#kernel';
import {
	foldAdmitted,
	lastDayIn,
	linesOf,
	replayUntil,
	withPostingDays,
	type GroupEvent,
	type GroupState,
	type PostedLine,
	readOnce,
	untilLastEntry
} from '#group';
import type { BookAsAt } from './meeting-pages.ts';
import { knownRegisterBook } from './registers/register-book.ts';

/** Every entry of a book up to a day with its postings, in the order of recording, and the state that results. */
interface BookLines {
	readonly state: GroupState;
	/** The report date: the book is shown as at the end of this day. */
	readonly on: LocalDate;
	readonly posted: readonly PostedLine[];
}

/** Report date of a book without events, which has no last day. */
const noDay = '1900-01-01' as LocalDate;

/**
 * @param events of a checked book
 * @throws Defect if the events were not checked
 */
export function bookLines(events: readonly GroupEvent[], view: BookAsAt): BookLines {
	const on = view.on ?? lastDayIn(events) ?? noDay;
	const until = untilLastEntry(events, { ...view, on });
	const { state, posted } = knownRegisterBook(events, until) ?? folded.read(events, until);
	return { state, on, posted };
}

const folded = readOnce((events, { currency, on }): Omit<BookLines, 'on'> => {
	const replayed = on === undefined ? foldAdmitted(events, currency) : replayUntil(events, currency, on);
	assert(replayed.ok, 'a report reads events that were checked');
	const journal = present(replayed.value.journal, 'a replay from the start keeps every line');
	return { state: replayed.value, posted: withPostingDays(linesOf(journal)) };
});

export const later = (one: LocalDate, other: LocalDate): LocalDate => (other > one ? other : one);
