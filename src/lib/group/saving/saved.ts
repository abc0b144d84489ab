import { balanceOf } from '#ledger';
import { money, type Money } from '#money';
import { savingsOf } from '../chart.ts';
import type { SavingFund } from '../event-fields.ts';
import type { Loan } from '../loans/loan.ts';
import type { GroupState } from '../state.ts';

const funds: readonly SavingFund[] = ['regular', 'voluntary', 'shares'];

/** Minor units she has saved, in all funds. */
export function savedBy(state: GroupState, memberId: Loan['memberId']): Money {
	return money(
		funds.reduce((saved, fund) => saved - balanceOf(state.balances, savingsOf(memberId, fund)), 0)
	);
}
