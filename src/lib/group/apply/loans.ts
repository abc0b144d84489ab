import { present } from '#kernel';
import { money } from '#money';
import type { LoanDisbursed, LoanRepaid } from '../event-schema/types.ts';
import { unpaidInterest } from '../loan/charges.ts';
import { withMovement, withRecovery } from '../loan/movements.ts';
import { newLoan } from '../loan/new-loan.ts';
import type { GroupDraft } from '../state.ts';
import { rulesOn } from '../state-on.ts';

export function giveLoan(draft: GroupDraft, event: LoanDisbursed): void {
	const rules = present(rulesOn(draft, event.occurredOn), 'a founded group has rules');
	draft.loanCount += 1;
	draft.loans.set(event.loanId, newLoan(event, rules, draft.loanCount));
}

/** A split of nothing marks what came back of a loan that was written off: neither interest nor principal. */
export function repayLoan(draft: GroupDraft, event: LoanRepaid): void {
	const loan = present(draft.loans.get(event.loanId), 'a repaid loan is known');
	const split = present(event.split, 'a recorded repayment carries its split');
	const interest = money(split.interestArrears + split.interestDue);
	if (interest === 0 && split.principal === 0) {
		draft.loans.set(event.loanId, withRecovery(loan, event.amount));
		return;
	}
	const on = event.occurredOn;
	const repaid = withMovement(loan, { on, principal: money(-split.principal), interest });
	const { writtenOff } = repaid;
	if (writtenOff === null) draft.loans.set(event.loanId, repaid);
	else {
		// Entered late, for a day before the loan was given up: less interest was unpaid then.
		const unpaid = unpaidInterest(repaid, writtenOff.on, draft.regularMeetings);
		draft.loans.set(event.loanId, { ...repaid, writtenOff: { ...writtenOff, interest: unpaid } });
	}
}
