import type { LocalDate } from '#kernel';
import { balanceOf, heldUnder, totalOfType } from '#ledger';
import { add, atLeastZero, money, sum, type Money } from '#money';
import { chart } from '#group';
import { surplusOf } from './corpus.ts';
import {
	amountsOfType,
	balancesAt,
	groupedByRoot,
	namesInOrder,
	type AccountBook,
	type AccountGroup,
	type AccountName
} from './posted-lines.ts';

/** One side of the balance sheet; minor units. */
export interface SheetSide {
	readonly groups: readonly AccountGroup[];
	readonly total: Money;
}

/** Balance sheet with assets = liabilities + equity. Minor units. */
export interface BalanceSheet {
	readonly on: LocalDate;
	readonly assets: SheetSide;
	readonly liabilities: SheetSide;
	readonly equity: {
		readonly revolvingFund: Money;
		readonly grants: Money;
		/** Account surplus + income − expense, all years (ledger law 4); negative for a deficit. */
		readonly surplus: Money;
		/** The three components of `surplus`. */
		readonly surplusAccount: Money;
		readonly income: Money;
		readonly expense: Money;
		/** Revolving fund + grants + surplus. */
		readonly total: Money;
	};
	/** Liabilities + equity. */
	readonly claims: Money;
}

/** Returns the balance sheet at the end of a day (ledger law 9); minor units. */
export function balanceSheet(book: AccountBook, on: LocalDate): BalanceSheet {
	const balances = balancesAt(book, on);
	const side = (type: 'asset' | 'liability'): SheetSide => {
		const groups = groupedByRoot(amountsOfType(book, balances, type));
		return { groups, total: sum(groups.map(({ amount }) => amount)) };
	};
	const revolvingFund = heldUnder(balances, chart, 'revolving-fund');
	const grants = heldUnder(balances, chart, 'grants');
	const surplus = surplusOf(balances);
	const liabilities = side('liability');
	const total = sum([revolvingFund, grants, surplus]);
	return {
		on,
		assets: side('asset'),
		liabilities,
		equity: {
			revolvingFund,
			grants,
			surplus,
			surplusAccount: heldUnder(balances, chart, 'surplus'),
			income: totalOfType(balances, chart, 'income'),
			expense: totalOfType(balances, chart, 'expense'),
			total
		},
		claims: add(liabilities.total, total)
	};
}

/** Minor units; either debit or credit is zero. */
export interface TrialBalanceRow extends AccountName {
	readonly debit: Money;
	readonly credit: Money;
}

export interface TrialBalance {
	readonly on: LocalDate;
	/** In the order of the chart of accounts, without accounts that are zero. */
	readonly rows: readonly TrialBalanceRow[];
	/** Totals of both columns, which are equal. */
	readonly debit: Money;
	readonly credit: Money;
}

/** Returns the balances of all accounts at the end of a day in two columns (ledger law 9); minor units. */
export function trialBalance(book: AccountBook, on: LocalDate): TrialBalance {
	const balances = balancesAt(book, on);
	const rows = namesInOrder(book, balances.keys()).map((name) => {
		const signed = balanceOf(balances, name.account);
		return { ...name, debit: atLeastZero(signed), credit: atLeastZero(money(-signed)) };
	});
	return { on, rows, debit: sum(rows.map((row) => row.debit)), credit: sum(rows.map((row) => row.credit)) };
}
