import { present, type LocalDate, type MemberId } from '#kernel';
import { zero, type Money, sum, money } from '#money';
import type { Constitution } from '../rules/constitution.ts';
import { rulesOn } from '../state-on.ts';
import type { GroupState } from '../state.ts';
import type { SavingFund } from '../event-fields.ts';
import type { Loan } from '../loans/loan.ts';
import { balanceOf } from '#ledger';
import { savingsOf } from '../chart.ts';

/** What a regular meeting of that day asks of her, by the rules that were in force on `day`; minor units. */
export function savingDueOn(state: GroupState, memberId: MemberId, day: LocalDate): Money {
	return savingDueAtMeeting(present(rulesOn(state, day), 'a founded group has rules'), memberId);
}

/** What each regular meeting asks of her: the fixed amount, her own amount, or one share (ledger law 7). */
export function savingDueAtMeeting(constitution: Constitution, memberId: MemberId): Money {
	const { saving } = constitution;
	if (saving.mode === 'fixed') return saving.amount;
	if (saving.mode === 'shares') return saving.shareValue;
	return saving.amounts.find((line) => line.memberId === memberId)?.amount ?? zero;
}

/** Minor units that each meeting asks of each woman for the social fund; zero where the group has none (law 3). */
export function socialFundDueAtMeeting(constitution: Constitution): Money {
	return constitution.socialFund?.amount ?? zero;
}

const funds: readonly SavingFund[] = ['regular', 'voluntary', 'shares'];

/** Minor units she has saved, in all funds. */
export function savedBy(state: GroupState, memberId: Loan['memberId']): Money {
	return sum(funds.map((fund) => savedIn(state, memberId, fund)));
}

/** Minor units she has saved in one fund. */
export function savedIn(state: GroupState, memberId: Loan['memberId'], fund: SavingFund): Money {
	return money(-balanceOf(state.balances, savingsOf(memberId, fund)));
}
