import type { LocalDate, MemberId } from '#kernel';
import { exact, zero, type Money } from '#money';
import type { LoanTerms } from '../event-fields.ts';
import type { Rejection } from '../rejections.ts';
import { savedBy } from '../saving/saving-due.ts';
import type { Constitution } from '../rules/constitution.ts';
import { rulesOn } from '../state-on.ts';
import type { GroupState } from '../state.ts';
import { keptBack } from './charges.ts';
import { keptTerms } from './kept-terms.ts';
import type { Loan } from './loan.ts';

/** Rejects a day before the loan, or before the opening for a loan from the cut-off sheet. */
export function needsLoanOn(loan: Loan, on: LocalDate): Rejection | null {
	const knownFrom = loan.opening?.on ?? loan.disbursedOn;
	return on < knownFrom ? { type: 'DayBeforeLoan', disbursedOn: knownFrom } : null;
}

/**
 * Checks terms: no first due date before the agreement, and something must be left to pay out after up-front interest.
 *
 * @param principal minor units on these terms
 * @param handed minor units lent now, from which interest may be kept back
 */
export function needsTerms(
	state: GroupState,
	terms: LoanTerms,
	principal: Money,
	handed: Money,
	on: LocalDate
): Rejection | null {
	if (terms.firstDueOn !== undefined && terms.firstDueOn < on)
		return { type: 'TermsInvalid', field: 'firstDueOn' };
	if (terms.months !== undefined && exact(terms.months).lessThanOrEqualTo(0))
		return { type: 'TermsInvalid', field: 'months' };
	const rules = rulesOn(state, on);
	return terms.method === 'upFront' &&
		rules !== null &&
		keptBack(principal, keptTerms(terms, rules)) >= handed
		? { type: 'TermsInvalid', field: 'upFront' }
		: null;
}

/** Checks the limits of the group (ledger fine print 11): her total debt including the new loan against her savings in all funds. */
export function needsLimit(
	state: GroupState,
	memberId: MemberId,
	lent: Money,
	on: LocalDate
): Rejection | null {
	const limit = rulesOn(state, on)?.loanLimit ?? {};
	if (limit.timesSavings === undefined && limit.slabs === undefined && limit.amount === undefined)
		return null;
	const owed = loansOut(state, memberId).reduce<number>((total, loan) => total + loan.outstanding, lent);
	if (limit.timesSavings !== undefined) {
		const most = savedBy(state, memberId) * limit.timesSavings;
		if (owed > most) return { type: 'LoanLimitExceeded', limit: 'timesSavings', most };
	}
	const { limit: by, most } = ceiling(limit, savedBy(state, memberId));
	return owed > most ? { type: 'LoanLimitExceeded', limit: by, most } : null;
}

/** Maximum debt for an amount of savings, minor units: by the highest slab reached; below the first slab, the amount for all members. */
function ceiling({ slabs = [], amount }: Constitution['loanLimit'], saved: Money) {
	const slab = slabs.findLast(({ from }) => saved >= from);
	if (slab !== undefined) return { limit: 'slabs', most: slab.amount } as const;
	if (amount !== undefined) return { limit: 'amount', most: amount } as const;
	return { limit: 'slabs', most: slabs.length > 0 ? zero : Infinity } as const;
}

export function exceedsLoansAtOnce(state: GroupState, memberId: MemberId, on: LocalDate): Rejection | null {
	const most = rulesOn(state, on)?.loanLimit.loansAtOnce;
	return most !== undefined && loansOut(state, memberId).length >= most
		? { type: 'LoanLimitExceeded', limit: 'loansAtOnce', most }
		: null;
}

export function exceedsMonths(state: GroupState, terms: LoanTerms, on: LocalDate): Rejection | null {
	const rules = rulesOn(state, on);
	const most = rules?.loanLimit.monthsMax;
	if (most === undefined || rules === null) return null;
	return exact(keptTerms(terms, rules).months).greaterThan(most)
		? { type: 'LoanLimitExceeded', limit: 'monthsMax', most }
		: null;
}

const loansOut = (state: GroupState, memberId: MemberId): readonly Loan[] =>
	[...state.loans.values()].filter((loan) => loan.memberId === memberId && loan.outstanding > 0);
