import type { LocalDate, MemberId } from '#kernel';
import { sum } from '#money';
import { type Figures, figuresInAll } from './figures.ts';
import {
	chargesOf,
	type GroupState,
	type Loan,
	type LoanCharge,
	openPositionsOf,
	overdueOn,
	type RegularMeeting
} from '#group';

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

/** One charge behind the interest of a loan, as it is shown. */
export interface Charge extends Omit<LoanCharge, 'amount'> {
	/** Minor units, exact, as a decimal string: only the sum is rounded. Below zero for what was given up. */
	readonly amount: string;
}

/**
 * Every charge on a loan up to and including `on`, oldest first, on whatever terms it stood: given, put on new terms,
 * topped up or written off. Their sum, rounded, less the interest paid is what is owed. Answers "why is this owed?".
 *
 * @param held regular meetings, oldest first
 */
export function whyOwed(loan: Loan, on: LocalDate, held: readonly RegularMeeting[]): readonly Charge[] {
	return chargesOf(loan, on, held).map((charge) => ({ ...charge, amount: charge.amount.toString() }));
}
