import { addDays } from '#kernel';
import { heldIn } from '#ledger';
import { money, sum, type Money } from '#money';
import { box, chart } from '#group';
import type { MoneyWhat } from '../money-lines.ts';
import { monthsIn, type AccountMonth, type Period } from './fiscal-year.ts';
import { balancesAt, rowsIn, type AccountBook, type RowHead } from './posted-lines.ts';

/** One sum into or out of the box; minor units. */
export interface CashBookRow extends RowHead, MoneyWhat {
	readonly in: Money;
	readonly out: Money;
	/** In the box after it. */
	readonly balance: Money;
}

/** Minor units; opening + in − out = closing. */
export interface CashBookTotals {
	readonly opening: Money;
	readonly in: Money;
	readonly out: Money;
	readonly closing: Money;
}

export interface CashBook extends Period, CashBookTotals {
	readonly rows: readonly CashBookRow[];
	/** Totals of each month of the period; the closing box of one month opens the next. */
	readonly months: readonly (AccountMonth & CashBookTotals)[];
}

/**
 * The cash book of a period (ledger law 9): what went into the box and out of it, a row for each sum and what it was
 * for, the wrong ones and what puts them right among them. Minor units.
 */
export function cashBook(book: AccountBook, period: Period): CashBook {
	const opening = heldIn(balancesAt(book, addDays(period.from, -1)), chart, box);
	const rows = rowsFrom(book, period, opening);
	let carried = opening;
	const months = monthsIn(period, book).map((month) => {
		const inside = rows.filter(({ day }) => day >= month.from && day <= month.to);
		const totals = totalsOf(inside, carried);
		carried = totals.closing;
		return { ...month, ...totals };
	});
	return { ...period, ...totalsOf(rows, opening), rows, months };
}

function rowsFrom(book: AccountBook, period: Period, opening: Money): readonly CashBookRow[] {
	let balance = opening;
	return rowsIn(book, period).flatMap(({ head, moves }) =>
		moves.flatMap(({ account, side, amount, ...what }) => {
			if (account !== box) return [];
			const [into, outOf] = side === 'in' ? [amount, 0] : [0, amount];
			balance = money(balance + into - outOf);
			return [{ ...head, ...what, in: money(into), out: money(outOf), balance }];
		})
	);
}

function totalsOf(rows: readonly CashBookRow[], opening: Money): CashBookTotals {
	const into = sum(rows.map((row) => row.in));
	const outOf = sum(rows.map((row) => row.out));
	return { opening, in: into, out: outOf, closing: money(opening + into - outOf) };
}
