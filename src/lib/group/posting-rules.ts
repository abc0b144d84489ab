import type { JournalEntry } from '#ledger';
import { assetLegs } from './assets/legs.ts';
import { bankLegs } from './bank/legs.ts';
import { borrowingLegs } from './borrowing/legs.ts';
import { correctionLegs } from './correction/legs.ts';
import type { EventType, GroupEvent } from './event-types.ts';
import { fineLegs } from './fines/legs.ts';
import { incomeExpenseLegs } from './income-expense/legs.ts';
import type { LegsOf } from './legs.ts';
import { loanLegs } from './loans/legs.ts';
import { meetingLegs } from './meeting/legs.ts';
import { memberLegs } from './members/legs.ts';
import { minutesLegs } from './minutes/legs.ts';
import { officeLegs } from './offices/legs.ts';
import { openingLegs } from './opening/legs.ts';
import { rulesLegs } from './rules/legs.ts';
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

/** A kind of event that is forgotten here does not compile. */
const legs: LegsOf<EventType> = {
	...rulesLegs,
	...memberLegs,
	...officeLegs,
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
	...sharingLegs,
	...minutesLegs,
	...correctionLegs
};
