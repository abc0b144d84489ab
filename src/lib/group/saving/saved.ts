import { money, zero, type Money } from '#money';
import type { Loan } from '../loans/loan.ts';
import type { GroupState } from '../state.ts';

/** Minor units she has saved, in all funds. */
export function savedBy(state: GroupState, memberId: Loan['memberId']): Money {
	let saved: number = zero;
	for (const [account, amount] of state.balances) {
		if (account.startsWith(`savings/${memberId}/`)) saved -= amount;
	}
	return money(saved);
}
