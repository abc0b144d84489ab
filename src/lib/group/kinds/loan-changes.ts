import {
	compareDays,
	err,
	ok,
	present,
	type LoanId,
	type LocalDate,
	type MemberId,
	type Result
} from '#kernel';
import { credit, debit, entryOf, type JournalEntry } from '#ledger';
import { add, zero, type Money } from '#money';
import * as v from 'valibot';
import { loansTo, loansWrittenOff } from '../chart.ts';
import { needsAccountOf, needsActiveMember, needsMeeting, needsMembers, needsWholeCoins } from '../checks.ts';
import { lacksDecision } from '../offices/officers-who-decide.ts';
import {
	amount,
	balance,
	event,
	listCode,
	loanId,
	loanTerms,
	saying,
	via,
	type LoanTerms
} from '../event-fields.ts';
import { noLegs, type AskedOn, type DraftsOf, type KindsOf } from '../kind.ts';
import { keptBackOnExtra, unpaidInterest } from '../loans/charges.ts';
import { fundOr } from '../loans/fund-loans.ts';
import { keptTerms } from '../loans/kept-terms.ts';
import { exceedsMonths, needsLimit, needsLoanOn, needsTerms } from '../loans/limits.ts';
import { loanDay, loanPosition } from '../loans/position.ts';
import type { Loan } from '../loans/loan.ts';
import { givenUp, outstandingOn, withMovement } from '../loans/movements.ts';
import { phaseOn } from '../loans/phases.ts';
import { topUpOf } from '../loans/top-up.ts';
import { optional } from '../tidy.ts';
import type { Rejection } from '../rejections.ts';
import { rulesOn } from '../state-on.ts';
import type { GroupDraft, GroupState } from '../state.ts';
import { keptBackIn, lending } from './loans.ts';

const loanRescheduled = event('LoanRescheduled', { loanId, terms: loanTerms });

export type LoanRescheduled = v.InferOutput<typeof loanRescheduled>;

const loanToppedUp = event('LoanToppedUp', {
	via,
	loanId,
	amount: v.pipe(amount, v.description('minor units lent on top')),
	terms: saying(
		loanTerms,
		'new terms for all that is out; when left out, the extra is spread over the parts to come'
	)
});

export type LoanToppedUp = v.InferOutput<typeof loanToppedUp>;

const loanWrittenOff = event('LoanWrittenOff', {
	loanId,
	reason: listCode('why it will not come back'),
	principal: v.optional(
		v.pipe(amount, v.description('minor units that are given up: all that was out; computed when left out'))
	),
	interest: v.optional(
		v.pipe(
			balance,
			v.description('minor units of interest that were charged by its day and unpaid; computed when left out')
		)
	)
});

export type LoanWrittenOff = v.InferOutput<typeof loanWrittenOff>;

const overdueInterestForgiven = event('OverdueInterestForgiven', {
	loanId,
	amount: v.optional(
		v.pipe(
			amount,
			v.description(
				'minor units of interest for being late that are owed no more; all that is unpaid when left out'
			)
		)
	)
});

export type OverdueInterestForgiven = v.InferOutput<typeof overdueInterestForgiven>;

declare module '../event-types.ts' {
	interface EventKinds {
		LoanRescheduled: LoanRescheduled;
		LoanToppedUp: LoanToppedUp;
		LoanWrittenOff: LoanWrittenOff;
		OverdueInterestForgiven: OverdueInterestForgiven;
	}
}

/** Puts the whole outstanding principal on new terms. */
export interface RescheduleLoan extends AskedOn<'RescheduleLoan'> {
	readonly loanId: LoanId;
	readonly terms: LoanTerms;
	readonly agreedBy: readonly MemberId[];
}

export interface TopUpLoan extends AskedOn<'TopUpLoan'> {
	readonly loanId: LoanId;
	readonly amount: Money;
	readonly terms?: LoanTerms;
	readonly agreedBy: readonly MemberId[];
	readonly via?: string;
}

export interface WriteOffLoan extends AskedOn<'WriteOffLoan'> {
	readonly loanId: LoanId;
	readonly reason: string;
	readonly agreedBy: readonly MemberId[];
}

/** Forgives all unpaid overdue interest on a loan. */
export interface ForgiveOverdueInterest extends AskedOn<'ForgiveOverdueInterest'> {
	readonly loanId: LoanId;
	readonly agreedBy: readonly MemberId[];
}

export type LoanChangeCommand = RescheduleLoan | TopUpLoan | WriteOffLoan | ForgiveOverdueInterest;

/** Changes of a loan are stored among its movements (ledger law 6.4, fine print 8 to 10). */
export const loanChangeKinds = {
	LoanRescheduled: {
		fields: loanRescheduled,
		admit: admitReschedule,
		legs: noLegs,
		facts: rescheduleLoan,
		shown: { words: 'book.entry-rescheduled', picture: 'calendar-day', register: 'register.row-rescheduled' },
		point: 'loans'
	},
	LoanToppedUp: {
		fields: loanToppedUp,
		admit: admitTopUp,
		legs: topUp,
		facts: topUpLoan,
		shown: { words: 'book.entry-topped-up', picture: 'box-out', account: 'paper.money-top-up' },
		point: 'loans'
	},
	LoanWrittenOff: {
		fields: loanWrittenOff,
		admit: admitWriteOff,
		legs: writeOff,
		facts: writeOffLoan,
		shown: { words: 'code.resolution-writeOff', picture: 'loan-gone', account: 'account.entry-written-off' },
		point: 'loans',
		isDecided: ({ principal, interest }) => principal !== undefined && interest !== undefined
	},
	OverdueInterestForgiven: {
		fields: overdueInterestForgiven,
		admit: admitForgiving,
		legs: noLegs,
		facts: forgive,
		shown: { words: 'loan.change-forgive', picture: 'late-gone', register: 'register.row-forgiven' },
		point: 'loans',
		isDecided: ({ amount }) => amount !== undefined
	}
} as const satisfies KindsOf<LoanRescheduled | LoanToppedUp | LoanWrittenOff | OverdueInterestForgiven>;

/** The meeting decides on changes of a loan, as it decided on the loan. */
export const loanChangeDrafts: DraftsOf<LoanChangeCommand> = {
	RescheduleLoan: (state, { on: occurredOn, loanId, terms, agreedBy }) => {
		const lacking = lacksDecision(state, agreedBy, 'LoanRescheduled');
		if (lacking) return err(lacking);
		return ok([{ type: 'LoanRescheduled', occurredOn, loanId, terms }]);
	},
	TopUpLoan: (state, { on: occurredOn, loanId, amount, terms, agreedBy, via }) => {
		const lacking = lacksDecision(state, agreedBy, 'LoanToppedUp');
		if (lacking) return err(lacking);
		const more = { ...optional('terms', terms), ...optional('via', via) };
		return ok([{ type: 'LoanToppedUp', occurredOn, loanId, amount, ...more }]);
	},
	WriteOffLoan: (state, { on: occurredOn, loanId, reason, agreedBy }) => {
		const lacking = lacksDecision(state, agreedBy, 'LoanWrittenOff');
		if (lacking) return err(lacking);
		return ok([{ type: 'LoanWrittenOff', occurredOn, loanId, reason }]);
	},
	ForgiveOverdueInterest: (state, { on: occurredOn, loanId, agreedBy }) => {
		const lacking = lacksDecision(state, agreedBy, 'OverdueInterestForgiven');
		return lacking ? err(lacking) : ok([{ type: 'OverdueInterestForgiven', occurredOn, loanId }]);
	}
};

/** Checks new terms; up-front interest is refused, since no money is paid out from which to keep it back (ledger fine print 8). */
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

/** Requires a known loan with principal outstanding, disbursed by that day and not written off. */
function needsLoanToChange(
	loan: Loan | undefined,
	{ loanId, occurredOn }: Pick<LoanWrittenOff, 'loanId' | 'occurredOn'>
): Rejection | null {
	if (loan === undefined) return { type: 'LoanUnknown', loanId };
	const isWrittenOff = loan.writtenOff !== null;
	if (loan.outstanding === 0 && !isWrittenOff) return { type: 'LoanFinished', loanId };
	return needsLoanOn(loan, occurredOn) ?? (isWrittenOff ? { type: 'LoanWrittenOff', loanId } : null);
}

function rescheduleLoan(draft: GroupDraft, event: LoanRescheduled): void {
	const terms = keptTerms(
		event.terms,
		present(rulesOn(draft, event.occurredOn), 'a founded group has rules')
	);
	const movement = { on: event.occurredOn, principal: zero, interest: zero, terms };
	draft.loans.set(event.loanId, withMovement(loanOf(draft, event), movement));
}

function loanOf(
	draft: GroupDraft,
	event: LoanRescheduled | LoanToppedUp | LoanWrittenOff | OverdueInterestForgiven
) {
	return present(draft.loans.get(event.loanId), 'a loan that is changed is known');
}

/** Checks a top-up with the limits of a new loan (fine print 11), except the number of loans. */
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
		(loan ? needsWholeCoins(state, keptBackOfTopUp(state, loan, event), event.via) : null) ??
		(loan ? needsLimit(state, loan.memberId, event.amount, event.occurredOn) : null) ??
		(event.terms ? exceedsMonths(state, event.terms, event.occurredOn) : null);
	return refused ? err(refused) : ok(event);
}

/** Requires that something of the extra is paid out after up-front interest on the whole (new terms) or on the extra. */
function needsTopUpTerms(state: GroupState, loan: Loan, event: LoanToppedUp): Rejection | null {
	const { occurredOn: on, amount, terms } = event;
	if (terms !== undefined) return needsTerms(state, terms, add(outstandingOn(loan, on), amount), amount, on);
	return keptBackOnExtra(phaseOn(loan, on), { on, amount }, state.regularMeetings) >= amount
		? { type: 'TermsInvalid', field: 'upFront' }
		: null;
}

/** Interest kept back from a top-up; the rest is paid out. */
function keptBackOfTopUp(state: GroupState, loan: Loan, event: LoanToppedUp): Money {
	const rules = rulesOn(state, event.occurredOn);
	return rules === null ? zero : topUpOf(loan, event, rules, state.regularMeetings).interest;
}

function topUp(state: GroupState, event: LoanToppedUp): JournalEntry | null {
	const loan = present(state.loans.get(event.loanId), 'a loan that is topped up is known');
	const rules = present(rulesOn(state, event.occurredOn), 'a founded group has rules');
	const { interest } = topUpOf(loan, event, rules, state.regularMeetings);
	return lending(loan, event.amount, interest, event.via);
}

/** Stores the interest kept back as posted, whatever is corrected before it: the recomputed interest is charged, and the difference is owed. */
function topUpLoan(draft: GroupDraft, event: LoanToppedUp, entry: JournalEntry | null): void {
	const loan = loanOf(draft, event);
	const rules = present(rulesOn(draft, event.occurredOn), 'a founded group has rules');
	const toppedUp = topUpOf(loan, event, rules, draft.regularMeetings);
	draft.loans.set(event.loanId, withMovement(loan, { ...toppedUp, interest: keptBackIn(entry, loan) }));
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

/** A write-off covers the whole loan: on a late page before a top-up, it would write off money not lent yet. */
function lentLater(loan: Loan, on: LocalDate): Rejection | null {
	const later = loan.movements.findLast((movement) => movement.principal > 0 && movement.on > on);
	return later === undefined ? null : { type: 'DayBeforeLoan', disbursedOn: later.on };
}

/** Principal and interest of a write-off, minor units; stored with it, whatever is entered later with an earlier day (11 (35)). */
function writtenOffNow(state: GroupState, loan: Loan, on: LocalDate) {
	return { principal: loan.outstanding, interest: unpaidInterest(loan, on, state.regularMeetings) };
}

function writeOff(state: GroupState, event: LoanWrittenOff): JournalEntry | null {
	const loan = present(state.loans.get(event.loanId), 'a loan that is written off is known');
	const principal = present(event.principal, 'a recorded write-off carries what it wrote');
	return entryOf([
		// The loss on a loan from a help fund is borne by that fund.
		debit(fundOr(loansWrittenOff, loan), principal),
		credit(loansTo(loan.memberId, loan.source), principal)
	]);
}

function writeOffLoan(draft: GroupDraft, event: LoanWrittenOff): void {
	const { occurredOn: on, reason } = event;
	const principal = present(event.principal, 'a recorded write-off carries what it wrote');
	const interest = present(event.interest, 'a recorded write-off carries what it wrote');
	draft.loans.set(event.loanId, givenUp(loanOf(draft, event), { on, reason, principal, interest }));
}

/** Checks forgiveness: only overdue interest, and no more than is unpaid that day. The amount is stored with the event. */
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

function forgive(draft: GroupDraft, event: OverdueInterestForgiven): void {
	const loan = loanOf(draft, event);
	const amount = present(event.amount, 'what is forgiven is kept with the event');
	const forgiven = [...loan.forgiven, { on: event.occurredOn, amount }].sort((one, other) =>
		compareDays(one.on, other.on)
	);
	draft.loans.set(event.loanId, { ...loan, forgiven });
}
