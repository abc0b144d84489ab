import { balanceOf } from '#ledger';
import { money, sum, type Money } from '#money';
import { savingsOf } from '../chart.ts';
import type { SavingFund } from '../event-fields.ts';
import type { Loan } from '../loans/loan.ts';
import type { GroupState } from '../state.ts';

const funds: readonly SavingFund[] = ['regular', 'voluntary', 'shares'];

/** Minor units she has saved, in all funds. */
export function savedBy(state: GroupState, memberId: Loan['memberId']): Money {
	return sum(funds.map((fund) => savedIn(state, memberId, fund)));
}

/** Minor units she has saved in one fund. */
export function savedIn(state: GroupState, memberId: Loan['memberId'], fund: SavingFund): Money {
	return money(-balanceOf(state.balances, savingsOf(memberId, fund)));
}
