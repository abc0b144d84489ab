import type { LocalDate, MemberId } from '#kernel';
import { add, money, zero, type Money } from '#money';
import { loanDay, loanPosition, openLoansOf, overdueOn, type GroupState, type Loan } from '#group';

/** What a woman owes at this meeting, over all her loans; minor units. */
export interface Due {
	readonly memberId: MemberId;
	readonly interestArrears: Money;
	readonly interestDue: Money;
	/** What of these two is for being late. */
	readonly overdueInterest: Money;
	readonly principalDue: Money;
	/** The three together: what the circle asks for today. */
	readonly asked: Money;
	readonly outstanding: Money;
	/** The most that can be given today. */
	readonly payOff: Money;
	/** Instalments that an earlier meeting asked for in vain. */
	readonly overdue: Money;
}

/** Those of these women who owe anything on `day`, in the same order. */
export function duesOf(state: GroupState, memberIds: readonly MemberId[], day: LocalDate): readonly Due[] {
	return memberIds.map((memberId) => dueOf(state, memberId, day)).filter((due) => due.payOff > 0);
}

export function dueOf(state: GroupState, memberId: MemberId, day: LocalDate): Due {
	const on = loanDay(state, day);
	const nothing: Due = {
		memberId,
		interestArrears: zero,
		interestDue: zero,
		overdueInterest: zero,
		principalDue: zero,
		asked: zero,
		outstanding: zero,
		payOff: zero,
		overdue: zero
	};
	return openLoansOf(state, memberId, day).reduce((due: Due, loan: Loan): Due => {
		const position = loanPosition(loan, on);
		const { interestArrears, interestDue, principalDue } = position;
		return {
			memberId,
			interestArrears: add(due.interestArrears, interestArrears),
			interestDue: add(due.interestDue, interestDue),
			overdueInterest: add(due.overdueInterest, position.overdueInterest),
			principalDue: add(due.principalDue, principalDue),
			asked: money(due.asked + interestArrears + interestDue + principalDue),
			outstanding: add(due.outstanding, position.outstanding),
			payOff: add(due.payOff, position.payOff),
			overdue: add(due.overdue, overdueOn(loan, day, on.held).principal)
		};
	}, nothing);
}
