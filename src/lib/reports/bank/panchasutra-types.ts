import type { BankAccountId, EventId, LoanId, LocalDate } from '#kernel';
import type { Money } from '#money';
import type { Period } from '../accounts/fiscal-year.ts';
import type { Ageing, Repaid } from '../repayment.ts';

/**
 * The five rules in figures, each with the entries behind it: a figure is what its entries add up to, so an
 * officer who asks "which?" is shown them. Amounts are minor units, ratios decimal strings, members are named by number.
 */
export interface Panchasutra {
	readonly from: LocalDate;
	/** The day before `on`, that of the report; of `all` the day itself, though its months end before. */
	readonly to: LocalDate;
	readonly on: LocalDate;
	/** Whole ones up to it, oldest first; the first may be cut where the book begins. */
	readonly months: readonly Period[];
	readonly meetings: {
		/** Days on which a regular meeting was due by the group's own rhythm. */
		readonly due: readonly LocalDate[];
		readonly held: readonly MeetingBehind[];
		/** Held ÷ due, at most 1; null where none was due. */
		readonly share: string | null;
		readonly sealedOnTheDay: number;
		readonly enteredLater: number;
		/** Presences ÷ (members × meetings held). */
		readonly attendance: string | null;
		/** The meeting to which fewest came; null where none was held. */
		readonly worst: MeetingBehind | null;
		/** The longest time without a regular meeting that ended in these months. */
		readonly longestGap: { readonly from: LocalDate; readonly to: LocalDate } | null;
	};
	readonly saving: {
		/** Members who had saved all that was due when a meeting ended ÷ members, over all of `meetings.held`. */
		readonly onTime: string | null;
		/** On the day of the report. */
		readonly arrears: readonly { readonly number: number; readonly amount: Money }[];
		/** Net saving of these months. */
		readonly saved: Money;
	};
	readonly deposits: {
		readonly made: readonly DepositBehind[];
		readonly monthsWithDeposit: number;
		/** Meetings that left more in the box than the group's own limit, and when it went to the bank. */
		readonly overLimit: readonly OverLimit[];
		/** Box and bank less the social fund, as the corpus is without it. */
		readonly idle: Money;
		readonly idleShare: string | null;
		readonly bank: Money;
		/** The last day to which every account was compared with its passbook and agreed; null where one never was. */
		readonly matchedUntil: LocalDate | null;
	};
	readonly lending: {
		/** Loans given in these months; since the beginning also those brought in. */
		readonly given: readonly LoanBehind[];
		/** How many of them this book saw given. Of a loan that was brought in the book knows no more than the sheet says. */
		readonly here: number;
		/** Of those, to the whole rupee. */
		readonly average: Money | null;
		readonly byUse: Readonly<Record<LoanUse, { readonly loans: number; readonly amount: Money }>>;
		readonly onLoan: Money;
		readonly onLoanShare: string | null;
		/** Women who took one of `given`, and all who ever joined. */
		readonly borrowers: number;
		readonly members: number;
	};
	readonly repayment: {
		/** Period by month; `due` and `collected` are what they add up to. */
		readonly months: readonly Repaid[];
		/** Each loan of which something was due: paid and due; a loan is never helped by another that is ahead. */
		readonly loans: readonly RepaidBehind[];
		readonly due: Money;
		readonly collected: Money;
		readonly share: string | null;
		readonly ageing: Ageing;
		readonly overdue: readonly OverdueBehind[];
		/** Interest that is late, loan by loan. */
		readonly overdueInterest: readonly OverdueInterestBehind[];
		/** The meeting's day from which the oldest of both is late; null where nothing is. */
		readonly overdueSince: LocalDate | null;
	};
	readonly books: {
		/** Meetings whose cash was counted, and those whose count was the book's. */
		readonly counted: number;
		readonly matched: number;
		readonly share: string | null;
		readonly corrections: readonly EventId[];
		readonly disputesOpen: readonly EventId[];
		/** The sum of all accounts; zero in a book that is right. */
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
	/** Women on whom it counted. */
	readonly expected: number;
	/** Members as it ended. */
	readonly members: number;
	readonly savedInTime: number;
	/** Counted less the book; null where it was not counted then. */
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
	/** The next deposit, by the day on the slip; null while there is none. */
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
	/** The meeting by which the oldest of it should have been paid. */
	readonly since: LocalDate;
}

export interface PanchasutraByWindow {
	readonly last6: Panchasutra;
	readonly last12: Panchasutra;
	readonly all: Panchasutra;
}

/** What a loan was for, as banks sort it: to earn, to be rid of an old debt, for the household or else; or nobody asked. */
export type LoanUse = 'income' | 'oldDebt' | 'household' | 'unknown';

const income: ReadonlySet<string> = new Set(['seed', 'animal', 'shop', 'tailoring']);
const oldDebt: ReadonlySet<string> = new Set(['moneylender', 'oldDebt']);

/** A purpose that the list does not know counts for the household: nothing looks better than it is. */
export function loanUseOf(purpose: string | null): LoanUse {
	if (purpose === null) return 'unknown';
	if (income.has(purpose)) return 'income';
	return oldDebt.has(purpose) ? 'oldDebt' : 'household';
}
