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

/** Why a quarter was not prompt, with the day and the sum behind it. Amounts are minor units. */
export type NotPrompt =
	| {
			readonly why: 'instalmentLate';
			readonly dueOn: LocalDate;
			readonly daysLate: number;
			readonly amount: Money;
	  }
	/** An instalment of an earlier quarter was still unpaid in this one. */
	| {
			readonly why: 'olderUnpaid';
			readonly dueOn: LocalDate;
			readonly daysLate: number;
			readonly amount: Money;
	  }
	/** `days` in a row by the end of the quarter. */
	| { readonly why: 'abovePower'; readonly from: LocalDate; readonly days: number }
	/** `amount` of the interest of a month that nothing paid in covers. */
	| { readonly why: 'interestNotCovered'; readonly month: string; readonly amount: Money };

/** One quarter of the bank's year in which something was asked of the group. */
export interface PromptQuarter {
	readonly from: LocalDate;
	readonly to: LocalDate;
	/** Nothing was late in a quarter that is over · something was · nothing so far, and it is not over. */
	readonly verdict: 'prompt' | 'late' | 'soFar';
	readonly reasons: readonly NotPrompt[];
	/** The lines of the bank's book in it. */
	readonly entries: readonly EventId[];
}

/** What a bank takes of one loan, and whether the group paid it promptly, by a rule. */
export interface BankInterestOf {
	/** By what is owed now; null where nothing is. */
	readonly slab: InterestSlab | null;
	/** Quarter by quarter, oldest first; null where the rule asks nothing of such a loan, or the bank named no instalments. */
	readonly quarters: readonly PromptQuarter[] | null;
}

/**
 * Nothing of it is computed into the debt, and nothing is posted: what the bank takes stands in its own book (ledger law 4).
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

/** Rules are in whole units of the currency, books in minor ones. */
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

/** The quarters from the first line of the bank's book to the day of the report. */
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

/** The first day of the quarter of a day: January, April, July, October. */
function quarterOf(day: LocalDate): LocalDate {
	return monthStart(day, 'gregorian', -((Number(day.slice(5, 7)) - 1) % 3));
}

/** What falls due today is not late. */
const isLate = ({ dueOn, paidOn, daysLate }: InstalmentConduct, most: number, on: LocalDate): boolean =>
	daysLate > most && (paidOn !== null || dueOn < on);

const lateness = ({ dueOn, daysLate, amount }: InstalmentConduct) => ({ dueOn, daysLate, amount });

/** More days in a row than the rule allows, as far as they lie in the quarter. */
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

/** Whether anything was owed, or debited, in a month that began with the account. */
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

/** A loan of a bank as it stands, beside what a rule says of its interest. Amounts are minor units. */
export interface BankLoan extends BankInterestOf {
	readonly lender: string;
	readonly isCashCredit: boolean;
	readonly outstanding: Money;
	readonly overdue: Money;
	readonly overdueDays: number;
	readonly overdueKnown: boolean;
}

/**
 * By the id of the borrowing.
 *
 * @param rule of the group's own currency; one that says nothing of interest gives neither slab nor quarters
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
