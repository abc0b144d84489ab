import type { CurrencyCode } from '#money';
import { apply } from '../apply.ts';
import { linesOf, type Journal } from '../journal.ts';
import { emptyGroup, ownMeeting } from '../state-draft.ts';
import type { GroupDraft, MeetingInProgress } from '../state.ts';
import { effectiveLines } from './effective-lines.ts';

/** The projections of a group that corrections recompute: all state except balances and the frame of the book; of the open meeting only `goneBefore`. */
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
 * Recomputes the facts with all corrections applied: reversed entries are left out, and a replacement takes the place of its original, with its
 * postings. So corrections have no second algorithm.
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

/** Copies recomputed facts into the draft. */
export function takeFacts(draft: GroupDraft, { goneBefore, ...known }: Facts): void {
	Object.assign(draft, known);
	if (draft.openMeeting !== null) ownMeeting(draft, draft.openMeeting).goneBefore = goneBefore;
}
