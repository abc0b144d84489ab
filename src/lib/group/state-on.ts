import type { LocalDate, EventId } from '#kernel';
import type { GroupEvent } from './event-types.ts';
import type { Constitution } from './rules/constitution.ts';
import type { GroupState, Member, OfficeTerm, MeetingInProgress } from './state.ts';

/**
 * The day of the last regular meeting before the one that is open (or before now, where none is open).
 *
 * @param before only meetings of earlier days than this one count: for what is entered late
 */
export function previousRegularDay(state: GroupState, before?: LocalDate): LocalDate | null {
	const held = state.regularMeetings;
	if (before !== undefined) return held.findLast((meeting) => meeting.day < before)?.day ?? null;
	const openIsRegular = state.openMeeting?.kind === 'regular';
	return held[held.length - (openIsRegular ? 2 : 1)]?.day ?? null;
}

/** Office terms in force on `day`. */
export function officesOn(state: GroupState, day: LocalDate): readonly OfficeTerm[] {
	return state.offices.filter((term) => term.since <= day && (term.until === null || term.until >= day));
}

/** The book as its seals say: nothing of the open meeting is in it. */
export const beforeMeeting = (state: GroupState): GroupState => state.openMeeting?.before ?? state;

/** Women who are members now, in the order of joining. */
export function activeMembers(state: GroupState): readonly Member[] {
	return [...state.members.values()].filter((member) => member.leftOn === null);
}

/** Whether she was a member on `day`: she owes and is counted from her joining day to the day before she left. */
export function isMemberOn(member: Member, day: LocalDate): boolean {
	return member.joinedOn <= day && (member.leftOn === null || day < member.leftOn);
}

/** Women who were members on `day`, in the order of joining. */
export function membersOn(state: GroupState, day: LocalDate): readonly Member[] {
	return [...state.members.values()].filter((member) => isMemberOn(member, day));
}

/** What stands of a meeting: not what was taken back, nor what puts an entry of an earlier page right. */
export function liveEvents(meeting: MeetingInProgress): readonly GroupEvent[] {
	return meeting.events.filter(
		({ type, eventId, corrects }) =>
			type !== 'EventReversed' &&
			corrects === undefined &&
			(eventId === undefined || !meeting.takenBack.has(eventId))
	);
}

/** The rules in force on `day`; of a day before the founding, the first ones. */
export function rulesOn(state: Pick<GroupState, 'rules'>, day: LocalDate): Constitution | null {
	return (state.rules.findLast((version) => version.since <= day) ?? state.rules[0])?.constitution ?? null;
}

/** Whether an entry was made in the meeting that is open: it is taken back there, and leaves no trace. */
export function isOfOpenMeeting(state: Pick<GroupState, 'openMeeting'>, eventId: EventId): boolean {
	return state.openMeeting?.events.some((event) => event.eventId === eventId) === true;
}
