import { assert, present, unreachable } from '#kernel';
import { credit, debit, entryOf, type JournalEntry } from '#ledger';
import { add, roundHalfUpTo, subtract, zero } from '#money';
import {
	bankAccount,
	box,
	cashOver,
	cashShort,
	expenseAccount,
	interestIncome,
	loansTo,
	moneyAccount,
	savingsOf
} from '../chart.ts';
import type { GroupEvent, LoanDisbursed, LoanRepaid } from '../event-schema/types.ts';
import { flatInterest } from '../loan/charges.ts';
import { keptTerms } from '../loan/kept-terms.ts';
import type { GroupState } from '../state.ts';
import { openingEntry } from './opening.ts';

/**
 * The legs that an event makes, as the table of ledger law 5 says. Postings are derived, never stored: the event is
 * the truth, this is its accounting view.
 *
 * @param state the book just before the event
 * @returns null for events that move no money, and for reversals, which are handled by the meeting that is open
 */
export function entryFor(state: GroupState, event: GroupEvent): JournalEntry | null {
	switch (event.type) {
		case 'OpeningBalances':
			return openingEntry(event);
		case 'SavingDeposited':
			return entryOf([
				debit(moneyAccount(event.via), event.amount),
				credit(savingsOf(event.memberId, event.fund), event.amount)
			]);
		case 'LoanDisbursed':
			return disbursal(state, event);
		case 'LoanRepaid':
			return repayment(state, event);
		case 'ExpensePaid':
			return entryOf([
				debit(expenseAccount(event.category), event.amount),
				credit(moneyAccount(event.via), event.amount)
			]);
		case 'CashTakenToBank':
			return entryOf([debit(bankAccount(event.bankAccountId), event.amount), credit(box, event.amount)]);
		case 'CashTakenFromBank':
			return entryOf([debit(box, event.amount), credit(bankAccount(event.bankAccountId), event.amount)]);
		case 'CashDifferenceAccepted':
			return event.direction === 'short'
				? entryOf([debit(cashShort, event.amount), credit(box, event.amount)])
				: entryOf([debit(box, event.amount), credit(cashOver, event.amount)]);
		case 'GroupFounded':
		case 'MemberJoined':
		case 'OfficeGiven':
		case 'BankAccountOpened':
		case 'MeetingOpened':
		case 'AttendanceMarked':
		case 'CashCounted':
		case 'EventReversed':
		case 'MeetingSealed':
			return null;
		default:
			return unreachable(event);
	}
}

function disbursal(state: GroupState, event: LoanDisbursed): JournalEntry | null {
	const terms = keptTerms(event.terms, present(state.constitution, 'a founded group has rules'));
	const keptBack =
		terms.method === 'upFront'
			? roundHalfUpTo(flatInterest(event.principal, terms), terms.roundingUnit)
			: zero;
	return entryOf([
		debit(loansTo(event.memberId, event.source), event.principal),
		credit(interestIncome, keptBack),
		credit(moneyAccount(event.via), subtract(event.principal, keptBack))
	]);
}

function repayment(state: GroupState, event: LoanRepaid): JournalEntry | null {
	const loan = present(state.loans.get(event.loanId), 'a repaid loan is known');
	const { split } = event;
	assert(split !== undefined, 'a recorded repayment carries its split');
	return entryOf([
		debit(moneyAccount(event.via), event.amount),
		credit(interestIncome, add(split.interestArrears, split.interestDue)),
		credit(loansTo(loan.memberId, loan.source), split.principal)
	]);
}
