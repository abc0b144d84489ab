import { present } from '#kernel';
import { credit, debit, entryOf, type JournalEntry } from '#ledger';
import { loansTo, loansWrittenOff } from '../chart.ts';
import type { LoanToppedUp, LoanWrittenOff } from '../event-schema/types.ts';
import { topUpOf } from '../loan/top-up.ts';
import { rulesOn, type GroupState } from '../state.ts';
import type { LegsOf } from './legs.ts';
import { lending } from './loans.ts';

export const loanChangeLegs: LegsOf<'LoanRescheduled' | 'LoanToppedUp' | 'LoanWrittenOff'> = {
	LoanRescheduled: () => null,
	LoanToppedUp: topUp,
	LoanWrittenOff: writeOff
};

function topUp(state: GroupState, event: LoanToppedUp): JournalEntry | null {
	const loan = present(state.loans.get(event.loanId), 'a loan that is topped up is known');
	const rules = present(rulesOn(state, event.occurredOn), 'a founded group has rules');
	const { interest } = topUpOf(loan, event, rules, state.regularMeetings);
	return lending(loan, event.amount, interest, event.via);
}

function writeOff(state: GroupState, event: LoanWrittenOff): JournalEntry | null {
	const loan = present(state.loans.get(event.loanId), 'a loan that is written off is known');
	const principal = present(event.principal, 'a recorded write-off carries what it wrote');
	return entryOf([debit(loansWrittenOff, principal), credit(loansTo(loan.memberId, loan.source), principal)]);
}
