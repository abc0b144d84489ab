import { present, type LocalDate, type MemberId } from '#kernel';
import { zero, type Money, sum, money } from '#money';
import type { Constitution } from '../rules/constitution.ts';
import { rulesOn } from '../state-on.ts';
import type { GroupState } from '../state.ts';
import type { SavingFund } from '../event-fields.ts';
import type { Loan } from '../loans/loan.ts';
import { balanceOf } from '#ledger';
import { savingsOf } from '../chart.ts';

/** Saving due from a member at a regular meeting, by the rules in force on `day`; minor units. */
export function savingDueOn(state: GroupState, memberId: MemberId, day: LocalDate): Money {
	return savingDueAtMeeting(present(rulesOn(state, day), 'a founded group has rules'), memberId);
}

/** Saving due from a member at each regular meeting: the fixed amount, her own amount, or one share (ledger law 7). */
export function savingDueAtMeeting(constitution: Constitution, memberId: MemberId): Money {
	const { saving } = constitution;
	if (saving.mode === 'fixed') return saving.amount;
	if (saving.mode === 'shares') return saving.shareValue;
	return saving.amounts.find((line) => line.memberId === memberId)?.amount ?? zero;
}

/** Contribution of each member to the social fund at each meeting, minor units; zero without a fund (law 3). */
export function socialFundDueAtMeeting(constitution: Constitution): Money {
	return constitution.socialFund?.amount ?? zero;
}

const funds: readonly SavingFund[] = ['regular', 'voluntary', 'shares'];

/** Her savings in all funds, minor units. */
export function savedBy(state: GroupState, memberId: Loan['memberId']): Money {
	return sum(funds.map((fund) => savedIn(state, memberId, fund)));
}

/** Her savings in one fund, minor units. */
export function savedIn(state: GroupState, memberId: Loan['memberId'], fund: SavingFund): Money {
	return money(-balanceOf(state.balances, savingsOf(memberId, fund)));
}
