import type { BankAccountId, EventId, LoanId, LocalDate } from '#kernel';
import type { Money } from '#money';
import type { Period } from '../accounts/fiscal-year.ts';
import type { Ageing, Repaid } from '../repayment.ts';

/**
 * Figures of the five rules, each with the entries that add up to it, so that an officer can be shown them. Amounts are minor
 * units, ratios decimal strings, members are named by number.
 */
export interface Panchasutra {
	readonly from: LocalDate;
	/** The day before `on`; for `all` it is `on` itself, though its months end the day before. */
	readonly to: LocalDate;
	readonly on: LocalDate;
	/** Months up to `to`, oldest first; the first may be cut at the beginning of the book. */
	readonly months: readonly Period[];
	readonly meetings: {
		/** Days on which a regular meeting was due by the group's rhythm. */
		readonly due: readonly LocalDate[];
		readonly held: readonly MeetingBehind[];
		/** Held ÷ due, at most 1; null where none was due. */
		readonly share: string | null;
		readonly sealedOnTheDay: number;
		readonly enteredLater: number;
		/** Presences ÷ (members × meetings held). */
		readonly attendance: string | null;
		/** The meeting with the lowest attendance; null where none was held. */
		readonly worst: MeetingBehind | null;
		/** The longest gap between regular meetings that ended within the window. */
		readonly longestGap: { readonly from: LocalDate; readonly to: LocalDate } | null;
	};
	readonly saving: {
		/** Members without savings arrears at the end of a meeting ÷ members, over all of `meetings.held`. */
		readonly onTime: string | null;
		/** Arrears on the report date. */
		readonly arrears: readonly { readonly number: number; readonly amount: Money }[];
		/** Net saving within the window. */
		readonly saved: Money;
	};
	readonly deposits: {
		readonly made: readonly DepositBehind[];
		readonly monthsWithDeposit: number;
		/** Meetings that left more in the box than the group's limit, and the day of the next deposit. */
		readonly overLimit: readonly OverLimit[];
		/** Box and bank less the social fund, which is no part of the corpus. */
		readonly idle: Money;
		readonly idleShare: string | null;
		readonly bank: Money;
		/** The last day up to which every account agreed with its passbook; null where one never did. */
		readonly matchedUntil: LocalDate | null;
	};
	readonly lending: {
		/** Loans disbursed within the window; in `all` also those brought in. */
		readonly given: readonly LoanBehind[];
		/** Number of them disbursed in this book. For a brought-in loan the book knows only the figures of the sheet. */
		readonly here: number;
		/** Average principal of loans disbursed in this book, rounded to the whole rupee. */
		readonly average: Money | null;
		readonly byUse: Readonly<Record<LoanUse, { readonly loans: number; readonly amount: Money }>>;
		readonly onLoan: Money;
		readonly onLoanShare: string | null;
		/** Number of members who took one of `given`, and of all who ever joined. */
		readonly borrowers: number;
		readonly members: number;
	};
	readonly repayment: {
		/** Repayment by month; `due` and `collected` are the totals. */
		readonly months: readonly Repaid[];
		/** Loans with something due, each with due and paid; a prepayment on one loan does not offset another. */
		readonly loans: readonly RepaidBehind[];
		readonly due: Money;
		readonly collected: Money;
		readonly share: string | null;
		readonly ageing: Ageing;
		readonly overdue: readonly OverdueBehind[];
		/** Late interest by loan. */
		readonly overdueInterest: readonly OverdueInterestBehind[];
		/** Meeting day since which the oldest overdue principal or interest is late; null where nothing is. */
		readonly overdueSince: LocalDate | null;
	};
	readonly books: {
		/** Number of meetings with a cash count, and of those whose count matched the book. */
		readonly counted: number;
		readonly matched: number;
		readonly share: string | null;
		readonly corrections: readonly EventId[];
		readonly disputesOpen: readonly EventId[];
		/** Sum of all accounts; zero in a correct book. */
		readonly trialBalance: Money;
	};
	readonly corpus: Money;
}

export interface MeetingBehind {
	readonly eventId: EventId | null;
	readonly number: number;
	readonly day: LocalDate;
	readonly sealedOnTheDay: boolean;
	readonly enteredLater: boolean;
	readonly present: number;
	/** Number of members expected. */
	readonly expected: number;
	/** Number of members at the end of the meeting. */
	readonly members: number;
	readonly savedInTime: number;
	/** Counted cash less the book balance; null without a count. */
	readonly difference: Money | null;
}

export interface DepositBehind {
	readonly eventId: EventId;
	readonly bankAccountId: BankAccountId;
	readonly bankDay: LocalDate;
	readonly slip: string | null;
	readonly amount: Money;
	readonly matched: boolean;
}

export interface OverLimit {
	readonly day: LocalDate;
	readonly box: Money;
	readonly limit: Money;
	/** Slip day of the next deposit; null while there is none. */
	readonly depositedOn: LocalDate | null;
}

export interface LoanBehind {
	readonly loanId: LoanId;
	readonly number: number;
	readonly on: LocalDate;
	readonly principal: Money;
	readonly purpose: string | null;
	readonly use: LoanUse;
	readonly broughtIn: boolean;
}

export interface RepaidBehind {
	readonly loanId: LoanId;
	readonly number: number;
	readonly due: Money;
	readonly collected: Money;
}

export interface OverdueBehind {
	readonly loanId: LoanId;
	readonly number: number;
	readonly amount: Money;
	readonly days: number;
	readonly outstanding: Money;
}

export interface OverdueInterestBehind {
	readonly loanId: LoanId;
	readonly number: number;
	readonly amount: Money;
	/** The meeting by which the oldest part should have been paid. */
	readonly since: LocalDate;
}

export interface PanchasutraByWindow {
	readonly last6: Panchasutra;
	readonly last12: Panchasutra;
	readonly all: Panchasutra;
}

/** Use of a loan as banks classify it: income, repaying an old debt, household or other; unknown if nobody asked. */
export type LoanUse = 'income' | 'oldDebt' | 'household' | 'unknown';

const income: ReadonlySet<string> = new Set(['seed', 'animal', 'shop', 'tailoring']);
const oldDebt: ReadonlySet<string> = new Set(['moneylender', 'oldDebt']);

/** Classifies a purpose; one outside the list counts as household, so that no figure is flattering. */
export function loanUseOf(purpose: string | null): LoanUse {
	if (purpose === null) return 'unknown';
	if (income.has(purpose)) return 'income';
	return oldDebt.has(purpose) ? 'oldDebt' : 'household';
}
