import type { LateTerms } from '../rules/constitution-schema.ts';
import type { LoanId, LocalDate, MemberId } from '#kernel';
import type { Money } from '#money';
import type { InterestMethod, InterestPeriod, LoanSource } from '../event-fields.ts';
import type { PaymentPart, Rhythm } from '../rules/constitution.ts';

/** A change of a loan's principal or a payment of its interest, on the day it takes effect. */
export interface LoanMovement {
	readonly on: LocalDate;
	/** Minor units; positive for lending, negative for repayment. */
	readonly principal: Money;
	/** Minor units of interest paid. */
	readonly interest: Money;
	/** Terms of the whole principal from here on; the first movement has the original ones. */
	readonly terms?: KeptTerms;
	/** Set if the principal was written off, not repaid. */
	readonly givenUp?: true;
	/** Set if it was taken from her part at a share-out; 'whole' cancels later flat interest (ledger fine print 20). */
	readonly netted?: 'partly' | 'whole';
}

/** The terms a loan keeps for its life, whatever the group decides later (ledger fine print 1). */
export interface KeptTerms {
	readonly percentPerMonth: string;
	readonly method: InterestMethod;
	readonly period: InterestPeriod;
	readonly instalments: number;
	/** Number of interest charges for each instalment of principal (ADR 0090). */
	readonly chargesPerInstalment: number;
	/** Months that a flat rate is counted for, exact decimal string. */
	readonly months: string;
	readonly firstDueOn: LocalDate | null;
	readonly roundingUnit: Money;
	readonly paymentOrder: readonly PaymentPart[];
	readonly flatRebate: 'none' | 'notYetDue';
	readonly every: Rhythm['every'];
	/** Percent a month on overdue principal, in addition to the rate; "0" for none. */
	readonly overduePercentPerMonth: string;
	/** Rules of overdue interest; if left out, it is charged with each charge on what is unpaid, from the first day. */
	readonly late?: LateTerms;
}

export interface Forgiven {
	readonly on: LocalDate;
	/** Minor units. */
	readonly amount: Money;
}

/** Data of a loan older than this book, from the opening balances. */
export interface LoanOpening {
	/** Charges up to and including this day are contained in `interestArrears`. */
	readonly on: LocalDate;
	readonly interestArrears: Money;
	/** Flat interest still to fall due, minor units, exact. */
	readonly interestLeft: string;
}

export interface Loan {
	readonly loanId: LoanId;
	readonly memberId: MemberId;
	readonly source: LoanSource;
	readonly purpose: string | null;
	/** Position in the order of disbursement. */
	readonly sequence: number;
	readonly disbursedOn: LocalDate;
	/** Total lent, minor units: at first (for an opening loan, before this book) and by top-ups (fine print 32). */
	readonly principal: Money;
	/** Present terms; earlier ones are in the movements. */
	readonly terms: KeptTerms;
	readonly opening: LoanOpening | null;
	readonly movements: readonly LoanMovement[];
	readonly outstanding: Money;
	readonly interestPaid: Money;
	readonly guarantors: readonly MemberId[];
	/** Ordered by day. */
	readonly forgiven: readonly Forgiven[];
	/** Set if the loan was written off: charges stop, what was unpaid that day may still be recovered. */
	readonly writtenOff: WrittenOff | null;
	/** Last day of a reschedule; a top-up with new terms does not count. */
	readonly rescheduledOn: LocalDate | null;
	/** Part of the debt for which other members' share-outs were cut; it becomes theirs when paid (ledger law 45). */
	readonly ofOthers?: OwedToOthers;
	/** Day on which the principal was repaid in full; null while any is outstanding, and after a write-off. */
	readonly principalPaidOn: LocalDate | null;
}

/** Amounts of a write-off, minor units, and recoveries since. */
export interface WrittenOff {
	/** Last day of charges. */
	readonly on: LocalDate;
	readonly reason: string;
	readonly principal: Money;
	/** Interest charged and unpaid on that day. */
	readonly interest: Money;
	readonly recovered: Money;
}

/** True if the loan was written off by then: later payments are recoveries, not repayments. */
export function isGivenUp(loan: Pick<Loan, 'writtenOff'>, on: LocalDate): boolean {
	return loan.writtenOff !== null && on >= loan.writtenOff.on;
}

/**
 * Part of a debt that belongs to members whose share-outs were cut for it, minor units. The owners' amounts add up to interest and principal; a fine
 * is posted only when paid, so it counts as interest here (ledger law 45).
 */
export interface OwedToOthers {
	readonly interest: Money;
	readonly principal: Money;
	readonly owners: readonly Owner[];
}

export interface Owner {
	readonly memberId: MemberId;
	readonly amount: Money;
}
