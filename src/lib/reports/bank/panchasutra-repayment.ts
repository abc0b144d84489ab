import { compareDays, type LocalDate } from '#kernel';
import { money, ratio, sum } from '#money';
import type { GroupState, Loan } from '#group';
import { ageingOf } from '../registers/ageing.ts';
import { lateInterestOf, latePartsOf, repaidOf, repaymentsDue } from '../repayment.ts';
import type { Panchasutra, RepaidBehind } from './panchasutra-types.ts';

/** What members were to pay back from a day on and what they paid, and what is late on the last day, loan by loan. */
export function repaymentIn(from: LocalDate, state: GroupState, on: LocalDate): Panchasutra['repayment'] {
	const { due, collected } = repaymentsDue(state, from, on, false);
	const loans = [...state.loans.values()].sort((one, other) => one.sequence - other.sequence);
	const held = state.regularMeetings;
	const overdueInterest = loans.flatMap((loan) => {
		const late = lateInterestOf(loan, on, held);
		return late === null ? [] : [{ loanId: loan.loanId, number: numberOf(loan, state), ...late }];
	});
	const lateSince = [
		...loans.flatMap((loan) =>
			latePartsOf(loan, on, held).flatMap(({ dueOn, days }) => (days > 0 ? [dueOn] : []))
		),
		...overdueInterest.map(({ since }) => since)
	];
	return {
		overdueInterest,
		overdueSince: lateSince.sort(compareDays)[0] ?? null,
		loans: loans.flatMap((loan) => repaidBehind(loan, from, state, on)),
		due: money(due),
		collected: money(collected),
		share: ratio(collected, due),
		ageing: ageingOf(state, on),
		overdue: loans.flatMap((loan) => {
			const late = latePartsOf(loan, on, held).filter((part) => part.days > 0);
			const amount = sum(late.map(({ unpaid }) => unpaid));
			const days = late[0]?.days ?? 0;
			const number = numberOf(loan, state);
			return amount === 0
				? []
				: [{ loanId: loan.loanId, number, amount, days, outstanding: loan.outstanding }];
		})
	};
}

function repaidBehind(
	loan: Loan,
	from: LocalDate,
	state: GroupState,
	on: LocalDate
): readonly RepaidBehind[] {
	const { due, collected } = repaidOf(loan, { from, on, isOver: false }, state.regularMeetings);
	if (due === 0) return [];
	const number = numberOf(loan, state);
	return [{ loanId: loan.loanId, number, due: money(due), collected: money(collected) }];
}

/** Number of the member whose loan it is. */
export function numberOf(loan: Loan, state: GroupState): number {
	return state.members.get(loan.memberId)?.number ?? 0;
}
