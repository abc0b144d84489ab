import type { JournalEntry } from '#ledger';
import { assetLegs } from './assets/legs.ts';
import { bankLegs } from './bank/legs.ts';
import { borrowingLegs } from './borrowing/legs.ts';
import type { EventType, GroupEvent } from './event-types.ts';
import { fineLegs } from './fines/legs.ts';
import { incomeExpenseLegs } from './income-expense/legs.ts';
import { alikeFor, type LegsOf } from './legs.ts';
import { loanLegs } from './loans/legs.ts';
import { meetingLegs } from './meeting/legs.ts';
import { memberLegs } from './members/legs.ts';
import { openingLegs } from './opening/legs.ts';
import { savingLegs } from './saving/legs.ts';
import { sharingLegs } from './sharing/legs.ts';
import { socialFundLegs } from './social-fund/legs.ts';
import type { GroupState } from './state.ts';

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

/** Nothing is booked for them. */
const withoutMoney = [
	...['BankStatementMatched', 'BankAccountOpened', 'LoanApplied', 'LoanAnswered', 'CashCreditOpened'],
	...['DrawingPowerSet', 'EventReversed', 'MeetingOpened', 'AttendanceMarked', 'PenTaken'],
	...['LastCodeCompared', 'CashCounted', 'MeetingPutAway', 'MeetingSealed', 'MemberNamed', 'MemberErased'],
	...['ConsentGiven', 'ConsentWithdrawn', 'MemberJoined', 'ResolutionPassed', 'DisputeRaised'],
	...['DisputeSettled', 'PhonesSettled', 'OfficeGiven', 'AccessNoted', 'ConstitutionChanged'],
	...['GroupDescribed', 'GroupFounded']
] as const satisfies readonly EventType[];

/** A kind of event that is forgotten here does not compile. */
const legs: LegsOf<EventType> = {
	...alikeFor(withoutMoney, () => null),
	...memberLegs,
	...openingLegs,
	...meetingLegs,
	...savingLegs,
	...loanLegs,
	...fineLegs,
	...socialFundLegs,
	...incomeExpenseLegs,
	...assetLegs,
	...bankLegs,
	...borrowingLegs,
	...sharingLegs
};
