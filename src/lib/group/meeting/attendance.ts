import type { LocalDate, MemberId } from '#kernel';
import { isMemberOn, officesOn, membersOn, liveEvents, activeMembers } from '../state-on.ts';
import type { GroupState, MeetingInProgress, Member } from '../state.ts';
import type { AttendanceState, PenStep } from '../event-fields.ts';
import type { EventOf } from '../event-types.ts';

/** Whether she was there: late counts as present (ledger law 5). */
export const came = (mark: AttendanceState | null | undefined): boolean =>
	mark === 'present' || mark === 'late';

const weights: Readonly<Record<AttendanceState, number>> = { absent: 0, excused: 1, late: 2, present: 2 };

/** Whether one of two marks of one woman at one meeting says more: that she came, or else that she had asked to be excused. */
export const saysMore = (one: AttendanceState, other: AttendanceState): boolean =>
	weights[one] > weights[other];

/** What tells who was expected at a meeting; also of one that is over. */
type Expecting = Pick<MeetingInProgress, 'day' | 'goneBefore' | 'marks'>;

/** Women who have left on this day: a meeting of it that begins now does not count on them. */
export function goneOn({ members }: Pick<GroupState, 'members'>, day: LocalDate): readonly MemberId[] {
	return [...members.values()].filter(({ leftOn }) => leftOn === day).map(({ memberId }) => memberId);
}

/**
 * Whether a meeting counts on her: she was a member when it began, or joined in it. Who leaves in it or later on its day
 * was expected and counts as she was marked; a leaving that was entered for an earlier day takes her out. All meetings of the day on
 * which she joined count on her, also when she left on it.
 */
export function isExpected(member: Member, { day, goneBefore, marks }: Expecting): boolean {
	if (member.joinedOn === day) return true;
	if (member.leftOn !== day) return isMemberOn(member, day);
	return !goneBefore.includes(member.memberId) || marks.has(member.memberId);
}

/** Women on whom a meeting counts, in the order of joining. */
export function expectedAt({ members }: Pick<GroupState, 'members'>, meeting: Expecting): readonly Member[] {
	return [...members.values()].filter((member) => isExpected(member, meeting));
}

/** How many of these marks say that a woman was there. */
export function countCame(marks: Iterable<AttendanceState>): number {
	let count = 0;
	for (const mark of marks) if (came(mark)) count += 1;
	return count;
}

/**
 * Women to whom a step of the meeting can be offered, she whose turn it is first: those who have never done it and are
 * here, she who has done least before the others, then by number. Who writes every time comes last.
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

/** While the roll is still to be taken nobody is marked: she is asked, and another where she did not come. */
function mayBeHere(meeting: MeetingInProgress | null, memberId: MemberId, step: PenStep): boolean {
	const mark = meeting?.marks.get(memberId);
	return mark === undefined ? step === 'roll' : came(mark);
}

/** Who has the pen in this meeting, and for what; null while nobody took it. */
export function penIn(meeting: MeetingInProgress): EventOf<'PenTaken'> | null {
	return liveEvents(meeting).findLast((event) => event.type === 'PenTaken') ?? null;
}

/** How many of the members have done a step of a meeting themselves. */
export function penFigure(state: GroupState): { readonly done: number; readonly of: number } {
	const members = activeMembers(state);
	return { done: members.filter(({ penSteps }) => penSteps.length > 0).length, of: members.length };
}
