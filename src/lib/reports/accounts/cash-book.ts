import { addDays } from '#kernel';
import { heldIn, heldUnder } from '#ledger';
import { add, money, sum, zero, type Money } from '#money';
import { box, chart, type GroupState } from '#group';
import { moneyKey, type MoneyKind, type MoneyMove, type MoneyWhat } from '../money-lines.ts';
import { monthsIn, type AccountMonth, type Period } from './fiscal-year.ts';
import { balancesAt, balancesAtEach, rowsIn, type AccountBook, type RowHead } from './posted-lines.ts';

/** One sum into or out of the box; amounts in minor units. */
export interface CashBookRow extends RowHead, MoneyWhat {
	readonly in: Money;
	readonly out: Money;
	/** Balance of the box after this row. */
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
	/** Totals of each month of the period; the closing balance of a month opens the next. */
	readonly months: readonly (AccountMonth & CashBookTotals)[];
}

/**
 * Returns the cash book of a period (ledger law 9): a row for each sum into or out of the box with its purpose, including wrong
 * entries and their corrections. Minor units.
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

/** One kind of receipt or payment by month; minor units. */
export interface KindByMonth extends MoneyWhat {
	/** One amount for each of `months`. */
	readonly amounts: readonly Money[];
	readonly total: Money;
}

/** Kinds by month with their totals; minor units. */
export interface KindsByMonth {
	readonly rows: readonly KindByMonth[];
	readonly totals: readonly Money[];
	readonly total: Money;
}

/** Minor units. */
export interface CashAndBank {
	readonly box: Money;
	/** Sum of all bank accounts. */
	readonly bank: Money;
	readonly total: Money;
}

/**
 * Receipts and payments that add up by row and by column: opening + receipts − payments = closing in each month and over the
 * period, box and bank together. Minor units.
 */
export interface ReceiptsAndPayments extends Period {
	readonly months: readonly AccountMonth[];
	/** One for each of `months`. */
	readonly opening: readonly CashAndBank[];
	readonly receipts: KindsByMonth;
	readonly payments: KindsByMonth;
	readonly closing: readonly CashAndBank[];
	/** Transfers between box and bank, which are neither receipts nor payments. */
	readonly contra: readonly KindByMonth[];
}

const betweenBoxAndBank: ReadonlySet<MoneyKind> = new Set<MoneyKind>(['toBank', 'fromBank']);

/**
 * Returns receipts and payments of box and bank by month and kind (ledger law 9), usually for one fiscal year. A wrong
 * entry counts in the month in which it was written, its correction in its own month.
 */
export function receiptsAndPayments(book: AccountBook, period: Period): ReceiptsAndPayments {
	const months = monthsIn(period, book);
	const ends = balancesAtEach(book, [addDays(period.from, -1), ...months.map((month) => month.to)]);
	const held = ends.map(cashAndBank);
	const rows = { in: new Rows(months), out: new Rows(months), contra: new Rows(months) };
	for (const [place, month] of months.entries())
		for (const { moves } of rowsIn(book, month))
			for (const move of moves) {
				if (!isContra(move)) rows[move.side].add(move, place);
				// The same sum has a box side and a bank side: only the box side is listed.
				else if (move.account === box) rows.contra.add(move, place);
			}
	return {
		...period,
		months,
		opening: held.slice(0, -1),
		receipts: rows.in.whole(),
		payments: rows.out.whole(),
		closing: held.slice(1),
		contra: rows.contra.whole().rows
	};
}

const isContra = ({ kind, corrected }: MoneyWhat): boolean => betweenBoxAndBank.has(corrected ?? kind);

function cashAndBank(balances: GroupState['balances']): CashAndBank {
	const inBox = heldIn(balances, chart, box);
	const bank = heldUnder(balances, chart, 'bank');
	return { box: inBox, bank, total: add(inBox, bank) };
}

/** Builder of a table whose rows are in the order in which their kinds first occur. */
class Rows {
	readonly #amounts = new Map<string, { what: MoneyWhat; amounts: Money[] }>();

	readonly #months: readonly AccountMonth[];

	constructor(months: readonly AccountMonth[]) {
		this.#months = months;
	}

	add({ kind, category, corrected, amount }: MoneyMove, place: number): void {
		const what = {
			kind,
			...(category === undefined ? {} : { category }),
			...(corrected === undefined ? {} : { corrected })
		};
		const key = moneyKey(what);
		const row = this.#amounts.get(key) ?? { what, amounts: this.#months.map(() => zero) };
		row.amounts[place] = money((row.amounts[place] ?? 0) + amount);
		this.#amounts.set(key, row);
	}

	whole(): KindsByMonth {
		const rows = [...this.#amounts.values()].map(({ what, amounts }) => ({
			...what,
			amounts,
			total: sum(amounts)
		}));
		const totals = this.#months.map((_, place) => sum(rows.map(({ amounts }) => amounts[place] ?? zero)));
		return { rows, totals, total: sum(totals) };
	}
}
