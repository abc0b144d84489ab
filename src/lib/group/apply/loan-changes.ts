import { present } from '#kernel';
import { zero } from '#money';
import type { LoanRescheduled, LoanToppedUp, LoanWrittenOff } from '../event-schema/types.ts';
import { keptTerms } from '../loan/kept-terms.ts';
import { givenUp, withMovement } from '../loan/movements.ts';
import { topUpOf } from '../loan/top-up.ts';
import { rulesOn, type GroupDraft } from '../state.ts';
import type { FactsOf } from './facts.ts';

/** What was agreed anew about a loan takes its place among the loan's movements (ledger law 6.4, fine print 8 to 10). */
export const loanChangeFacts: FactsOf<'LoanRescheduled' | 'LoanToppedUp' | 'LoanWrittenOff'> = {
	LoanRescheduled: rescheduleLoan,
	LoanToppedUp: topUpLoan,
	LoanWrittenOff: writeOffLoan
};

function rescheduleLoan(draft: GroupDraft, event: LoanRescheduled): void {
	const terms = keptTerms(
		event.terms,
		present(rulesOn(draft, event.occurredOn), 'a founded group has rules')
	);
	const movement = { on: event.occurredOn, principal: zero, interest: zero, terms };
	draft.loans.set(event.loanId, withMovement(loanOf(draft, event), movement));
}

function topUpLoan(draft: GroupDraft, event: LoanToppedUp): void {
	const loan = loanOf(draft, event);
	const rules = present(rulesOn(draft, event.occurredOn), 'a founded group has rules');
	draft.loans.set(event.loanId, withMovement(loan, topUpOf(loan, event, rules, draft.regularMeetings)));
}

function writeOffLoan(draft: GroupDraft, event: LoanWrittenOff): void {
	const { occurredOn: on, reason } = event;
	const principal = present(event.principal, 'a recorded write-off carries what it wrote');
	const interest = present(event.interest, 'a recorded write-off carries what it wrote');
	draft.loans.set(event.loanId, givenUp(loanOf(draft, event), { on, reason, principal, interest }));
}

function loanOf(draft: GroupDraft, event: LoanRescheduled | LoanToppedUp | LoanWrittenOff) {
	return present(draft.loans.get(event.loanId), 'a loan that is changed is known');
}
