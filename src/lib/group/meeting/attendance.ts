import type { LocalDate, MemberId } from '#kernel';
import { isMemberOn, officesOn, membersOn, liveEvents, activeMembers } from '../state-on.ts';
import type { GroupState, MeetingInProgress, Member } from '../state.ts';
import type { AttendanceState, PenStep } from '../event-fields.ts';
import type { EventOf } from '../event-types.ts';

/** True if the member attended; late counts as present (ledger law 5). */
export const came = (mark: AttendanceState | null | undefined): boolean =>
	mark === 'present' || mark === 'late';

const weights: Readonly<Record<AttendanceState, number>> = { absent: 0, excused: 1, late: 2, present: 2 };

/** True if mark `one` outweighs `other` of the same member at the same meeting: attended over excused, excused over absent. */
export const saysMore = (one: AttendanceState, other: AttendanceState): boolean =>
	weights[one] > weights[other];

/** The data of a meeting, open or past, that determines who was expected. */
type Expecting = Pick<MeetingInProgress, 'day' | 'goneBefore' | 'marks'>;

/** Members who left on this day before the meeting began: it does not expect them. */
export function goneOn({ members }: Pick<GroupState, 'members'>, day: LocalDate): readonly MemberId[] {
	return [...members.values()].filter(({ leftOn }) => leftOn === day).map(({ memberId }) => memberId);
}

/**
 * True if the meeting expects her: she was a member at its start or joined in it. A member who leaves in it or later that day was expected and counts
 * as marked; a leaving entered for an earlier day removes her. All meetings of her joining day expect her, even if she left on it.
 */
export function isExpected(member: Member, { day, goneBefore, marks }: Expecting): boolean {
	if (member.joinedOn === day) return true;
	if (member.leftOn !== day) return isMemberOn(member, day);
	return !goneBefore.includes(member.memberId) || marks.has(member.memberId);
}

/** Returns the members expected at a meeting, in the order of joining. */
export function expectedAt({ members }: Pick<GroupState, 'members'>, meeting: Expecting): readonly Member[] {
	return [...members.values()].filter((member) => isExpected(member, meeting));
}

export function countCame(marks: Iterable<AttendanceState>): number {
	let count = 0;
	for (const mark of marks) if (came(mark)) count += 1;
	return count;
}

/**
 * Returns the members to offer a step of the meeting to, next one first: those present who have never done it, by the number of steps done, then by
 * member number. Writers come last.
 *
 * @param day the day of the meeting, open or about to be opened
 */
export function penRound(state: GroupState, step: PenStep, day: LocalDate): readonly MemberId[] {
	const writers = new Set(
		officesOn(state, day).flatMap(({ office, memberId }) => (office === 'writer' ? [memberId] : []))
	);
	return membersOn(state, day)
		.filter(
			({ memberId, penSteps }) => !penSteps.includes(step) && mayBeHere(state.openMeeting, memberId, step)
		)
		.map((member) => ({ ...member, writes: Number(writers.has(member.memberId)) }))
		.sort(
			(one, other) =>
				one.writes - other.writes || one.penSteps.length - other.penSteps.length || one.number - other.number
		)
		.map(({ memberId }) => memberId);
}

/** Before the roll call nobody is marked, so each member may be offered it; if she did not come, the next one is asked. */
function mayBeHere(meeting: MeetingInProgress | null, memberId: MemberId, step: PenStep): boolean {
	const mark = meeting?.marks.get(memberId);
	return mark === undefined ? step === 'roll' : came(mark);
}

/** Returns the last PenTaken of this meeting (who has the phone, for which step); null if there is none. */
export function penIn(meeting: MeetingInProgress): EventOf<'PenTaken'> | null {
	return liveEvents(meeting).findLast((event) => event.type === 'PenTaken') ?? null;
}

/** Number of active members who have done a step themselves, of all active members. */
export function penFigure(state: GroupState): { readonly done: number; readonly of: number } {
	const members = activeMembers(state);
	return { done: members.filter(({ penSteps }) => penSteps.length > 0).length, of: members.length };
}
