import { compareDays, type LocalDate } from '#kernel';
import { money, ratio, sum } from '#money';
import { overdueOn, type GroupState, type Loan } from '#group';
import { ageingOf } from '../registers/ageing.ts';
import type { Month } from '../month-calendar.ts';
import { addedUp, lateInterestOf, repaidInAll, repaidOf } from '../repayment.ts';
import type { Panchasutra } from './panchasutra-types.ts';

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

/** What members were to pay back in these months and what they paid, loan by loan, beside what is late on the day of the report. */
export function repaymentIn(months: readonly Month[], state: GroupState, late: LateNow): Repayment {
	const loans = inTurn(state).map((loan) => ({
		loanId: loan.loanId,
		number: numberOf(loan, state),
		repaid: repaidOf(loan, months, state.regularMeetings)
	}));
	const each = loans.map(({ repaid }) => repaid);
	const byMonth = addedUp(months.length, each);
	const { due, collected } = repaidInAll(byMonth);
	return {
		...late,
		months: byMonth,
		loans: loans.flatMap(({ repaid, ...loan }) => {
			const hers = repaidInAll(repaid);
			return hers.due === 0 ? [] : [{ ...loan, due: money(hers.due), collected: money(hers.collected) }];
		}),
		due: money(due),
		collected: money(collected),
		share: ratio(collected, due)
	};
}

const inTurn = ({ loans }: GroupState): readonly Loan[] =>
	[...loans.values()].sort((one, other) => one.sequence - other.sequence);

/** Number of the member whose loan it is. */
export function numberOf(loan: Loan, state: GroupState): number {
	return state.members.get(loan.memberId)?.number ?? 0;
}
