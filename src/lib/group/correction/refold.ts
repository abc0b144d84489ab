import type { CurrencyCode } from '#money';
import { apply } from '../apply.ts';
import { linesOf, type Journal } from '../journal.ts';
import { emptyGroup, ownMeeting } from '../state-draft.ts';
import type { GroupDraft, MeetingInProgress } from '../state.ts';
import { effectiveLines } from './effective-lines.ts';

/** Everything that is known of the group but balances and the frame of the book; of the open meeting, whom it does not count on. */
export type Facts = Pick<
	GroupDraft,
	| 'members'
	| 'offices'
	| 'bankAccounts'
	| 'loans'
	| 'loanCount'
	| 'fines'
	| 'borrowings'
	| 'applications'
	| 'disputes'
	| 'regularMeetings'
	| 'booksSince'
> &
	Pick<MeetingInProgress, 'goneBefore'>;

/**
 * The facts of a book in which every corrected entry had always been right: reversed entries are left out, and what
 * replaces one stands in its place, with the legs that it made. So a correction is never a second way of computing.
 */
export function refold(currency: CurrencyCode, journal: Journal): Facts {
	const draft = emptyGroup(currency);
	draft.journal = null;
	for (const { event, entry } of effectiveLines(linesOf(journal))) apply(draft, event, entry, false);
	const { members, offices, bankAccounts, loans, loanCount, fines } = draft;
	const { borrowings, applications, disputes, regularMeetings, booksSince } = draft;
	return {
		members,
		offices,
		bankAccounts,
		loans,
		loanCount,
		fines,
		borrowings,
		applications,
		disputes,
		regularMeetings,
		booksSince,
		goneBefore: draft.openMeeting?.goneBefore ?? []
	};
}

/** What was folded again is what the draft knows from now on. */
export function takeFacts(draft: GroupDraft, { goneBefore, ...known }: Facts): void {
	Object.assign(draft, known);
	if (draft.openMeeting !== null) ownMeeting(draft, draft.openMeeting).goneBefore = goneBefore;
}
