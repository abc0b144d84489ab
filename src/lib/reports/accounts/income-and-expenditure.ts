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

/** One account of income or expense, period by period; minor units, below zero where a correction took out more. */
export interface AccountByPeriod extends AccountName {
	/** In the order of `periods`. */
	readonly amounts: readonly Money[];
	readonly total: Money;
}

/** Minor units. */
export interface AccountsByPeriod {
	readonly rows: readonly AccountByPeriod[];
	readonly totals: readonly Money[];
	readonly total: Money;
}

/** Minor units; opening + excess + moved = closing. */
export interface SurplusOverPeriod {
	readonly opening: Money;
	readonly excess: Money;
	/** What went into the account of surplus or out of it otherwise: brought in, shared, given to who left. */
	readonly moved: Money;
	readonly closing: Money;
}

/** Foots down and across. Minor units. */
export interface IncomeAndExpenditure<Column extends Period = Period> {
	readonly periods: readonly Column[];
	readonly income: AccountsByPeriod;
	readonly expense: AccountsByPeriod;
	/** Income − expense, by period; below zero for a shortfall. */
	readonly excess: readonly Money[];
	readonly excessInAll: Money;
	/** How the surplus of the balance sheet went on, by period. */
	readonly surplus: readonly SurplusOverPeriod[];
}

/**
 * Income and expenditure of one year of accounts, or of several side by side (ledger law 9). On a cash basis: interest
 * and fines count when they are paid (ledger law 4). A correction of an older year counts in the year in which it is
 * made (ledger law 6.5), so that no printed year changes.
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

/** Income and expenditure of every year of accounts that the book touches. */
export function incomeAndExpenditureByYear(book: AccountBook) {
	return incomeAndExpenditure(book, fiscalYears(wholeBook(book), book.yearStart));
}

/** Debits less credits of each account in a period, without the closing legs of a share-out; minor units. */
function netMoves(book: AccountBook, period: Period): ReadonlyMap<AccountCode, number> {
	const net = new Map<AccountCode, number>();
	for (const row of rowsIn(book, period))
		for (const leg of row.postings)
			if (!closesAccount(row, leg)) net.set(leg.account, (net.get(leg.account) ?? 0) + signed(leg));
	return net;
}

/** What share-outs of a period closed into the surplus: income less expense, minor units. */
function closedIn(book: AccountBook, period: Period): number {
	let closed = 0;
	for (const row of rowsIn(book, period))
		for (const leg of row.postings) if (closesAccount(row, leg)) closed += signed(leg);
	return closed;
}

const signed = ({ side, amount }: Posting): number => (side === 'debit' ? amount : -amount);

/** A share-out brings income and expense to zero; what it adds to them, interest and fines, stands on the other side. */
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
