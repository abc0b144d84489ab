import {
	addDays,
	calendarMonths,
	daysBetween,
	monthStart,
	type CalendarMonth,
	type EventId,
	type LocalDate,
	type MonthCalendar
} from '#kernel';
import { least, money, subtract, sum, zero, type Money } from '#money';
import {
	borrowingPlan,
	drawingPowerOn,
	planHoldsInterest,
	type PlannedInstalment,
	type Borrowing,
	type CashCredit,
	type GroupEvent
} from '#group';
import type { Figures } from './figures.ts';

/** One instalment with the payments against it. Amounts are minor units. */
export interface InstalmentConduct {
	/** Counted from 1. */
	readonly number: number;
	readonly dueOn: LocalDate;
	readonly amount: Money;
	readonly paid: Money;
	/** Value day of the lender on which it was paid in full; null until then. */
	readonly paidOn: LocalDate | null;
	/** Days from the due day to full payment or to the report date; 0 when not late. */
	readonly daysLate: number;
}

/** Figures of one line of a lender's account, in minor units. */
export const borrowingFigures = [
	'received',
	/** Interest and charges debited by the lender. */
	'interestCharged',
	'chargesCharged',
	/** Payments that reduce the debt. */
	'repaid',
	/** Reductions by the lender without a payment. */
	'credited',
	/** Interest and charges paid without being debited first. */
	'interestPaid',
	'chargesPaid'
] as const;
export type BorrowingTotals = Figures<(typeof borrowingFigures)[number]>;

/** One line of the lender's account in minor units; the first three figures increase the debt, `repaid` and `credited` reduce it. */
export interface BorrowingRow extends BorrowingTotals {
	readonly eventId: EventId;
	readonly type: GroupEvent['type'];
	readonly day: LocalDate;
	/** Value day of the lender; the confirmed day of the entry where none was entered. */
	readonly bankDay: LocalDate;
	readonly outstanding: Money;
	/** True if this entry replaces a wrong one. */
	readonly corrected: boolean;
}

/**
 * Returns the lender's instalments in order, each with what was paid of it. Where the lender named the instalment, it includes
 * interest and every payment counts. Where the principal was divided, payments first cover earlier debits and only the rest
 * counts: otherwise a debit would make a paid instalment unpaid again. A credit by the lender is no payment of the group: it
 * covers debits first and then reduces the last instalments.
 *
 * @param rows of this borrowing, by value day
 * @param unit minor units to which a part of the principal is rounded down
 */
export function conductOf(
	borrowing: Borrowing,
	rows: readonly BorrowingRow[],
	on: LocalDate,
	unit: Money
): readonly InstalmentConduct[] {
	const { payments, takenOff } = planHoldsInterest(borrowing) ? allPaid(rows) : paidOfPrincipal(rows);
	const left = payments.map((payment) => ({ ...payment }));
	return lessened(borrowingPlan(borrowing, unit), takenOff).map((instalment) => {
		let paid: Money = zero;
		let paidOn: LocalDate | null = null;
		while (paidOn === null && left[0] !== undefined) {
			const [payment] = left;
			const used = least(payment.amount, subtract(instalment.amount, paid));
			paid = money(paid + used);
			payment.amount = subtract(payment.amount, used);
			if (paid === instalment.amount) paidOn = payment.on;
			if (payment.amount === 0) left.shift();
		}
		return {
			...instalment,
			paid,
			paidOn,
			daysLate: Math.max(0, daysBetween(instalment.dueOn, paidOn ?? on))
		};
	});
}

interface Payment {
	readonly on: LocalDate;
	readonly amount: Money;
}

/** Payments that count for the instalments of a plan, and the lender's credits on it; minor units. */
interface PaidOfPlan {
	readonly payments: readonly Payment[];
	readonly takenOff: Money;
}

function allPaid(rows: readonly BorrowingRow[]): PaidOfPlan {
	const payments = rows.flatMap(({ bankDay: on, repaid, interestPaid, chargesPaid }) => {
		const amount = money(repaid + interestPaid + chargesPaid);
		return amount > 0 ? [{ on, amount }] : [];
	});
	return { payments, takenOff: sum(rows.map(({ credited }) => credited)) };
}

function paidOfPrincipal(rows: readonly BorrowingRow[]): PaidOfPlan {
	let [debited, takenOff]: [Money, Money] = [zero, zero];
	const beyondDebits = (less: Money): Money => {
		const forDebits = least(less, debited);
		debited = subtract(debited, forDebits);
		return subtract(less, forDebits);
	};
	const payments = rows.flatMap((row) => {
		debited = money(debited + row.interestCharged + row.chargesCharged);
		takenOff = money(takenOff + beyondDebits(row.credited));
		const amount = beyondDebits(row.repaid);
		return amount > 0 ? [{ on: row.bankDay, amount }] : [];
	});
	return { payments, takenOff };
}

/** Reduces the plan from its end by the lender's credits and drops instalments that become zero. */
function lessened(plan: readonly PlannedInstalment[], takenOff: Money): readonly PlannedInstalment[] {
	let left = takenOff;
	const fromEnd = plan.toReversed().map((instalment) => {
		const off = least(left, instalment.amount);
		left = subtract(left, off);
		return { ...instalment, amount: subtract(instalment.amount, off) };
	});
	return fromEnd.toReversed().filter(({ amount }) => amount > 0);
}

/** Use of a cash credit in one month of the group's calendar, by value day. Amounts are minor units. */
export interface CreditMonth {
	/** "2026-11" */
	readonly month: string;
	/** Limit and drawing power in force at the month's end. */
	readonly limit: Money;
	readonly drawingPower: Money;
	readonly drawn: Money;
	/** Sum of all payments of the group: principal, and interest and charges paid beside it. */
	readonly repaid: Money;
	/** Reductions by the bank without a payment; not conduct of the group. */
	readonly credited: Money;
	/** Interest and other charges, debited by the bank or paid beside. */
	readonly interest: Money;
	readonly charges: Money;
	/** Debt at the month's end: the previous balance + drawn + interest + charges − repaid − credited. */
	readonly balance: Money;
}

/** State and history of a cash credit: limits in force on the report date, use by month, and days above the drawing power. */
export interface CreditConduct {
	readonly limit: Money;
	readonly drawingPower: Money;
	/** Amount that can still be drawn. */
	readonly drawable: Money;
	/** Debt brought in by the cut-off sheet; zero for a credit that was opened in this book. */
	readonly broughtIn: Money;
	readonly months: readonly CreditMonth[];
	/** Minor units above the drawing power and days since it was last within it; both zero when within. */
	readonly above: Money;
	readonly daysAbove: number;
	/** Periods with a debt above the drawing power, oldest first. */
	readonly timesAbove: readonly TimeAbove[];
}

/** A period of consecutive days with a debt above the drawing power. */
export interface TimeAbove {
	readonly from: LocalDate;
	/** The last day of the period; the report date if it still lasts. */
	readonly to: LocalDate;
}

/**
 * @param rows of this account, by value day
 * @param since day on which the account was opened or brought in
 */
export function creditConduct(
	credit: CashCredit,
	rows: readonly BorrowingRow[],
	since: LocalDate,
	on: LocalDate,
	calendar: MonthCalendar
): CreditConduct {
	const held = drawingPowerOn(credit, on);
	const power = held?.amount ?? zero;
	const owed = rows.at(-1)?.outstanding ?? zero;
	const firstDay = rows[0]?.bankDay ?? since;
	const from = since < firstDay ? since : firstDay;
	const end = addDays(monthStart(on, calendar, 1), -1);
	const timesAbove = timesAbovePower(credit, rows, on);
	const isAbove = owed > power;
	const last = timesAbove.at(-1);
	return {
		limit: held?.limit ?? zero,
		drawingPower: power,
		drawable: money(Math.max(0, power - owed)),
		broughtIn: sum(rows.filter(isBroughtIn).map(({ received }) => received)),
		months: calendarMonths(monthStart(from, calendar), end, calendar).map((month) =>
			monthOfCredit(month, credit, rows, on)
		),
		above: money(Math.max(0, owed - power)),
		daysAbove: !isAbove || last === undefined ? 0 : daysBetween(last.from, on),
		timesAbove
	};
}

function monthOfCredit(
	{ month, from, to }: CalendarMonth,
	credit: CashCredit,
	rows: readonly BorrowingRow[],
	on: LocalDate
): CreditMonth {
	const own = rows.filter(({ bankDay }) => bankDay >= from && bankDay <= to);
	const total = (pick: (row: BorrowingRow) => number) => money(own.reduce((all, row) => all + pick(row), 0));
	const held = drawingPowerOn(credit, to < on ? to : on);
	return {
		month,
		limit: held?.limit ?? zero,
		drawingPower: held?.amount ?? zero,
		drawn: total((row) => (isBroughtIn(row) ? 0 : row.received)),
		repaid: total((row) => row.repaid + row.interestPaid + row.chargesPaid),
		credited: total((row) => row.credited),
		interest: total((row) => row.interestCharged + row.interestPaid),
		charges: total((row) => row.chargesCharged + row.chargesPaid),
		balance: rows.findLast(({ bankDay }) => bankDay <= to)?.outstanding ?? zero
	};
}

const isBroughtIn = ({ type }: BorrowingRow): boolean => type === 'OpeningBalances';

/** Returns the periods up to `on` with a debt above the drawing power, by value day. */
function timesAbovePower(
	credit: CashCredit,
	rows: readonly BorrowingRow[],
	on: LocalDate
): readonly TimeAbove[] {
	const days = [...rows.map(({ bankDay }) => bankDay), ...credit.powers.map(({ from }) => from)]
		.filter((day) => day <= on)
		.sort();
	const times: TimeAbove[] = [];
	let since: LocalDate | null = null;
	for (const day of days) {
		const owed = rows.findLast(({ bankDay }) => bankDay <= day)?.outstanding ?? 0;
		const isAbove = owed > (drawingPowerOn(credit, day)?.amount ?? 0);
		if (!isAbove && since !== null) times.push({ from: since, to: addDays(day, -1) });
		since = isAbove ? (since ?? day) : null;
	}
	return since === null ? times : [...times, { from: since, to: on }];
}
