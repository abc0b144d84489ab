import { addDays, addMonths, daysBetween, latestOf, type LocalDate } from '#kernel';
import { meetingsDue } from '#reports';
import { rulesOn, type GroupState, type Rhythm } from '#group';

/** The earliest day that a new meeting may have: what is sealed, and what is open at the desk, binds it. */
export function earliestDay(state: GroupState): LocalDate | null {
	const desk = state.openMeeting?.kind === 'desk' ? state.openMeeting.lastDay : null;
	return latestOf(state.lastSealedDay, desk, state.foundedOn);
}

/** A meeting from paper may be as old as the book; what the book brought in stands before it. */
export function firstPaperDay(state: GroupState): LocalDate | null {
	return state.booksSince ?? state.foundedOn;
}

/** The day after the last regular meeting on which the group meets by its own rhythm; null before the first. */
export function dayByRhythm(state: GroupState): LocalDate | null {
	const last = state.regularMeetings.at(-1)?.day;
	if (last === undefined) return null;
	// What is decided for a later day asks for the meetings from that day on.
	const next = nextDay(state, last, last);
	return next === null ? null : nextDay(state, last, next);
}

/** By the rhythm that is in force on `day`. */
function nextDay(state: GroupState, last: LocalDate, day: LocalDate): LocalDate | null {
	const rhythm = rulesOn(state, day)?.meetingRhythm;
	return rhythm === undefined ? null : nextByRhythm(rhythm, last);
}

export function nextByRhythm(rhythm: Rhythm, last: LocalDate): LocalDate {
	return meetingsDue(rhythm, last, addDays(addMonths(last, 1), 31))[1] ?? addMonths(last, 1);
}

/** Today, unless a page of a later day is closed already: then the phone's clock is wrong. */
export function proposedDay(state: GroupState, today: LocalDate): LocalDate {
	const earliest = earliestDay(state);
	if (earliest === null || earliest <= today) return today;
	return dayByRhythm(state) ?? earliest;
}

/** The latest day that can be chosen: a month ahead of whatever the phone and the book know to be past. */
export function latestDay(state: GroupState, today: LocalDate): LocalDate {
	return addDays(latestOf(earliestDay(state), dayByRhythm(state), today) ?? today, 31);
}

/** Whether people should look at the day: a day to come, two meetings on one day, a clock that runs behind, a long silence. */
export function dayLooksOdd(state: GroupState, day: LocalDate, today: LocalDate): boolean {
	if (day > today) return true;
	const last = state.regularMeetings.at(-1)?.day;
	if (last === undefined) return false;
	const usual = { week: 7, fortnight: 14, month: 31 }[rulesOn(state, day)?.meetingRhythm.every ?? 'month'];
	const since = daysBetween(last, day);
	return since <= 0 || since > 2 * usual;
}
