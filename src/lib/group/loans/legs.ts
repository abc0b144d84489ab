import { assert, present } from '#kernel';
import { credit, debit, entryOf, type JournalEntry } from '#ledger';
import { add, atLeastZero, money, subtract, sum, zero, type Money } from '#money';
import {
	interestIncome,
	loansTo,
	loansWrittenOff,
	moneyAccount,
	otherExpense,
	otherIncome,
	recovered,
	rounding
} from '../chart.ts';
import type { LoanDisbursed, LoanRepaid, LoanToppedUp, LoanWrittenOff } from '../event-types.ts';
import type { LegsOf } from '../legs.ts';
import { rulesOn } from '../state-on.ts';
import { cameBack, othersLegs, paidToOthers } from '../sharing/owed-to-others.ts';
import type { GroupState } from '../state.ts';
import { keptBack } from './charges.ts';
import { keptTerms } from './kept-terms.ts';
import type { Loan } from './loan.ts';
import { topUpOf } from './top-up.ts';

export const loanLegs: LegsOf<
	| 'LoanRescheduled'
	| 'LoanToppedUp'
	| 'LoanWrittenOff'
	| 'LoanDisbursed'
	| 'LoanRepaid'
	| 'OverdueInterestForgiven'
> = {
	OverdueInterestForgiven: () => null,
	LoanRescheduled: () => null,
	LoanToppedUp: topUp,
	LoanWrittenOff: writeOff,
	LoanDisbursed: disbursal,
	LoanRepaid: repayment
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

function disbursal(state: GroupState, event: LoanDisbursed): JournalEntry | null {
	const rules = present(rulesOn(state, event.occurredOn), 'a founded group has rules');
	return lending(event, event.principal, keptBack(event.principal, keptTerms(event.terms, rules)), event.via);
}

/** Dr loans, Cr interest that is kept back, Cr box for what is handed over (ledger law 5). Minor units. */
function lending(
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
function repayment(state: GroupState, event: LoanRepaid): JournalEntry | null {
	const loan = present(state.loans.get(event.loanId), 'a repaid loan is known');
	const { split } = event;
	assert(split !== undefined, 'a recorded repayment carries its split');
	const interest = add(split.interestArrears, split.interestDue);
	const rest = money(event.rounding ?? 0);
	const back = subtract(add(event.amount, rest), add(interest, split.principal));
	// What comes back of a loan that was given up left the surplus with the write-off already.
	const others =
		back > 0
			? { ...paidToOthers(loan, cameBack(loan, back)), principal: zero }
			: paidToOthers(loan, { interest, principal: split.principal });
	const theirs = sum(others.owners.map(({ amount }) => amount));
	return entryOf([
		debit(moneyAccount(event.via), event.amount),
		debit(otherExpense(rounding), atLeastZero(rest)),
		credit(otherIncome(rounding), atLeastZero(money(-rest))),
		credit(interestIncome, back > 0 ? interest : subtract(interest, others.interest)),
		credit(loansTo(loan.memberId, loan.source), split.principal),
		credit(recovered, back > 0 ? subtract(back, theirs) : back),
		...othersLegs(others)
	]);
}
