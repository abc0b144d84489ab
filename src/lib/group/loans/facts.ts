import { compareDays, present } from '#kernel';
import type { JournalEntry } from '#ledger';
import { money, sum, zero, type Money } from '#money';
import { interestIncome } from '../chart.ts';
import type {
	LoanDisbursed,
	LoanRepaid,
	LoanRescheduled,
	LoanToppedUp,
	LoanWrittenOff,
	OverdueInterestForgiven
} from '../event-types.ts';
import type { FactsOf } from '../facts.ts';
import { rulesOn } from '../state-on.ts';
import type { GroupDraft } from '../state.ts';
import { unpaidInterest } from './charges.ts';
import { keptTerms } from './kept-terms.ts';
import { ownLoan } from '../owned.ts';
import { givenUp, isRepaidLast, repayLast, withMovement, withRecovery } from './movements.ts';
import { newLoan } from './new-loan.ts';
import { cameBack, lessPaid } from '../sharing/owed-to-others.ts';
import { topUpOf } from './top-up.ts';

/** What was changed about a loan takes its place among the loan's movements (ledger law 6.4, fine print 8 to 10). */
export const loanFacts: FactsOf<
	| 'LoanDisbursed'
	| 'LoanRepaid'
	| 'LoanRescheduled'
	| 'LoanToppedUp'
	| 'LoanWrittenOff'
	| 'OverdueInterestForgiven'
> = {
	LoanDisbursed: giveLoan,
	LoanRepaid: repayLoan,
	LoanRescheduled: rescheduleLoan,
	LoanToppedUp: topUpLoan,
	LoanWrittenOff: writeOffLoan,
	OverdueInterestForgiven: forgive
};

function rescheduleLoan(draft: GroupDraft, event: LoanRescheduled): void {
	const terms = keptTerms(
		event.terms,
		present(rulesOn(draft, event.occurredOn), 'a founded group has rules')
	);
	const movement = { on: event.occurredOn, principal: zero, interest: zero, terms };
	draft.loans.set(event.loanId, withMovement(loanOf(draft, event), movement));
}

/** What was kept back then stays so, whatever is put right before it: what it should have been is charged, and the rest is owed. */
function topUpLoan(draft: GroupDraft, event: LoanToppedUp, entry: JournalEntry | null): void {
	const loan = loanOf(draft, event);
	const rules = present(rulesOn(draft, event.occurredOn), 'a founded group has rules');
	const toppedUp = topUpOf(loan, event, rules, draft.regularMeetings);
	draft.loans.set(event.loanId, withMovement(loan, { ...toppedUp, interest: keptBackIn(entry) }));
}

/** Interest in the legs of lending, minor units. */
function keptBackIn(entry: JournalEntry | null): Money {
	const legs = entry?.postings.filter(({ account }) => account === interestIncome) ?? [];
	return sum(legs.map(({ amount }) => amount));
}

function writeOffLoan(draft: GroupDraft, event: LoanWrittenOff): void {
	const { occurredOn: on, reason } = event;
	const principal = present(event.principal, 'a recorded write-off carries what it wrote');
	const interest = present(event.interest, 'a recorded write-off carries what it wrote');
	draft.loans.set(event.loanId, givenUp(loanOf(draft, event), { on, reason, principal, interest }));
}

function forgive(draft: GroupDraft, event: OverdueInterestForgiven): void {
	const loan = loanOf(draft, event);
	const amount = present(event.amount, 'what is forgiven is kept with the event');
	const forgiven = [...loan.forgiven, { on: event.occurredOn, amount }].sort((one, other) =>
		compareDays(one.on, other.on)
	);
	draft.loans.set(event.loanId, { ...loan, forgiven });
}

function loanOf(
	draft: GroupDraft,
	event: LoanRescheduled | LoanToppedUp | LoanWrittenOff | OverdueInterestForgiven
) {
	return present(draft.loans.get(event.loanId), 'a loan that is changed is known');
}

/** A loan that is put right may be kept back from by rules of another day: what counts as paid is what its legs say. */
function giveLoan(draft: GroupDraft, event: LoanDisbursed, entry: JournalEntry | null): void {
	const rules = present(rulesOn(draft, event.occurredOn), 'a founded group has rules');
	draft.loanCount += 1;
	const loan = newLoan(event, rules, draft.loanCount);
	const interest = keptBackIn(entry);
	const movements = loan.movements.map((movement) => ({ ...movement, interest }));
	const isSo = interest === loan.interestPaid;
	draft.loans.set(event.loanId, isSo ? loan : { ...loan, movements, interestPaid: interest });
}

/** A split of nothing marks what came back of a loan that was written off: neither interest nor principal. */
function repayLoan(draft: GroupDraft, event: LoanRepaid): void {
	const loan = present(draft.loans.get(event.loanId), 'a repaid loan is known');
	const split = present(event.split, 'a recorded repayment carries its split');
	const interest = money(split.interestArrears + split.interestDue);
	if (interest === 0 && split.principal === 0) {
		draft.loans.set(event.loanId, withRecovery(lessPaid(loan, cameBack(loan, event.amount)), event.amount));
		return;
	}
	const movement = { on: event.occurredOn, principal: money(-split.principal), interest };
	if (loan.ofOthers === undefined && isRepaidLast(loan, movement)) {
		repayLast(ownLoan(draft, loan), movement);
		return;
	}
	const repaid = withMovement(lessPaid(loan, { interest, principal: split.principal }), movement);
	const { writtenOff } = repaid;
	if (writtenOff === null) draft.loans.set(event.loanId, repaid);
	else {
		// Entered late, for a day before the loan was given up: less interest was unpaid then.
		const unpaid = unpaidInterest(repaid, writtenOff.on, draft.regularMeetings);
		draft.loans.set(event.loanId, { ...repaid, writtenOff: { ...writtenOff, interest: unpaid } });
	}
}
