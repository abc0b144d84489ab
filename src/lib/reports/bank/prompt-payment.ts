import {
	addDays,
	calendarMonths,
	daysBetween,
	monthStart,
	type CalendarMonth,
	type EventId,
	type LocalDate
} from '#kernel';
import { money, subtract, sum, type Money } from '#money';
import type { BorrowingRow, InstalmentConduct } from '../borrowing-conduct.ts';
import { borrowings, type BorrowingLine } from '../borrowings.ts';
import type { BankInterest, InterestSlab, LoanDoseRule, PromptTest } from './rule-types.ts';
import { isOfBank, type GroupEvent } from '#group';
import type { BookAsAt } from '../meeting-pages.ts';

/** Reason why a quarter was not prompt, with the day and the sum. Amounts are minor units. */
export type NotPrompt =
	| {
			readonly why: 'instalmentLate';
			readonly dueOn: LocalDate;
			readonly daysLate: number;
			readonly amount: Money;
	  }
	/** An instalment of an earlier quarter was unpaid in this one. */
	| {
			readonly why: 'olderUnpaid';
			readonly dueOn: LocalDate;
			readonly daysLate: number;
			readonly amount: Money;
	  }
	/** `days` is the number of consecutive days up to the end of the quarter. */
	| { readonly why: 'abovePower'; readonly from: LocalDate; readonly days: number }
	/** `amount` is the part of a month's interest that payments into the account do not cover. */
	| { readonly why: 'interestNotCovered'; readonly month: string; readonly amount: Money };

/** One quarter of the bank's year in which the group had something to pay. */
export interface PromptQuarter {
	readonly from: LocalDate;
	readonly to: LocalDate;
	/** Over and nothing late · something late · not over and nothing late so far. */
	readonly verdict: 'prompt' | 'late' | 'soFar';
	readonly reasons: readonly NotPrompt[];
	/** Lines of the bank's account within the quarter. */
	readonly entries: readonly EventId[];
}

/** The bank's interest on one loan, and whether the group paid promptly by a rule. */
export interface BankInterestOf {
	/** Slab of the outstanding debt; null where nothing is owed. */
	readonly slab: InterestSlab | null;
	/** Quarters, oldest first; null where the rule has no test for such a loan or the bank named no instalments. */
	readonly quarters: readonly PromptQuarter[] | null;
}

/**
 * Computes information only and posts nothing: the bank's own account decides what the bank takes (ledger law 4).
 */
export function bankInterestOf(
	loan: BorrowingLine,
	{ slabs, prompt }: BankInterest,
	on: LocalDate
): BankInterestOf {
	const slab = slabs.find(({ upTo }) => upTo === undefined || loan.outstanding <= rupees(upTo));
	return {
		slab: loan.outstanding === 0 ? null : (slab ?? null),
		quarters: prompt === undefined ? null : promptQuarters(loan, prompt, on)
	};
}

/** Converts whole units of the currency, as used in rules, to minor units. */
const rupees = (whole: number): Money => money(whole * 100);

function promptQuarters(
	loan: BorrowingLine,
	{ termLoan, cashCredit }: PromptTest,
	on: LocalDate
): readonly PromptQuarter[] | null {
	const { credit, instalments } = loan;
	if (credit !== null && cashCredit !== undefined)
		return quartersOf(loan, on, (quarter) => {
			const months = calendarMonths(quarter.from, quarter.to, 'gregorian').filter((month) =>
				isOwedIn(loan, month)
			);
			const above = credit.timesAbove.flatMap((time) =>
				aboveTooLong(time, quarter, cashCredit.daysAboveMost)
			);
			const notCovered = cashCredit.interestEachMonth
				? months.filter(({ to }) => to < on).flatMap((month) => notCoveredIn(loan, month))
				: [];
			return { isAsked: months.length > 0, reasons: [...above, ...notCovered] };
		});
	if (credit !== null || termLoan === undefined || instalments.length === 0) return null;
	return quartersOf(loan, on, ({ from, to }) => {
		const late = instalments.filter((one) => isLate(one, termLoan.daysLateMost, on));
		const here = instalments.filter(({ dueOn }) => dueOn >= from && dueOn <= to);
		const older = late.filter(({ dueOn, paidOn }) => dueOn < from && (paidOn === null || paidOn >= from));
		return {
			isAsked: here.length + older.length > 0,
			reasons: [
				...older.map((one) => ({ why: 'olderUnpaid' as const, ...lateness(one) })),
				...late
					.filter((one) => here.includes(one))
					.map((one) => ({ why: 'instalmentLate' as const, ...lateness(one) }))
			]
		};
	});
}

interface Quarter {
	readonly from: LocalDate;
	readonly to: LocalDate;
}

/** Returns the quarters from the first line of the bank's account to the report date. */
function quartersOf(
	{ receivedOn, rows }: BorrowingLine,
	on: LocalDate,
	judge: (quarter: Quarter) => { readonly isAsked: boolean; readonly reasons: readonly NotPrompt[] }
): readonly PromptQuarter[] {
	const first = rows[0]?.bankDay ?? receivedOn;
	const starts = calendarMonths(first, on, 'gregorian')
		.map(({ from }) => quarterOf(from))
		.filter((from, place, all) => from !== all[place - 1]);
	return starts.flatMap((from): readonly PromptQuarter[] => {
		const to = addDays(monthStart(from, 'gregorian', 3), -1);
		const { isAsked, reasons } = judge({ from, to });
		if (!isAsked && reasons.length === 0) return [];
		const entries = rows
			.filter(({ bankDay }) => bankDay >= from && bankDay <= to)
			.map(({ eventId }) => eventId);
		const verdict = reasons.length > 0 ? 'late' : to < on ? 'prompt' : 'soFar';
		return [{ from, to, verdict, reasons, entries }];
	});
}

/** Returns the first day of the quarter (beginning in January, April, July, October) of a day. */
function quarterOf(day: LocalDate): LocalDate {
	return monthStart(day, 'gregorian', -((Number(day.slice(5, 7)) - 1) % 3));
}

/** False for an instalment that falls due today. */
const isLate = ({ dueOn, paidOn, daysLate }: InstalmentConduct, most: number, on: LocalDate): boolean =>
	daysLate > most && (paidOn !== null || dueOn < on);

const lateness = ({ dueOn, daysLate, amount }: InstalmentConduct) => ({ dueOn, daysLate, amount });

/** Returns a reason if the permitted number of consecutive days above the drawing power was exceeded within the quarter. */
function aboveTooLong(
	time: { readonly from: LocalDate; readonly to: LocalDate },
	quarter: Quarter,
	most: number
): readonly NotPrompt[] {
	const tooLongFrom = addDays(time.from, most);
	const last = time.to < quarter.to ? time.to : quarter.to;
	return tooLongFrom <= last && last >= quarter.from
		? [{ why: 'abovePower', from: time.from, days: daysBetween(time.from, last) + 1 }]
		: [];
}

/** True if anything was owed or debited in a month at whose start the account existed. */
function isOwedIn({ rows, receivedOn }: BorrowingLine, { from, to }: CalendarMonth): boolean {
	if (receivedOn >= from) return false;
	const before = rows.findLast(({ bankDay }) => bankDay < from)?.outstanding ?? 0;
	return (
		before > 0 ||
		rowsIn(rows, from, to).some(({ outstanding, interestCharged }) => outstanding + interestCharged > 0)
	);
}

function notCoveredIn({ rows }: BorrowingLine, { month, from, to }: CalendarMonth): readonly NotPrompt[] {
	const own = rowsIn(rows, from, to);
	const interest = sum(own.map((row) => row.interestCharged));
	const paidIn = sum(own.map((row) => row.repaid));
	return paidIn > 0 && paidIn >= interest
		? []
		: [{ why: 'interestNotCovered', month, amount: subtract(interest, paidIn) }];
}

const rowsIn = (rows: readonly BorrowingRow[], from: LocalDate, to: LocalDate): readonly BorrowingRow[] =>
	rows.filter(({ bankDay }) => bankDay >= from && bankDay <= to);

/** A bank loan with its interest by a rule. Amounts are minor units. */
export interface BankLoan extends BankInterestOf {
	readonly lender: string;
	readonly isCashCredit: boolean;
	readonly outstanding: Money;
	readonly overdue: Money;
	readonly overdueDays: number;
	readonly overdueKnown: boolean;
}

/**
 * Returns the bank loans, keyed by borrowing id.
 *
 * @param rule of the group's currency; without interest terms there are neither slab nor quarters
 */
export function bankLoans(
	events: readonly GroupEvent[],
	view: BookAsAt,
	{ interest }: Pick<LoanDoseRule, 'interest'>
): Readonly<Record<string, BankLoan>> {
	const { on, borrowings: all } = borrowings(events, view);
	return Object.fromEntries(
		all.filter(isOfBank).map((loan) => {
			const { borrowingId, lender, credit, outstanding, overdue, overdueDays, overdueKnown } = loan;
			const told =
				interest === undefined ? { slab: null, quarters: null } : bankInterestOf(loan, interest, on);
			return [
				borrowingId,
				{ lender, isCashCredit: credit !== null, outstanding, overdue, overdueDays, overdueKnown, ...told }
			];
		})
	);
}
