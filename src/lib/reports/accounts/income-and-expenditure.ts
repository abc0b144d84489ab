import { addDays } from '#kernel';
import { heldUnder, typeOf, type AccountCode, type AccountType, type Posting } from '#ledger';
import { money, subtract, sum, zero, type Money } from '#money';
import { chart } from '#group';
import { surplusOf } from './corpus.ts';
import {
	balancesAt,
	namesInOrder,
	onOwnSide,
	rowsIn,
	wholeBook,
	type AccountBook,
	type AccountName,
	type BookRow
} from './posted-lines.ts';
import { fiscalYears, type Period } from './fiscal-year.ts';

/** One income or expense account by period; minor units, negative where a correction reversed more than was added. */
export interface AccountByPeriod extends AccountName {
	/** One amount for each of `periods`. */
	readonly amounts: readonly Money[];
	readonly total: Money;
}

/** Minor units. */
export interface AccountsByPeriod {
	readonly rows: readonly AccountByPeriod[];
	readonly totals: readonly Money[];
	readonly total: Money;
}

/** Change of the surplus in a period, minor units; opening + excess + moved = closing. */
export interface SurplusOverPeriod {
	readonly opening: Money;
	readonly excess: Money;
	/** Other changes of the surplus: brought in, shared, or paid to leavers. */
	readonly moved: Money;
	readonly closing: Money;
}

/** Income and expenditure that add up by row and by column. Minor units. */
export interface IncomeAndExpenditure<Column extends Period = Period> {
	readonly periods: readonly Column[];
	readonly income: AccountsByPeriod;
	readonly expense: AccountsByPeriod;
	/** Income − expense by period; negative for a shortfall. */
	readonly excess: readonly Money[];
	readonly excessInAll: Money;
	/** Change of the balance sheet's surplus by period. */
	readonly surplus: readonly SurplusOverPeriod[];
}

/**
 * Returns income and expenditure of one or several fiscal years (ledger law 9) on a cash basis: interest and fines count
 * when they are paid (ledger law 4). A correction of an older year counts in the year in which it is made (ledger law 6.5),
 * so that printed years never change.
 */
export function incomeAndExpenditure<Column extends Period>(
	book: AccountBook,
	periods: readonly Column[]
): IncomeAndExpenditure<Column> {
	const moved = periods.map((period) => netMoves(book, period));
	const income = accountsOf(book, moved, 'income');
	const expense = accountsOf(book, moved, 'expense');
	const excess = periods.map((_, place) =>
		subtract(income.totals[place] ?? zero, expense.totals[place] ?? zero)
	);
	const surplus = periods.map(({ from, to }, place) => {
		const [before, after] = [balancesAt(book, addDays(from, -1)), balancesAt(book, to)];
		return {
			opening: surplusOf(before),
			excess: excess[place] ?? zero,
			moved: money(
				heldUnder(after, chart, 'surplus') -
					heldUnder(before, chart, 'surplus') -
					closedIn(book, { from, to })
			),
			closing: surplusOf(after)
		};
	});
	return { periods, income, expense, excess, excessInAll: sum(excess), surplus };
}

/** Returns income and expenditure of every fiscal year of the book. */
export function incomeAndExpenditureByYear(book: AccountBook) {
	return incomeAndExpenditure(book, fiscalYears(wholeBook(book), book.yearStart));
}

/** Returns debits − credits of each account in a period, without the closing postings of a share-out; minor units. */
function netMoves(book: AccountBook, period: Period): ReadonlyMap<AccountCode, number> {
	const net = new Map<AccountCode, number>();
	for (const row of rowsIn(book, period))
		for (const leg of row.postings)
			if (!closesAccount(row, leg)) net.set(leg.account, (net.get(leg.account) ?? 0) + signed(leg));
	return net;
}

/** Returns income − expense that share-outs of a period closed into the surplus, in minor units. */
function closedIn(book: AccountBook, period: Period): number {
	let closed = 0;
	for (const row of rowsIn(book, period))
		for (const leg of row.postings) if (closesAccount(row, leg)) closed += signed(leg);
	return closed;
}

const signed = ({ side, amount }: Posting): number => (side === 'debit' ? amount : -amount);

/** True for postings that close income and expense to zero; interest and fines added by a share-out are on the other side. */
function closesAccount({ head }: BookRow, { account, side }: Posting): boolean {
	if (head.type !== 'CycleSharedOut') return false;
	const type = typeOf(chart, account);
	return (type === 'income' && side === 'debit') || (type === 'expense' && side === 'credit');
}

function accountsOf(
	book: AccountBook,
	moved: readonly ReadonlyMap<AccountCode, number>[],
	type: AccountType
): AccountsByPeriod {
	const names = namesInOrder(
		book,
		moved.flatMap((period) => [...period.keys()])
	);
	const rows = names
		.filter((name) => name.type === type)
		.map((name) => {
			const amounts = moved.map((period) => onOwnSide(type, period.get(name.account) ?? 0));
			return { ...name, amounts, total: sum(amounts) };
		});
	const totals = moved.map((_, place) => sum(rows.map(({ amounts }) => amounts[place] ?? zero)));
	return { rows, totals, total: sum(totals) };
}
