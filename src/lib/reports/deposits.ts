import {
	calendarMonths,
	monthStart,
	type BankAccountId,
	type CalendarMonth,
	type EventId,
	type LocalDate,
	type MemberId,
	type MonthCalendar
} from '#kernel';
import { money, sum, zero, type Money } from '#money';
import { effectiveLines, type BankAccount, type GroupEvent, type JournalLine, readOnce } from '#group';
import { matchedUntil, passbookLines, slipOf, statementsOf, type BankLine } from './bank-book.ts';
import { bookLines, later } from './book-lines.ts';
import { monthsOfGroup } from './accounts/fiscal-year.ts';

/** One line to be ticked against the bank's passbook. Amounts are minor units. */
export interface DepositRow {
	readonly eventId: EventId;
	readonly type: GroupEvent['type'];
	/** The day on the slip, as the people at the meeting confirmed it. */
	readonly day: LocalDate;
	/** The bank's value day; the day on the slip where no value day was entered. */
	readonly bankDay: LocalDate;
	readonly slip: string | null;
	/** Members who went to the bank. */
	readonly by: readonly MemberId[];
	readonly in: Money;
	readonly out: Money;
	readonly balance: Money;
	/** True for cash taken from the box to the bank; false for interest, loans and transfers through the account itself. */
	readonly isDeposit: boolean;
	/** True if a matching passbook comparison covers this day. */
	readonly matched: boolean;
	/** True if this entry replaces a wrong one. */
	readonly corrected: boolean;
}

/** A month of the group's calendar by value day, listed even without deposits; opening + in − out = closing. */
export interface DepositMonth extends CalendarMonth {
	/** Number of trips with cash from the box, and minor units deposited by them. */
	readonly deposits: number;
	readonly deposited: Money;
	/** Totals over all entries of the account, minor units. */
	readonly opening: Money;
	readonly in: Money;
	readonly out: Money;
	readonly closing: Money;
}

/** Amounts are minor units; in − out = closing. */
export interface AccountDeposits {
	readonly bankAccountId: BankAccountId;
	readonly bank: string;
	readonly branch: string | null;
	readonly lastFour: string | null;
	readonly rows: readonly DepositRow[];
	/** From the account's first line to the report date, or to the last value day where that is later. */
	readonly months: readonly DepositMonth[];
	readonly monthsWithDeposit: number;
	readonly deposited: Money;
	readonly in: Money;
	readonly out: Money;
	readonly closing: Money;
	/** The last day up to which book and passbook agreed; null if they never did. */
	readonly matchedUntil: LocalDate | null;
}

export interface Deposits {
	readonly on: LocalDate;
	readonly accounts: readonly AccountDeposits[];
}

/**
 * Returns each account in the order of the bank's own passbook, with deposits by month (ledger law 9), for the check by the
 * bank's officer. Corrections are applied, because the passbook shows only the corrected amount; the bank book shows all
 * lines.
 *
 * @param events of a checked book
 */
export const deposits = readOnce((events, view): Deposits => {
	const { state, on, posted } = bookLines(events, view);
	const lines = effectiveLines(posted);
	const calendar = monthsOfGroup(view.currency);
	return {
		on,
		accounts: [...state.bankAccounts.values()].map((account) => depositsOf(lines, account, on, calendar))
	};
}).read;

function depositsOf(
	lines: readonly JournalLine[],
	account: BankAccount,
	on: LocalDate,
	calendar: MonthCalendar
): AccountDeposits {
	const { bankAccountId, bank, branch, lastFour } = account;
	const until = matchedUntil(statementsOf(lines, account));
	const rows = rowsOf(passbookLines(lines, account), until);
	const months = monthsOf(rows, on, calendar);
	const [into, out] = [sum(rows.map((row) => row.in)), sum(rows.map((row) => row.out))];
	return {
		bankAccountId,
		bank,
		branch,
		lastFour,
		rows,
		months,
		monthsWithDeposit: months.filter((month) => month.deposits > 0).length,
		deposited: sum(months.map((month) => month.deposited)),
		in: into,
		out,
		closing: money(into - out),
		matchedUntil: until
	};
}

function rowsOf(lines: readonly BankLine[], until: LocalDate | null): readonly DepositRow[] {
	let balance: Money = zero;
	return lines.map(({ line: { event }, bankDay, in: into, out }) => {
		balance = money(balance + into - out);
		return {
			eventId: event.eventId,
			type: event.type,
			day: event.occurredOn,
			bankDay,
			slip: slipOf(event),
			by: event.type === 'CashTakenToBank' || event.type === 'CashTakenFromBank' ? (event.by ?? []) : [],
			in: into,
			out,
			balance,
			isDeposit: event.type === 'CashTakenToBank',
			matched: until !== null && bankDay <= until,
			corrected: event.corrects !== undefined
		};
	});
}

function monthsOf(
	rows: readonly DepositRow[],
	on: LocalDate,
	calendar: MonthCalendar
): readonly DepositMonth[] {
	const [first, last] = [rows[0], rows.at(-1)];
	if (first === undefined || last === undefined) return [];
	const end = later(on, last.bankDay);
	const months: DepositMonth[] = [];
	for (const month of calendarMonths(monthStart(first.bankDay, calendar), end, calendar))
		months.push(monthFrom(month, rows, months.at(-1)?.closing ?? zero));
	return months;
}

function monthFrom(month: CalendarMonth, all: readonly DepositRow[], opening: Money): DepositMonth {
	const rows = all.filter(({ bankDay }) => bankDay >= month.from && bankDay <= month.to);
	const made = rows.filter((row) => row.isDeposit);
	const [into, out] = [sum(rows.map((row) => row.in)), sum(rows.map((row) => row.out))];
	return {
		...month,
		deposits: made.length,
		deposited: sum(made.map((row) => row.in)),
		opening,
		in: into,
		out,
		closing: money(opening + into - out)
	};
}
