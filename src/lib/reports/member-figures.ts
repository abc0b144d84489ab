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

/** Minor units by fund; every fund has a key. */
export type SavingsByFund = Readonly<Record<SavingFund, Money>>;

export function savingsByFund(balances: GroupState['balances'], memberId: MemberId): SavingsByFund {
	const held = (fund: SavingFund) => heldIn(balances, chart, savingsOf(memberId, fund));
	return { regular: held('regular'), voluntary: held('voluntary'), shares: held('shares') };
}

export function savedInAll(balances: GroupState['balances'], memberId: MemberId): Money {
	return sum(Object.values(savingsByFund(balances, memberId)));
}

/** Returns savings that fell due and were not deposited (ledger fine print 17), in minor units. */
export function arrearsOf(member: Pick<Member, 'savingsDue' | 'openingArrears' | 'deposited'>): Money {
	return atLeastZero(money(member.savingsDue + member.openingArrears - member.deposited));
}

/** Returns interest charged on a loan up to and including `on` and unpaid, arrears included; minor units. */
export function interestOwed(loan: Loan, on: LocalDate, held: readonly RegularMeeting[]): Money {
	return atLeastZero(money(chargedUntil(loan, on, held) - loan.interestPaid));
}

export interface LoanFigures {
	readonly loan: Loan;
	readonly interestDue: Money;
	/** Part of interestDue that is interest on late principal; null for a loan disbursed without such a rule. */
	readonly overdueInterest: Money | null;
	readonly overdue: Overdue;
	/** Instalments due and unpaid, including those due at the open meeting. */
	readonly principalDue: Money;
}

/** Returns the figures of each loan at the end of `on`, in the order of disbursement. @param of owner; default: all members */
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
