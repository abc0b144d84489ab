import { assert, present } from '#kernel';
import { credit, debit, entryOf, type JournalEntry } from '#ledger';
import { add, subtract, type Money } from '#money';
import { interestIncome, loansTo, moneyAccount, recovered } from '../chart.ts';
import type { LoanDisbursed, LoanRepaid } from '../event-schema/types.ts';
import { keptBack } from '../loan/charges.ts';
import { keptTerms } from '../loan/kept-terms.ts';
import type { Loan } from '../loan/loan.ts';
import type { GroupState } from '../state.ts';
import { rulesOn } from '../state-on.ts';

export function disbursal(state: GroupState, event: LoanDisbursed): JournalEntry | null {
	const rules = present(rulesOn(state, event.occurredOn), 'a founded group has rules');
	return lending(event, event.principal, keptBack(event.principal, keptTerms(event.terms, rules)), event.via);
}

/** Dr loans, Cr interest that is kept back, Cr box for what is handed over (ledger law 5). Minor units. */
export function lending(
	to: Pick<Loan, 'memberId' | 'source'>,
	lent: Money,
	back: Money,
	via: string | undefined
): JournalEntry | null {
	return entryOf([
		debit(loansTo(to.memberId, to.source), lent),
		credit(interestIncome, back),
		credit(moneyAccount(via), subtract(lent, back))
	]);
}

/** By the split that the event keeps; a split of nothing is of a loan that was written off, and all is recovered. */
export function repayment(state: GroupState, event: LoanRepaid): JournalEntry | null {
	const loan = present(state.loans.get(event.loanId), 'a repaid loan is known');
	const { split } = event;
	assert(split !== undefined, 'a recorded repayment carries its split');
	const interest = add(split.interestArrears, split.interestDue);
	return entryOf([
		debit(moneyAccount(event.via), event.amount),
		credit(interestIncome, interest),
		credit(loansTo(loan.memberId, loan.source), split.principal),
		credit(recovered, subtract(event.amount, add(interest, split.principal)))
	]);
}
