import type { LocalDate, MemberId } from '#kernel';
import { sum } from '#money';
import { figuresInAll, type Figures } from '../figures.ts';
import { openPositionsOf, overdueOn, type GroupState } from '#group';

const dueFigures = [
	'interestArrears',
	'interestDue',
	/** What of these two is for being late. */
	'overdueInterest',
	'principalDue',
	/** The three together: what the circle asks for today. */
	'asked',
	'outstanding',
	/** The most that can be given today. */
	'payOff',
	/** Instalments that an earlier meeting asked for in vain. */
	'overdue'
] as const;

/** What a woman owes at this meeting, over all her loans; minor units. */
export type Due = Figures<(typeof dueFigures)[number]> & { readonly memberId: MemberId };

/** Those of these women who owe anything on `day`, in the same order. */
export function duesOf(state: GroupState, memberIds: readonly MemberId[], day: LocalDate): readonly Due[] {
	return memberIds.map((memberId) => dueOf(state, memberId, day)).filter((due) => due.payOff > 0);
}

export function dueOf(state: GroupState, memberId: MemberId, day: LocalDate): Due {
	const ofLoans = openPositionsOf(state, memberId, day).map(({ loan, position }) => {
		const { interestArrears, interestDue, principalDue } = position;
		return {
			...position,
			asked: sum([interestArrears, interestDue, principalDue]),
			overdue: overdueOn(loan, day, state.regularMeetings).principal
		};
	});
	return { memberId, ...figuresInAll(dueFigures, ofLoans) };
}
