import type { LocalDate, MemberId } from '#kernel';
import type { GroupState } from '../state.ts';
import { loanDay } from './loan-day.ts';
import { isGivenUp, type Loan } from './loan.ts';
import { loanPosition } from './position.ts';

/** Loans of hers on which anything is owed, oldest first; those that were written off are owed no more. */
export function openLoansOf(state: GroupState, memberId: MemberId, on: LocalDate): readonly Loan[] {
	return payableLoans(state, memberId, on).filter((loan) => !isGivenUp(loan, on));
}

/** Loans of hers of which anything can be paid, oldest first. */
export function payableLoans(state: GroupState, memberId: MemberId, on: LocalDate): readonly Loan[] {
	const day = loanDay(state, on);
	return [...state.loans.values()]
		.filter((loan) => loan.memberId === memberId && loanPosition(loan, day).payOff > 0)
		.sort((left, right) => left.sequence - right.sequence);
}
