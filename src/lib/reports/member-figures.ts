import type { LocalDate, MemberId } from '#kernel';
import { heldIn } from '#ledger';
import { atLeastZero, money, sum, type Money } from '#money';
import {
	chart,
	chargedUntil,
	loanDay,
	loanPosition,
	chargesOverdue,
	overdueOn,
	savingsOf,
	type GroupState,
	type Loan,
	type Member,
	type Overdue,
	type RegularMeeting,
	type SavingFund
} from '#group';

/** Minor units by fund; all funds are named. */
export type SavingsByFund = Readonly<Record<SavingFund, Money>>;

export function savingsByFund(balances: GroupState['balances'], memberId: MemberId): SavingsByFund {
	const held = (fund: SavingFund) => heldIn(balances, chart, savingsOf(memberId, fund));
	return { regular: held('regular'), voluntary: held('voluntary'), shares: held('shares') };
}

export function savedInAll(balances: GroupState['balances'], memberId: MemberId): Money {
	return sum(Object.values(savingsByFund(balances, memberId)));
}

/** Saving that fell due and was not given (ledger fine print 17), minor units. */
export function arrearsOf(member: Pick<Member, 'savingsDue' | 'openingArrears' | 'deposited'>): Money {
	return atLeastZero(money(member.savingsDue + member.openingArrears - member.deposited));
}

/** Interest charged on a loan up to and including `on` and not paid, arrears included; minor units. */
export function interestOwed(loan: Loan, on: LocalDate, held: readonly RegularMeeting[]): Money {
	return atLeastZero(money(chargedUntil(loan, on, held) - loan.interestPaid));
}

export interface LoanFigures {
	readonly loan: Loan;
	readonly interestDue: Money;
	/** What of it is for being late; null of a loan that was given without such a rule. */
	readonly overdueInterest: Money | null;
	readonly overdue: Overdue;
	/** Instalments fallen due and not repaid, those of the open meeting among them. */
	readonly principalDue: Money;
}

/** What is owed on each loan at the end of `on`, in the order of giving. @param of whose; without it those of all */
export function loanFigures(state: GroupState, on: LocalDate, of?: MemberId): readonly LoanFigures[] {
	const day = loanDay(state, on);
	return [...state.loans.values()]
		.filter((loan) => of === undefined || loan.memberId === of)
		.sort((left, right) => left.sequence - right.sequence)
		.map((loan) => {
			const { principalDue, overdueInterest } = loanPosition(loan, day);
			return {
				loan,
				interestDue: interestOwed(loan, on, state.regularMeetings),
				overdueInterest: chargesOverdue(loan) ? overdueInterest : null,
				overdue: overdueOn(loan, on, state.regularMeetings),
				principalDue
			};
		});
}
