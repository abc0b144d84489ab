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

/** One instalment, due against paid. Amounts are minor units. */
export interface InstalmentConduct {
	/** From 1. */
	readonly number: number;
	readonly dueOn: LocalDate;
	readonly amount: Money;
	readonly paid: Money;
	/** The lender's day on which it was paid in full; null while it is not. */
	readonly paidOn: LocalDate | null;
	/** Days from the due day until it was paid in full, or until the day of the report; 0 when it was not late. */
	readonly daysLate: number;
}

/** What a line of a lender's book says of the debt, minor units. */
export const borrowingFigures = [
	'received',
	/** Debited by the lender. */
	'interestCharged',
	'chargesCharged',
	/** What lessened the debt. */
	'repaid',
	/** Taken off by the lender, without money. */
	'credited',
	/** Paid beside it, without being debited first. */
	'interestPaid',
	'chargesPaid'
] as const;
export type BorrowingTotals = Figures<(typeof borrowingFigures)[number]>;

/** One line of the lender's book. Amounts are minor units; the debt grows by the first three and shrinks by `repaid` and `credited`. */
export interface BorrowingRow extends BorrowingTotals {
	readonly eventId: EventId;
	readonly type: GroupEvent['type'];
	readonly day: LocalDate;
	/** The lender's own day; the day that people confirmed where nobody wrote it down. */
	readonly bankDay: LocalDate;
	readonly outstanding: Money;
	/** Whether this entry replaces one that was wrong. */
	readonly corrected: boolean;
}

/**
 * The lender's instalments in their order, each with what was paid of it. Where the lender named the instalment, interest
 * is in it and everything that was paid counts. Where the principal was divided, what was debited before is paid first,
 * and the rest of each payment counts: otherwise a debit would make a paid instalment unpaid again. What the lender took off
 * is no payment of the group: it covers debits, and else the last instalments are so much smaller.
 *
 * @param rows of this borrowing, by the lender's days
 * @param unit minor units that a part of the principal is rounded down to
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

/** What counts for the instalments of a plan, and what the lender took off it; minor units. */
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

/** The plan without what the lender took off, from its end; an instalment of which nothing is left is none. */
function lessened(plan: readonly PlannedInstalment[], takenOff: Money): readonly PlannedInstalment[] {
	let left = takenOff;
	const fromEnd = plan.toReversed().map((instalment) => {
		const off = least(left, instalment.amount);
		left = subtract(left, off);
		return { ...instalment, amount: subtract(instalment.amount, off) };
	});
	return fromEnd.toReversed().filter(({ amount }) => amount > 0);
}

/** How the group used a cash credit in one month of the group's calendar, by the bank's days. Amounts are minor units. */
export interface CreditMonth {
	/** "2026-11" */
	readonly month: string;
	/** As they hold at the month's end. */
	readonly limit: Money;
	readonly drawingPower: Money;
	readonly drawn: Money;
	/** All that the group paid: of the debt, and interest and charges beside it. */
	readonly repaid: Money;
	/** Taken off by the bank, without money: no conduct of the group. */
	readonly credited: Money;
	/** Interest, and other charges: debited by the bank, or paid beside. */
	readonly interest: Money;
	readonly charges: Money;
	/** Owed at the month's end: what was owed before + drawn + interest + charges − repaid − credited. */
	readonly balance: Money;
}

/** A cash credit as it stands: what holds on the day, month by month, and what is owed above the drawing power. */
export interface CreditConduct {
	readonly limit: Money;
	readonly drawingPower: Money;
	/** What may still be drawn. */
	readonly drawable: Money;
	/** What was owed when the cut-off sheet brought it in; zero of one that this book opened. */
	readonly broughtIn: Money;
	readonly months: readonly CreditMonth[];
	/** Minor units above the drawing power, and days since it was last within; zero both where it is. */
	readonly above: Money;
	readonly daysAbove: number;
	/** When more was owed than the drawing power, in the order of days. */
	readonly timesAbove: readonly TimeAbove[];
}

/** Days without a break on which more was owed than the drawing power. */
export interface TimeAbove {
	readonly from: LocalDate;
	/** The last of them; the day of the report where it is so still. */
	readonly to: LocalDate;
}

/**
 * @param rows of this account, by the bank's days
 * @param since the day on which it was opened or brought in
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

/** When more was owed than the drawing power up to `on`, by the bank's days. */
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
