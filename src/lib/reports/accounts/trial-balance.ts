import type { LocalDate } from '#kernel';
import { balanceOf } from '#ledger';
import { atLeastZero, money, sum, type Money } from '#money';
import { namesInOrder, type AccountName } from './account-lines.ts';
import { balancesAt, type AccountBook } from './posted-lines.ts';

/** Minor units; one of the two is zero. */
export interface TrialBalanceRow extends AccountName {
	readonly debit: Money;
	readonly credit: Money;
}

export interface TrialBalance {
	readonly on: LocalDate;
	/** In the order of the chart of accounts; accounts at zero are left out. */
	readonly rows: readonly TrialBalanceRow[];
	/** Both sides foot to the same sum. */
	readonly debit: Money;
	readonly credit: Money;
}

/** What every account holds at the end of a day, in two columns (ledger law 9); minor units. */
export function trialBalance(book: AccountBook, on: LocalDate): TrialBalance {
	const balances = balancesAt(book, on);
	const rows = namesInOrder(book, balances.keys()).map((name) => {
		const signed = balanceOf(balances, name.account);
		return { ...name, debit: atLeastZero(signed), credit: atLeastZero(money(-signed)) };
	});
	return { on, rows, debit: sum(rows.map((row) => row.debit)), credit: sum(rows.map((row) => row.credit)) };
}
