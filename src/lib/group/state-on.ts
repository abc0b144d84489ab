import type { LocalDate, EventId } from '#kernel';
import type { GroupEvent } from './event-types.ts';
import type { Constitution } from './rules/constitution.ts';
import type { GroupState, Member, OfficeTerm, MeetingInProgress } from './state.ts';

/**
 * Returns the day of the last regular meeting before the open one (or before now, if none is open).
 *
 * @param before limits to meetings before this day, for late entries
 */
export function previousRegularDay(state: GroupState, before?: LocalDate): LocalDate | null {
	const held = state.regularMeetings;
	if (before !== undefined) return held.findLast((meeting) => meeting.day < before)?.day ?? null;
	const openIsRegular = state.openMeeting?.kind === 'regular';
	return held[held.length - (openIsRegular ? 2 : 1)]?.day ?? null;
}

export function officesOn(state: GroupState, day: LocalDate): readonly OfficeTerm[] {
	return state.offices.filter((term) => term.since <= day && (term.until === null || term.until >= day));
}

/** Returns the state without the open meeting. */
export const beforeMeeting = (state: GroupState): GroupState => state.openMeeting?.before ?? state;

/** Returns the present members, in the order of joining. */
export function activeMembers(state: GroupState): readonly Member[] {
	return [...state.members.values()].filter((member) => member.leftOn === null);
}

/** True if she was a member on `day`: from her joining day to the day before she left. */
export function isMemberOn(member: Member, day: LocalDate): boolean {
	return member.joinedOn <= day && (member.leftOn === null || day < member.leftOn);
}

/** Returns the members on `day`, in the order of joining. */
export function membersOn(state: GroupState, day: LocalDate): readonly Member[] {
	return [...state.members.values()].filter((member) => isMemberOn(member, day));
}

/** Returns the live events of a meeting: without those taken back, and without corrections of earlier pages. */
export function liveEvents(meeting: MeetingInProgress): readonly GroupEvent[] {
	return meeting.events.filter(
		({ type, eventId, corrects }) =>
			type !== 'EventReversed' &&
			corrects === undefined &&
			(eventId === undefined || !meeting.takenBack.has(eventId))
	);
}

/** Returns the rules in force on `day`; before the founding, the first ones. */
export function rulesOn(state: Pick<GroupState, 'rules'>, day: LocalDate): Constitution | null {
	return (state.rules.findLast((version) => version.since <= day) ?? state.rules[0])?.constitution ?? null;
}

/** True if an entry belongs to the open meeting: it is taken back there and leaves no trace. */
export function isOfOpenMeeting(state: Pick<GroupState, 'openMeeting'>, eventId: EventId): boolean {
	return state.openMeeting?.events.some((event) => event.eventId === eventId) === true;
}
