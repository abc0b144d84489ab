import { addDays, addMonths, daysBetween, latestOf, type LocalDate } from '#kernel';
import { meetingsDue } from '#reports';
import { rulesOn, type GroupState, type Rhythm } from '#group';

/** The earliest possible day of a new meeting, after the last sealed page and the open desk. */
export function earliestDay(state: GroupState): LocalDate | null {
	const desk = state.openMeeting?.kind === 'desk' ? state.openMeeting.lastDay : null;
	return latestOf(state.lastSealedDay, desk, state.foundedOn);
}

/** The earliest possible day of a meeting from paper: the day of the opening balances, or of the founding. */
export function firstPaperDay(state: GroupState): LocalDate | null {
	return state.booksSince ?? state.foundedOn;
}

/** The next day by the group's rhythm after the last regular meeting; null before the first. */
export function dayByRhythm(state: GroupState): LocalDate | null {
	const last = state.regularMeetings.at(-1)?.day;
	if (last === undefined) return null;
	// Rules that change before that day apply to it, so the day is computed again with those.
	const next = nextDay(state, last, last);
	return next === null ? null : nextDay(state, last, next);
}

/** Uses the rhythm in force on `day`. */
function nextDay(state: GroupState, last: LocalDate, day: LocalDate): LocalDate | null {
	const rhythm = rulesOn(state, day)?.meetingRhythm;
	return rhythm === undefined ? null : nextByRhythm(rhythm, last);
}

export function nextByRhythm(rhythm: Rhythm, last: LocalDate): LocalDate {
	return meetingsDue(rhythm, last, addDays(addMonths(last, 1), 31))[1] ?? addMonths(last, 1);
}

/** Today, unless a later day is closed already: the phone's clock is then wrong. */
export function proposedDay(state: GroupState, today: LocalDate): LocalDate {
	const earliest = earliestDay(state);
	if (earliest === null || earliest <= today) return today;
	return dayByRhythm(state) ?? earliest;
}

/** The latest selectable day: 31 days after the latest day known from the phone or the book. */
export function latestDay(state: GroupState, today: LocalDate): LocalDate {
	return addDays(latestOf(earliestDay(state), dayByRhythm(state), today) ?? today, 31);
}

/** True if the day needs a check: it is in the future, not after the last regular meeting, or more than two periods after it. */
export function dayLooksOdd(state: GroupState, day: LocalDate, today: LocalDate): boolean {
	if (day > today) return true;
	const last = state.regularMeetings.at(-1)?.day;
	if (last === undefined) return false;
	const usual = { week: 7, fortnight: 14, month: 31 }[rulesOn(state, day)?.meetingRhythm.every ?? 'month'];
	const since = daysBetween(last, day);
	return since <= 0 || since > 2 * usual;
}
