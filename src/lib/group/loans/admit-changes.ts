import { err, ok, present, type LocalDate, type Result } from '#kernel';
import { add, zero, type Money } from '#money';
import type { AdmissionsOf } from '../admissions.ts';
import { needsAccountOf, needsActiveMember, needsMeeting, needsMembers, needsWholeCoins } from '../checks.ts';
import type {
	LoanRescheduled,
	LoanToppedUp,
	LoanWrittenOff,
	OverdueInterestForgiven
} from '../event-types.ts';
import type { Rejection } from '../rejections.ts';
import { rulesOn } from '../state-on.ts';
import type { GroupState } from '../state.ts';
import { keptBackOnExtra, unpaidInterest } from './charges.ts';
import { exceedsMonths, needsLimit, needsLoanOn, needsTerms } from './limits.ts';
import { loanDay } from './loan-day.ts';
import type { Loan } from './loan.ts';
import { outstandingOn } from './movements.ts';
import { phaseOn } from './phases.ts';
import { loanPosition } from './position.ts';
import { topUpOf } from './top-up.ts';

export const loanChangeAdmissions: AdmissionsOf<
	'LoanRescheduled' | 'LoanToppedUp' | 'LoanWrittenOff' | 'OverdueInterestForgiven'
> = {
	LoanRescheduled: admitReschedule,
	LoanToppedUp: admitTopUp,
	LoanWrittenOff: admitWriteOff,
	OverdueInterestForgiven: admitForgiving
};

/** Nothing is handed over, so that nothing can be kept back (ledger fine print 8). */
function admitReschedule(state: GroupState, event: LoanRescheduled): Result<LoanRescheduled, Rejection> {
	const loan = state.loans.get(event.loanId);
	const { terms, occurredOn: on } = event;
	const refused =
		needsMeeting(state) ??
		needsMembers(state, event.approvedBy) ??
		needsActiveMember(state, loan?.memberId, on) ??
		needsLoanToChange(loan, event) ??
		(terms.method === 'upFront' ? ({ type: 'TermsInvalid', field: 'upFront' } as const) : null) ??
		(loan ? needsTerms(state, terms, loan.outstanding, loan.outstanding, on) : null);
	return refused ? err(refused) : ok(event);
}

/** Limits are those of a new loan (fine print 11), but that it is no loan more. */
function admitTopUp(state: GroupState, event: LoanToppedUp): Result<LoanToppedUp, Rejection> {
	const loan = state.loans.get(event.loanId);
	const refused =
		needsMeeting(state) ??
		needsMembers(state, event.approvedBy) ??
		needsActiveMember(state, loan?.memberId, event.occurredOn) ??
		needsAccountOf(state, event.via) ??
		needsLoanToChange(loan, event) ??
		(loan ? needsTopUpTerms(state, loan, event) : null) ??
		needsWholeCoins(state, event.amount, event.via) ??
		(loan ? needsWholeCoins(state, keptBackOf(state, loan, event), event.via) : null) ??
		(loan ? needsLimit(state, loan.memberId, event.amount, event.occurredOn) : null) ??
		(event.terms ? exceedsMonths(state, event.terms, event.occurredOn) : null);
	return refused ? err(refused) : ok(event);
}

function admitWriteOff(state: GroupState, event: LoanWrittenOff): Result<LoanWrittenOff, Rejection> {
	const loan = state.loans.get(event.loanId);
	const refused =
		needsMeeting(state) ??
		needsMembers(state, event.approvedBy) ??
		needsLoanToChange(loan, event) ??
		(loan ? lentLater(loan, event.occurredOn) : null);
	if (refused) return err(refused);
	const written = writtenOffNow(
		state,
		present(loan, 'a loan that is written off is known'),
		event.occurredOn
	);
	const { principal = written.principal, interest = written.interest } = event;
	if (principal > written.principal || interest > written.interest)
		return err({ type: 'MoreThanOwed', owed: add(written.principal, written.interest) });
	if (principal !== written.principal) return err({ type: 'SplitDoesNotAddUp' });
	return ok({ ...event, principal, interest });
}

/** Only interest for being late, and no more of it than is unpaid that day: the amount is kept with the event. */
function admitForgiving(
	state: GroupState,
	event: OverdueInterestForgiven
): Result<OverdueInterestForgiven, Rejection> {
	const { occurredOn: on, loanId } = event;
	const loan = state.loans.get(loanId);
	const refused =
		needsMeeting(state) ??
		needsMembers(state, event.approvedBy) ??
		(loan === undefined ? ({ type: 'LoanUnknown', loanId } as const) : null) ??
		needsActiveMember(state, loan?.memberId, on) ??
		(loan ? needsLoanOn(loan, on) : null);
	if (refused) return err(refused);
	const owed = loanPosition(
		present(loan, 'a loan of which something is forgiven is known'),
		loanDay(state, on)
	);
	const { amount = owed.overdueInterest } = event;
	return amount === 0 || amount > owed.overdueInterest
		? err({ type: 'MoreThanOwed', owed: owed.overdueInterest })
		: ok({ ...event, amount });
}

/** What a write-off gives up, minor units: it is kept with it, whatever is entered before its day later on (11 (35)). */
function writtenOffNow(state: GroupState, loan: Loan, on: LocalDate) {
	return { principal: loan.outstanding, interest: unpaidInterest(loan, on, state.regularMeetings) };
}

/** The whole is given up on one day: entered late, before something was lent on top, it would give up what was not out yet. */
function lentLater(loan: Loan, on: LocalDate): Rejection | null {
	const later = loan.movements.findLast((movement) => movement.principal > 0 && movement.on > on);
	return later === undefined ? null : { type: 'DayBeforeLoan', disbursedOn: later.on };
}

/** Known, with something still out, on its day or later, and not given up. */
function needsLoanToChange(
	loan: Loan | undefined,
	{ loanId, occurredOn }: Pick<LoanWrittenOff, 'loanId' | 'occurredOn'>
): Rejection | null {
	if (loan === undefined) return { type: 'LoanUnknown', loanId };
	const isWrittenOff = loan.writtenOff !== null;
	if (loan.outstanding === 0 && !isWrittenOff) return { type: 'LoanFinished', loanId };
	return needsLoanOn(loan, occurredOn) ?? (isWrittenOff ? { type: 'LoanWrittenOff', loanId } : null);
}

/** What is kept back of a top-up; the rest is handed over. */
function keptBackOf(state: GroupState, loan: Loan, event: LoanToppedUp): Money {
	const rules = rulesOn(state, event.occurredOn);
	return rules === null ? zero : topUpOf(loan, event, rules, state.regularMeetings).interest;
}

/** Where interest is kept back, of the whole on new terms or of the extra, something of the extra is left to hand over. */
function needsTopUpTerms(state: GroupState, loan: Loan, event: LoanToppedUp): Rejection | null {
	const { occurredOn: on, amount, terms } = event;
	if (terms !== undefined) return needsTerms(state, terms, add(outstandingOn(loan, on), amount), amount, on);
	return keptBackOnExtra(phaseOn(loan, on), { on, amount }, state.regularMeetings) >= amount
		? { type: 'TermsInvalid', field: 'upFront' }
		: null;
}
