import { previousRegularDay } from '../state-on.ts';
import type { GroupState } from '../state.ts';
import type { LoanDay } from './position.ts';

/**
 * How loans are looked at on `on`, with the meetings that the book knows of: from the meeting before the one that is
 * open; what is entered for a day in the past, and where none is open, from the last one before that day.
 */
export function loanDay(state: GroupState, on: LoanDay['on']): LoanDay {
	const meeting = state.openMeeting;
	const isOfToday = meeting !== null && !meeting.late && on >= meeting.day;
	const before = isOfToday ? undefined : meeting !== null && meeting.day < on ? meeting.day : on;
	return { on, previousMeeting: previousRegularDay(state, before), held: state.regularMeetings };
}
