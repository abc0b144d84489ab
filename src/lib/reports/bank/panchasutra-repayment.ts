import { compareDays, type LocalDate } from '#kernel';
import { money, ratio, sum } from '#money';
import { overdueOn, type GroupState, type Loan } from '#group';
import { ageingOf } from '../registers/ageing.ts';
import { lateInterestOf, repaidOf } from '../repayment.ts';
import type { Panchasutra, RepaidBehind } from './panchasutra-types.ts';

type Repayment = Panchasutra['repayment'];

/** What is late on a day, loan by loan: the same from whichever day on the payments are looked at. */
export type LateNow = Pick<Repayment, 'overdueInterest' | 'overdueSince' | 'ageing' | 'overdue'>;

export function lateOn(state: GroupState, on: LocalDate): LateNow {
	const held = state.regularMeetings;
	const loans = inTurn(state).map((loan) => ({
		loan,
		number: numberOf(loan, state),
		interest: lateInterestOf(loan, on, held),
		parts: overdueOn(loan, on, held).parts
	}));
	const since = loans.flatMap(({ interest, parts }) => [
		...parts.map(({ dueOn }) => dueOn),
		...(interest === null ? [] : [interest.since])
	]);
	return {
		overdueInterest: loans.flatMap(({ loan: { loanId }, number, interest }) =>
			interest === null ? [] : [{ loanId, number, ...interest }]
		),
		overdueSince: since.sort(compareDays)[0] ?? null,
		ageing: ageingOf(state, on),
		overdue: loans.flatMap(({ loan: { loanId, outstanding }, number, parts }) => {
			const amount = sum(parts.map(({ unpaid }) => unpaid));
			return amount === 0 ? [] : [{ loanId, number, amount, days: parts[0]?.days ?? 0, outstanding }];
		})
	};
}

/** What members were to pay back from a day on and what they paid, loan by loan, beside what is late on the last day. */
export function repaymentIn(from: LocalDate, state: GroupState, on: LocalDate, late: LateNow): Repayment {
	const loans = inTurn(state).flatMap((loan) => repaidBehind(loan, from, state, on));
	const [due, collected] = [sum(loans.map((loan) => loan.due)), sum(loans.map((loan) => loan.collected))];
	return { ...late, loans, due, collected, share: ratio(collected, due) };
}

const inTurn = ({ loans }: GroupState): readonly Loan[] =>
	[...loans.values()].sort((one, other) => one.sequence - other.sequence);

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
