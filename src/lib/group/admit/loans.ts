import { err, ok, type Result } from '#kernel';
import { rootOf } from '#ledger';
import { exact, money, roundHalfUpTo, zero, type Money } from '#money';
import type { LoanDisbursed, LoanRepaid } from '../event-schema/types.ts';
import { flatInterest } from '../loan/charges.ts';
import { keptTerms } from '../loan/kept-terms.ts';
import { loanPosition, splitPayment, type LoanDay } from '../loan/position.ts';
import type { Loan } from '../loan/loan.ts';
import type { Rejection } from '../rejections.ts';
import { previousRegularDay, type GroupState } from '../state.ts';
import { needsAccountOf, needsMeeting, needsMemberOn, needsMembers, needsWholeCoins } from './checks.ts';

export function admitDisbursal(state: GroupState, event: LoanDisbursed): Result<LoanDisbursed, Rejection> {
	const refused =
		needsMeeting(state) ??
		(state.loans.has(event.loanId) ? ({ type: 'DuplicateId', id: event.loanId } as const) : null) ??
		needsMemberOn(state, event.memberId, event.occurredOn) ??
		needsMembers(state, event.guarantors) ??
		needsMembers(state, event.approvedBy) ??
		needsAccountOf(state, event.via) ??
		needsTerms(state, event) ??
		needsWholeCoins(state, event.principal, event.via) ??
		needsLimit(state, event);
	return refused ? err(refused) : ok(event);
}

/** The split is computed where the file leaves it out; where it is given it is kept, if it can be true. */
export function admitRepayment(state: GroupState, event: LoanRepaid): Result<LoanRepaid, Rejection> {
	const refused = needsMeeting(state) ?? needsAccountOf(state, event.via);
	if (refused) return err(refused);
	const loan = state.loans.get(event.loanId);
	if (loan === undefined) return err({ type: 'LoanUnknown', loanId: event.loanId });
	const day = loanDay(state, event.occurredOn);
	const { payOff } = loanPosition(loan, day);
	if (payOff === 0) return err({ type: 'LoanFinished', loanId: event.loanId });
	// A loan brought in is known to this book from the opening on.
	const knownFrom = loan.opening?.on ?? loan.disbursedOn;
	if (event.occurredOn < knownFrom) return err({ type: 'DayBeforeLoan', disbursedOn: knownFrom });
	const coins = needsWholeCoins(state, event.amount, event.via);
	if (coins) return err(coins);
	if (event.split === undefined) {
		const { split, over } = splitPayment(loan, event.amount, day);
		return over > 0 ? err({ type: 'MoreThanOwed', owed: payOff }) : ok({ ...event, split });
	}
	const { interestArrears, interestDue, principal } = event.split;
	if (principal > loan.outstanding) return err({ type: 'MoreThanOwed', owed: payOff });
	return interestArrears + interestDue + principal === event.amount
		? ok(event)
		: err({ type: 'SplitDoesNotAddUp' });
}

/** How loans are looked at on `on`, with the meetings that the book knows of. */
export function loanDay(state: GroupState, on: LoanDay['on']): LoanDay {
	return { on, previousMeeting: previousRegularDay(state), held: state.regularMeetings };
}

function needsTerms(state: GroupState, event: LoanDisbursed): Rejection | null {
	const { terms, principal, occurredOn } = event;
	if (terms.firstDueOn !== undefined && terms.firstDueOn < occurredOn)
		return { type: 'TermsInvalid', field: 'firstDueOn' };
	if (terms.months !== undefined && exact(terms.months).lessThanOrEqualTo(0))
		return { type: 'TermsInvalid', field: 'months' };
	if (terms.method !== 'upFront' || state.constitution === null) return null;
	const kept = keptTerms(terms, state.constitution);
	return roundHalfUpTo(flatInterest(principal, kept), kept.roundingUnit) >= principal
		? { type: 'TermsInvalid', field: 'upFront' }
		: null;
}

/** The group's own limits (ledger fine print 11): all her outstanding and the new loan against savings in all funds. */
function needsLimit(state: GroupState, event: LoanDisbursed): Rejection | null {
	const limit = state.constitution?.loanLimit ?? {};
	const hers = [...state.loans.values()].filter(
		(loan) => loan.memberId === event.memberId && loan.outstanding > 0
	);
	const owed = money(hers.reduce<number>((total, loan) => total + loan.outstanding, event.principal));
	if (limit.timesSavings !== undefined) {
		const most = savedBy(state, event.memberId) * limit.timesSavings;
		if (owed > most) return { type: 'LoanLimitExceeded', limit: 'timesSavings', most };
	}
	if (limit.amount !== undefined && owed > limit.amount)
		return { type: 'LoanLimitExceeded', limit: 'amount', most: limit.amount };
	if (limit.loansAtOnce !== undefined && hers.length >= limit.loansAtOnce)
		return { type: 'LoanLimitExceeded', limit: 'loansAtOnce', most: limit.loansAtOnce };
	return exceedsMonths(state, event, limit.monthsMax);
}

function exceedsMonths(
	state: GroupState,
	event: LoanDisbursed,
	monthsMax: number | undefined
): Rejection | null {
	if (monthsMax === undefined || state.constitution === null) return null;
	const { months } = keptTerms(event.terms, state.constitution);
	return exact(months).greaterThan(monthsMax)
		? { type: 'LoanLimitExceeded', limit: 'monthsMax', most: monthsMax }
		: null;
}

/** Minor units she has saved, in all funds. */
export function savedBy(state: GroupState, memberId: Loan['memberId']): Money {
	let saved: number = zero;
	for (const [account, amount] of state.balances) {
		if (rootOf(account) === 'savings' && account.startsWith(`savings/${memberId}/`)) saved -= amount;
	}
	return money(saved);
}
