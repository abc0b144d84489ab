import type { LocalDate, MemberId } from '#kernel';
import {
	loanDay,
	loanPosition,
	openPositionsOf,
	overdueOn,
	type GroupState,
	type Loan,
	type LoanDay
} from '#group';
import { add, sum, zero, type Money } from '#money';
import { isPurpose, type Purpose } from '#papers/code-words.ts';

/** One loan of a woman as a slip of its own; minor units. */
export interface LoanSlip {
	readonly loan: Loan;
	readonly purpose: Purpose | null;
	readonly outstanding: Money;
	/** Charged and unpaid interest, old and new. */
	readonly interest: Money;
	/** The part of `interest` charged for late payment. */
	readonly overdueInterest: Money;
	/** Principal and interest due today. */
	readonly asked: Money;
	readonly overdue: Money;
	/** Regular meetings closed since its oldest unpaid part fell due; 0 if nothing is late. */
	readonly lateMeetings: number;
	/** Minor units of a written-off loan that may still be recovered; null for other loans. */
	readonly mayComeBack: Money | null;
}

/** The latest day in the book, which pages between meetings use as the current day; null before the first. */
export function latestDayIn({ openMeeting, lastSealedDay }: GroupState): LocalDate | null {
	const open = openMeeting?.lastDay ?? null;
	if (open === null || lastSealedDay === null) return open ?? lastSealedDay;
	return open > lastSealedDay ? open : lastSealedDay;
}

/** Her unpaid loans, oldest first, then written-off ones that may still be recovered. */
export function slipsOf(state: GroupState, memberId: MemberId, day: LoanDay['on']): readonly LoanSlip[] {
	const on = loanDay(state, day);
	const open = openPositionsOf(state, memberId, day).map(({ loan, position }) =>
		loanSlip(loan, on, position)
	);
	const givenUp = [...state.loans.values()]
		.filter((loan) => loan.memberId === memberId && loan.writtenOff !== null && loan.writtenOff.on <= day)
		.map((loan) => loanSlip(loan, on))
		.filter((slip) => slip.mayComeBack !== null && slip.mayComeBack > 0);
	return [...open, ...givenUp];
}

/** @param position of the loan, if already computed */
export function loanSlip(loan: Loan, on: LoanDay, position = loanPosition(loan, on)): LoanSlip {
	const { outstanding, interestArrears, interestDue, overdueInterest, principalDue, payOff } = position;
	const interest = add(interestArrears, interestDue);
	const isGivenUp = loan.writtenOff !== null && loan.writtenOff.on <= on.on;
	return {
		loan,
		purpose: loan.purpose !== null && isPurpose(loan.purpose) ? loan.purpose : null,
		outstanding,
		interest,
		overdueInterest,
		asked: add(interest, principalDue),
		overdue: overdueOn(loan, on.on, on.held).principal,
		lateMeetings: lateMeetings(loan, on),
		mayComeBack: isGivenUp ? payOff : null
	};
}

/** Sum that may still be recovered from written-off loans. */
export function mayComeBack(slips: readonly LoanSlip[]): Money {
	return sum(slips.map((slip) => slip.mayComeBack ?? zero));
}

/** Number of closed meetings, from the one at which the oldest overdue part fell due. */
function lateMeetings(loan: Loan, { on, held }: LoanDay): number {
	const since = overdueOn(loan, on, held).parts[0]?.dueOn;
	if (since === undefined || loan.writtenOff !== null) return 0;
	return held.filter((meeting) => meeting.sealed && meeting.day >= since).length;
}
