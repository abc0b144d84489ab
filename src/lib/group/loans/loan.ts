import type { LateTerms } from '../rules/constitution-schema.ts';
import type { LoanId, LocalDate, MemberId } from '#kernel';
import type { Money } from '#money';
import type { InterestMethod, InterestPeriod, LoanSource } from '../event-fields.ts';
import type { PaymentPart, Rhythm } from '../rules/constitution.ts';

/** Something that moved a loan's principal or paid its interest, on the day it takes effect. */
export interface LoanMovement {
	readonly on: LocalDate;
	/** Minor units; lending is positive, repaying negative. */
	readonly principal: Money;
	/** Minor units of interest paid. */
	readonly interest: Money;
	/** From here on the whole principal stands on these terms; the first movement has those it was given on. */
	readonly terms?: KeptTerms;
	/** The principal was given up, not repaid. */
	readonly givenUp?: true;
	/** Taken from her part at a share-out; of a loan netted in whole, flat parts to come are cancelled (ledger fine print 20). */
	readonly netted?: 'partly' | 'whole';
}

/** The terms a loan keeps for its life, whatever the group decides later (ledger fine print 1). */
export interface KeptTerms {
	readonly percentPerMonth: string;
	readonly method: InterestMethod;
	readonly period: InterestPeriod;
	readonly instalments: number;
	/** Principal falls due with every so many charges of interest (ADR 0090). */
	readonly chargesPerInstalment: number;
	/** Months that a flat rate is counted for, exact decimal string. */
	readonly months: string;
	readonly firstDueOn: LocalDate | null;
	readonly roundingUnit: Money;
	readonly paymentOrder: readonly PaymentPart[];
	readonly flatRebate: 'none' | 'notYetDue';
	readonly every: Rhythm['every'];
	/** Percent a month of what is overdue, beside the rate; "0" for nothing. */
	readonly overduePercentPerMonth: string;
	/** How it is asked for; left out: with each charge, of what is unpaid, from the first day. */
	readonly late?: LateTerms;
}

/** Overdue interest that the circle forgave. */
export interface Forgiven {
	readonly on: LocalDate;
	/** Minor units. */
	readonly amount: Money;
}

/** What the opening balances said of a loan that is older than this book. */
export interface LoanOpening {
	/** Charges that fell due up to and on this day are in `interestArrears` already. */
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
	/** Place in the order of giving. */
	readonly sequence: number;
	readonly disbursedOn: LocalDate;
	/** Minor units given in all: lent at first (of a loan brought in: long ago) and topped up since (fine print 32). */
	readonly principal: Money;
	/** The terms on which the loan stands now; earlier ones are kept with the movements that brought them. */
	readonly terms: KeptTerms;
	readonly opening: LoanOpening | null;
	readonly movements: readonly LoanMovement[];
	readonly outstanding: Money;
	readonly interestPaid: Money;
	readonly guarantors: readonly MemberId[];
	/** In the order of days. */
	readonly forgiven: readonly Forgiven[];
	/** Set when the group gave the loan up: charges stop, what was unpaid that day may still be recovered. */
	readonly writtenOff: WrittenOff | null;
	/** The last day on which what was out was put on new terms; a top-up on new terms is not one. */
	readonly rescheduledOn: LocalDate | null;
	/** What of it others' parts were cut for at a share-out: theirs as it is paid (ledger law 45). */
	readonly ofOthers?: OwedToOthers;
	/** The day on which the principal was repaid in full; null while anything is out, and when it was given up. */
	readonly principalPaidOn: LocalDate | null;
}

/** What was given up, minor units, and what came back since. */
export interface WrittenOff {
	/** Charges stop with this day. */
	readonly on: LocalDate;
	readonly reason: string;
	readonly principal: Money;
	/** Interest charged and unpaid that day. */
	readonly interest: Money;
	readonly recovered: Money;
}

/** Whether the loan was written off by then: what is paid from that day on is recovered, not repaid. */
export function isGivenUp(loan: Pick<Loan, 'writtenOff'>, on: LocalDate): boolean {
	return loan.writtenOff !== null && on >= loan.writtenOff.on;
}

/**
 * What of a debt the parts of others were cut for, and whose it is as it is paid; minor units. Owners are what interest and
 * principal are together; a fine is never posted before it is paid, and counts as interest here (ledger law 45).
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
