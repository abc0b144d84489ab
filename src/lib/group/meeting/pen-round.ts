import type { LocalDate, MemberId } from '#kernel';
import type { EventOf } from '../event-types.ts';
import { activeMembers, liveEvents, membersOn, officesOn } from '../state-on.ts';
import type { GroupState, MeetingInProgress } from '../state.ts';
import { came } from './attendance.ts';
import type { PenStep } from '../event-fields.ts';

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
