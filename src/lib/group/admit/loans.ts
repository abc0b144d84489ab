import { err, ok, type LocalDate, type MemberId, type Result } from '#kernel';
import { exact, money, zero, type Money } from '#money';
import type { LoanDisbursed, LoanRepaid, LoanTerms, PaymentSplit } from '../event-schema/types.ts';
import { keptBack } from '../loan/charges.ts';
import { keptTerms } from '../loan/kept-terms.ts';
import { isGivenUp, loanPosition, splitPayment, type LoanDay } from '../loan/position.ts';
import type { Loan } from '../loan/loan.ts';
import type { Rejection } from '../rejections.ts';
import { previousRegularDay, rulesOn, type GroupState } from '../state.ts';
import {
	needsAccountOf,
	needsActiveMember,
	needsMeeting,
	needsMembers,
	needsNotLeft,
	needsWholeCoins
} from './checks.ts';

export function admitDisbursal(state: GroupState, event: LoanDisbursed): Result<LoanDisbursed, Rejection> {
	const { loanId, memberId, occurredOn, guarantors = [], principal, terms, via } = event;
	const refused =
		needsMeeting(state) ??
		(state.loans.has(loanId) ? ({ type: 'DuplicateId', id: loanId } as const) : null) ??
		needsMembers(state, [memberId, ...guarantors]) ??
		needsMembers(state, event.approvedBy) ??
		needsActiveMembers(state, [memberId, ...guarantors], occurredOn) ??
		needsAccountOf(state, via) ??
		needsTerms(state, terms, principal, principal, occurredOn) ??
		needsOtherGuarantors(event) ??
		needsWholeCoins(state, principal, via) ??
		needsWholeCoins(state, keptBackOf(state, event), via) ??
		needsLimit(state, memberId, principal, occurredOn) ??
		exceedsLoansAtOnce(state, memberId, occurredOn) ??
		exceedsMonths(state, terms, occurredOn);
	return refused ? err(refused) : ok(event);
}

/**
 * The split is computed where the file leaves it out; where it is given it is kept, if it can be true. What comes back
 * of a loan that was written off is neither interest nor principal: its split is all zero (ledger fine print 10).
 */
export function admitRepayment(state: GroupState, event: LoanRepaid): Result<LoanRepaid, Rejection> {
	const refused =
		needsMeeting(state) ?? needsMembers(state, event.approvedBy) ?? needsAccountOf(state, event.via);
	if (refused) return err(refused);
	const loan = state.loans.get(event.loanId);
	if (loan === undefined) return err({ type: 'LoanUnknown', loanId: event.loanId });
	const isRecovered = isGivenUp(loan, event.occurredOn);
	// All that a woman owed was settled when she left; what was given up before that may still come back.
	const gone = isRecovered ? null : needsNotLeft(state, loan.memberId);
	if (gone) return err(gone);
	const day = loanDay(state, event.occurredOn);
	const position = loanPosition(loan, day);
	if (position.payOff === 0) return err({ type: 'LoanFinished', loanId: event.loanId });
	const reason = needsLoanOn(loan, event.occurredOn) ?? needsWholeCoins(state, event.amount, event.via);
	if (reason) return err(reason);
	const { payOff: owed } = position;
	if (event.split === undefined) {
		const { split, over } = isRecovered
			? { split: nothing, over: event.amount - owed }
			: splitPayment(loan, event.amount, day);
		return over > 0 ? err({ type: 'MoreThanOwed', owed }) : ok({ ...event, split });
	}
	const { split } = event;
	if (isRecovered ? event.amount > owed : split.principal > position.outstanding)
		return err({ type: 'MoreThanOwed', owed });
	return splitTotal(split) === (isRecovered ? 0 : event.amount)
		? ok(event)
		: err({ type: 'SplitDoesNotAddUp' });
}

const nothing: PaymentSplit = { interestArrears: zero, interestDue: zero, principal: zero };

const splitTotal = (split: PaymentSplit): number =>
	split.interestArrears + split.interestDue + split.principal;

/** A loan brought in is known to this book from the opening on. */
export function needsLoanOn(loan: Loan, on: LocalDate): Rejection | null {
	const knownFrom = loan.opening?.on ?? loan.disbursedOn;
	return on < knownFrom ? { type: 'DayBeforeLoan', disbursedOn: knownFrom } : null;
}

/**
 * How loans are looked at on `on`, with the meetings that the book knows of: from the meeting before the one that is
 * open; what is entered for a day in the past, and where none is open, from the last one before that day.
 */
export function loanDay(state: GroupState, on: LoanDay['on']): LoanDay {
	const meeting = state.openMeeting;
	const isOfToday = meeting !== null && !meeting.late && on >= meeting.day;
	const before = isOfToday ? undefined : meeting !== null && meeting.day < on ? meeting.day : on;
	return { on, previousMeeting: previousRegularDay(state, before), held: state.regularMeetings };
}

export function needsActiveMembers(
	state: GroupState,
	memberIds: readonly MemberId[],
	on: LocalDate
): Rejection | null {
	for (const memberId of memberIds) {
		const refused = needsActiveMember(state, memberId, on);
		if (refused) return refused;
	}
	return null;
}

/** What is kept back of a new loan; with a rounding unit below the coin, the rest may be no sum that can be handed over. */
function keptBackOf(state: GroupState, { terms, principal, occurredOn }: LoanDisbursed): Money {
	const rules = rulesOn(state, occurredOn);
	return rules === null ? zero : keptBack(principal, keptTerms(terms, rules));
}

/** Nobody stands in for herself. */
function needsOtherGuarantors({ memberId, guarantors }: LoanDisbursed): Rejection | null {
	return guarantors?.includes(memberId) === true ? { type: 'TermsInvalid', field: 'guarantors' } : null;
}

/**
 * Terms that can be kept: no first day before they are agreed, and where interest is kept back, something is left to
 * hand over.
 *
 * @param principal minor units that stand on them
 * @param handed minor units that are lent now, from which interest may be kept back
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

/** The group's own limits (ledger fine print 11): all her outstanding and what is lent now against savings in all funds. */
export function needsLimit(
	state: GroupState,
	memberId: MemberId,
	lent: Money,
	on: LocalDate
): Rejection | null {
	const limit = rulesOn(state, on)?.loanLimit ?? {};
	const owed = loansOut(state, memberId).reduce<number>((total, loan) => total + loan.outstanding, lent);
	if (limit.timesSavings !== undefined) {
		const most = savedBy(state, memberId) * limit.timesSavings;
		if (owed > most) return { type: 'LoanLimitExceeded', limit: 'timesSavings', most };
	}
	return limit.amount !== undefined && owed > limit.amount
		? { type: 'LoanLimitExceeded', limit: 'amount', most: limit.amount }
		: null;
}

function exceedsLoansAtOnce(state: GroupState, memberId: MemberId, on: LocalDate): Rejection | null {
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

/** Minor units she has saved, in all funds. */
export function savedBy(state: GroupState, memberId: Loan['memberId']): Money {
	let saved: number = zero;
	for (const [account, amount] of state.balances) {
		if (account.startsWith(`savings/${memberId}/`)) saved -= amount;
	}
	return money(saved);
}
