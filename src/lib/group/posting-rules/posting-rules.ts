import { credit, debit, entryOf, type JournalEntry } from '#ledger';
import { bankAccount, box, cashOver, cashShort, expenseAccount, moneyAccount, savingsOf } from '../chart.ts';
import type { EventType, GroupEvent } from '../event-schema/types.ts';
import type { GroupState } from '../state.ts';
import { duesLegs } from './dues.ts';
import type { LegsOf } from './legs.ts';
import { loanChangeLegs } from './loan-changes.ts';
import { disbursal, repayment } from './loans.ts';
import { membershipLegs } from './membership.ts';
import { minutesLegs } from './minutes.ts';
import { openingEntry } from './opening.ts';
import { outsideLegs } from './outside.ts';

/**
 * The legs that an event makes, as the table of ledger law 5 says. Postings are derived, never stored: the event is
 * the truth, this is its accounting view.
 *
 * @param state the book just before the event
 * @returns null for events that move no money, and for reversals, which are handled by the meeting that is open
 */
export function entryFor(state: GroupState, event: GroupEvent): JournalEntry | null {
	// The table is typed by kind; the compiler cannot follow one kind through it.
	return (legs[event.type] as (state: GroupState, event: GroupEvent) => JournalEntry | null)(state, event);
}

const noLegs = (): null => null;

/** A kind of event that is forgotten here does not compile. */
const legs: LegsOf<EventType> = {
	...loanChangeLegs,
	...duesLegs,
	...outsideLegs,
	...membershipLegs,
	...minutesLegs,
	OpeningBalances: (_, event) => openingEntry(event),
	SavingDeposited: (_, event) =>
		entryOf([
			debit(moneyAccount(event.via), event.amount),
			credit(savingsOf(event.memberId, event.fund), event.amount)
		]),
	LoanDisbursed: disbursal,
	LoanRepaid: repayment,
	ExpensePaid: (_, event) =>
		entryOf([
			debit(expenseAccount(event.category), event.amount),
			credit(moneyAccount(event.via), event.amount)
		]),
	CashTakenToBank: (_, event) =>
		entryOf([debit(bankAccount(event.bankAccountId), event.amount), credit(box, event.amount)]),
	CashTakenFromBank: (_, event) =>
		entryOf([debit(box, event.amount), credit(bankAccount(event.bankAccountId), event.amount)]),
	CashDifferenceAccepted: (_, event) =>
		event.direction === 'short'
			? entryOf([debit(cashShort, event.amount), credit(box, event.amount)])
			: entryOf([debit(box, event.amount), credit(cashOver, event.amount)]),
	GroupFounded: noLegs,
	MemberJoined: noLegs,
	OfficeGiven: noLegs,
	BankAccountOpened: noLegs,
	MeetingOpened: noLegs,
	AttendanceMarked: noLegs,
	PenTaken: noLegs,
	CashCounted: noLegs,
	EventReversed: noLegs,
	MeetingSealed: noLegs
};
