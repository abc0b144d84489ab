import type { LocalDate, MemberId } from '#kernel';
import { isMemberOn } from '../state-on.ts';
import type { GroupState, MeetingInProgress, Member } from '../state.ts';
import type { AttendanceState } from '../event-fields.ts';

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
