import { err, ok, type Result } from '#kernel';
import { add, smallestCoin, subtract, zero, type Money } from '#money';
import type { AdmissionsOf } from '../admissions.ts';
import {
	needsAccountOf,
	needsActiveMembers,
	needsMeeting,
	needsMembers,
	needsNotLeft,
	needsWholeCoins
} from '../checks.ts';
import type { LoanDisbursed, LoanRepaid } from '../event-types.ts';
import type { Rejection } from '../rejections.ts';
import { rulesOn } from '../state-on.ts';
import { withOwners } from '../sharing/owed-to-others.ts';
import type { GroupState } from '../state.ts';
import { keptBack } from './charges.ts';
import type { PaymentSplit } from './events.ts';
import { keptTerms } from './kept-terms.ts';
import { exceedsLoansAtOnce, exceedsMonths, needsLimit, needsLoanOn, needsTerms } from './limits.ts';
import { loanDay } from './loan-day.ts';
import { isGivenUp } from './loan.ts';
import { leastOutstandingFrom } from './movements.ts';
import { loanPosition, splitPayment } from './position.ts';

export const loanAdmissions: AdmissionsOf<'LoanDisbursed' | 'LoanRepaid'> = {
	LoanDisbursed: admitDisbursal,
	LoanRepaid: admitRepayment
};

function admitDisbursal(state: GroupState, event: LoanDisbursed): Result<LoanDisbursed, Rejection> {
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
function admitRepayment(state: GroupState, event: LoanRepaid): Result<LoanRepaid, Rejection> {
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
	const outstanding = isRecovered ? zero : leastOutstandingFrom(loan, event.occurredOn);
	// Charges are what takes time, and where principal is out something is owed whatever they come to.
	const owed = (): Money => loanPosition(loan, day).payOff;
	if (outstanding <= 0 && owed() === 0) return err({ type: 'LoanFinished', loanId: event.loanId });
	const reason = needsLoanOn(loan, event.occurredOn) ?? needsWholeCoins(state, event.amount, event.via);
	if (reason) return err(reason);
	if (event.split === undefined) {
		// Whether a rest is left is asked only where the payment may pay the loan off.
		const mayPayOff = !isRecovered && event.amount + halfCoin(state, event) >= outstanding;
		const rest = mayPayOff ? restOf(state, event, owed()) : zero;
		const { split, over } = isRecovered
			? { split: nothing, over: event.amount - owed() }
			: splitPayment(loan, add(event.amount, rest), day);
		const { rounding: _, ...plain } = event;
		return over > 0
			? err({ type: 'MoreThanOwed', owed: owed() })
			: withOwners(state, { ...plain, split, ...(rest !== 0 && { rounding: rest }) });
	}
	const { split, rounding = 0 } = event;
	if (isRecovered ? event.amount > owed() : split.principal > outstanding)
		return err({ type: 'MoreThanOwed', owed: owed() });
	if (
		Math.abs(rounding) > halfCoin(state, event) ||
		(rounding !== 0 && (isRecovered || split.principal < outstanding))
	)
		return err({ type: 'SplitDoesNotAddUp' });
	return splitTotal(split) === (isRecovered ? 0 : event.amount + rounding)
		? withOwners(state, event)
		: err({ type: 'SplitDoesNotAddUp' });
}

/** Half of the smallest coin of a payment in cash, minor units; through a bank every paisa can be paid. */
const halfCoin = ({ currency }: GroupState, { via }: LoanRepaid): number =>
	via === undefined ? Math.floor(smallestCoin(currency) / 2) : 0;

/**
 * What no coin can pay of a loan that is paid off with this payment: above zero it is left unpaid, below zero paid too much; zero
 * where more is left (ledger law 46).
 */
function restOf(state: GroupState, event: LoanRepaid, owed: Money): Money {
	const rest = subtract(owed, event.amount);
	return Math.abs(rest) <= halfCoin(state, event) ? rest : zero;
}

const nothing: PaymentSplit = { interestArrears: zero, interestDue: zero, principal: zero };

const splitTotal = (split: PaymentSplit): number =>
	split.interestArrears + split.interestDue + split.principal;

/** What is kept back of a new loan; with a rounding unit below the coin, the rest may be no sum that can be handed over. */
function keptBackOf(state: GroupState, { terms, principal, occurredOn }: LoanDisbursed): Money {
	const rules = rulesOn(state, occurredOn);
	return rules === null ? zero : keptBack(principal, keptTerms(terms, rules));
}

/** Nobody stands in for herself. */
function needsOtherGuarantors({ memberId, guarantors }: LoanDisbursed): Rejection | null {
	return guarantors?.includes(memberId) === true ? { type: 'TermsInvalid', field: 'guarantors' } : null;
}
