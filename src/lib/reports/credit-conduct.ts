import {
	addDays,
	calendarMonths,
	daysBetween,
	monthStart,
	type CalendarMonth,
	type LocalDate,
	type MonthCalendar
} from '#kernel';
import { money, sum, zero, type Money } from '#money';
import { drawingPowerOn, type CashCredit } from '#group';

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
	/** Interest, and other charges: debited by the bank, or paid beside. */
	readonly interest: Money;
	readonly charges: Money;
	/** Owed at the month's end: what was owed before + drawn + interest + charges − repaid. */
	readonly balance: Money;
}

/** A line of the bank's book. */
interface CreditRow {
	readonly type: string;
	readonly bankDay: LocalDate;
	readonly received: Money;
	readonly interestCharged: Money;
	readonly chargesCharged: Money;
	readonly repaid: Money;
	readonly interestPaid: Money;
	readonly chargesPaid: Money;
	readonly outstanding: Money;
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
	rows: readonly CreditRow[],
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
	rows: readonly CreditRow[],
	on: LocalDate
): CreditMonth {
	const own = rows.filter(({ bankDay }) => bankDay >= from && bankDay <= to);
	const total = (pick: (row: CreditRow) => number) => money(own.reduce((all, row) => all + pick(row), 0));
	const held = drawingPowerOn(credit, to < on ? to : on);
	return {
		month,
		limit: held?.limit ?? zero,
		drawingPower: held?.amount ?? zero,
		drawn: total((row) => (isBroughtIn(row) ? 0 : row.received)),
		repaid: total((row) => row.repaid + row.interestPaid + row.chargesPaid),
		interest: total((row) => row.interestCharged + row.interestPaid),
		charges: total((row) => row.chargesCharged + row.chargesPaid),
		balance: rows.findLast(({ bankDay }) => bankDay <= to)?.outstanding ?? zero
	};
}

const isBroughtIn = ({ type }: CreditRow): boolean => type === 'OpeningBalances';

/** When more was owed than the drawing power up to `on`, by the bank's days. */
function timesAbovePower(
	credit: CashCredit,
	rows: readonly CreditRow[],
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
