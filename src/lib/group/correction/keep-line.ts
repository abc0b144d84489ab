import { appended, type JournalLine, type MeetingRef } from '../journal.ts';
import type { GroupDraft, GroupState } from '../state.ts';

/** Adds a line to the book's list, where the book has all of it. */
export function keepLine(draft: GroupDraft, line: JournalLine): void {
	draft.justReversed = null;
	if (draft.journal !== null) draft.journal = appended(draft.journal, line);
}

/** The meeting that is open, as a line of the journal names it. */
export function meetingRef({ openMeeting }: GroupState): MeetingRef | null {
	if (openMeeting === null) return null;
	const { kind, number, day, late } = openMeeting;
	return { kind, number, day, late };
}
