import { err, type Result, present } from '#kernel';
import type { GroupEvent } from './event-types.ts';
import { kindOf } from './kinds.ts';
import { needsWholeBook } from './checks.ts';
import type { Rejection } from './rejections.ts';
import type { GroupState } from './state.ts';
import { isOfOpenMeeting } from './state-on.ts';
import { closedBy } from './correction/needed-by.ts';
import { liveAfter } from './kinds/corrections.ts';

/**
 * Checks whether an event may enter the book, whatever its source (screen, file, backup). Pure; returns the first rejection in the order of
 * `Rejection`, or the event with missing computed fields (the split of a repayment) filled in.
 */
export function admit(state: GroupState, event: GroupEvent): Result<GroupEvent, Rejection> {
	return admitFrame(state, event) ?? kindOf(event).admit(state, event);
}

/** Checks the frame of the book: it is founded once and first, and no event has a day before a closed page. */
function admitFrame(state: GroupState, event: GroupEvent): Result<never, Rejection> | null {
	if (event.type === 'GroupFounded')
		return state.foundedOn === null ? null : err({ type: 'GroupAlreadyFounded' });
	if (state.foundedOn === null) return err({ type: 'NoGroup' });
	if (needsWholeBook(state, event) && state.journal === null) return err({ type: 'WholeBookNeeded' });
	if (event.corrects !== undefined) {
		const refused = refuseReplacement(state, event);
		return refused === null ? null : err(refused);
	}
	if (event.type === 'MeetingOpened' && event.late === true && event.occurredOn < state.foundedOn)
		return err({ type: 'DayBeforeGroup', foundedOn: state.foundedOn });
	const meeting = state.openMeeting;
	const late = event.type === 'MeetingOpened' ? event.late === true : meeting?.late === true;
	// An AccessNoted stays valid when its page is put away, whatever day that page had.
	const bindsNone = late || event.type === 'AccessNoted';
	if (state.lastSealedDay !== null && event.occurredOn < state.lastSealedDay && !bindsNone)
		return err({ type: 'DayBeforeLastMeeting', lastSealedDay: state.lastSealedDay });
	if (event.type === 'MeetingOpened') return null;
	// A page opened with a wrong year is put away today, which may be before its day.
	if (meeting !== null && event.occurredOn < meeting.day && event.type !== 'MeetingPutAway')
		return err({ type: 'DayBeforeMeeting', meetingDay: meeting.day });
	return null;
}

/**
 * Checks the replacement of an entry of a sealed page. It follows the reversal directly and keeps the day of the entry (ledger fine print 12). It
 * must not concern a member who was settled since or a loan that was written off since: its amount could never be paid out.
 */
export function refuseReplacement(state: GroupState, event: GroupEvent): Rejection | null {
	const reversed = state.justReversed?.event;
	const corrects = present(event.corrects, 'a replacement names its original');
	if (isOfOpenMeeting(state, corrects)) return { type: 'ReplacementInOpenMeeting', corrects };
	if (corrects !== reversed?.eventId || event.occurredOn !== reversed.occurredOn)
		return { type: 'ReplacementOutOfPlace', corrects };
	const journal = present(state.journal, 'a correction is made with the whole book');
	const closing = closedBy(state, event, liveAfter(journal, corrects));
	if (closing?.type === 'MemberLeft')
		return { type: 'MemberHasLeft', memberId: closing.memberId, leftOn: closing.occurredOn };
	return closing?.type === 'LoanWrittenOff' ? { type: 'LoanWrittenOff', loanId: closing.loanId } : null;
}
