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
	/** Part of interestArrears and interestDue that is interest on late principal. */
	'overdueInterest',
	'principalDue',
	/** Sum of interestArrears, interestDue and principalDue: the amount asked for today. */
	'asked',
	'outstanding',
	/** The largest payment that is possible today. */
	'payOff',
	/** Instalments that fell due at an earlier meeting and were not paid. */
	'overdue'
] as const;

/** Amounts that a member owes at this meeting over all her loans; minor units. */
export type Due = Figures<(typeof dueFigures)[number]> & { readonly memberId: MemberId };

/** Returns the members who owe anything on `day`, in the order of `memberIds`. */
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

/** One interest charge of a loan, for display. */
export interface Charge extends Omit<LoanCharge, 'amount'> {
	/** Minor units, exact, as a decimal string: only the sum is rounded. Negative for interest that was given up. */
	readonly amount: string;
}

/**
 * Returns every interest charge on a loan up to and including `on`, oldest first, across disbursement, rescheduling, top-ups
 * and write-off. Their rounded sum less the interest paid is the interest owed.
 *
 * @param held regular meetings, oldest first
 */
export function whyOwed(loan: Loan, on: LocalDate, held: readonly RegularMeeting[]): readonly Charge[] {
	return chargesOf(loan, on, held).map((charge) => ({ ...charge, amount: charge.amount.toString() }));
}
