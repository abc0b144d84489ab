import type { MemberId } from '#kernel';
import type { AttendanceState } from './meeting/events.ts';
import type { GroupDraft, GroupState, MeetingInProgress, Member, RegularMeeting } from './state.ts';

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };

/** A meeting under construction. */
type MeetingDraft = Mutable<Omit<MeetingInProgress, 'marks'>> & {
	readonly marks: Map<MemberId, AttendanceState>;
};

/**
 * Which draft made a thing and is the only one that sees it. What a draft owns it changes in place, so that a fold copies
 * nothing for each event; what it has from elsewhere it copies first. A fork shares everything: then nobody owns it.
 */
const owners = new WeakMap<object, GroupDraft>();

/** The open meeting, to be changed. */
export function ownMeeting(draft: GroupDraft, meeting: MeetingInProgress): MeetingDraft {
	// What a draft owns was made below, with a map of marks that can be changed.
	if (owners.get(meeting) === draft) return meeting as MeetingDraft;
	const copy: MeetingDraft = { ...meeting, marks: new Map(meeting.marks) };
	owners.set(copy, draft);
	draft.openMeeting = copy;
	return copy;
}

/** The list of regular meetings, to be changed. */
export function ownMeetings(draft: GroupDraft): RegularMeeting[] {
	if (owners.get(draft.regularMeetings) === draft) return draft.regularMeetings as RegularMeeting[];
	const copy = [...draft.regularMeetings];
	owners.set(copy, draft);
	draft.regularMeetings = copy;
	return copy;
}

/** A member, to be changed. */
export function ownMember(draft: GroupDraft, member: Member): Mutable<Member> {
	if (owners.get(member) === draft) return member;
	const copy = { ...member };
	owners.set(copy, draft);
	draft.members.set(member.memberId, copy);
	return copy;
}

/** Says that somebody else sees from now on what the state holds. */
export function nobodyOwns({ openMeeting, regularMeetings, members }: GroupState): void {
	if (openMeeting !== null) owners.delete(openMeeting);
	owners.delete(regularMeetings);
	for (const member of members.values()) owners.delete(member);
}
