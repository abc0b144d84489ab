import { oneLine, present } from '#kernel';
import { post, type JournalEntry } from '#ledger';
import { money, zero } from '#money';
import { box } from '../chart.ts';
import { withDefaults } from '../constitution.ts';
import type { EventType, GroupEvent } from '../event-schema/types.ts';
import type { GroupDraft, OpenMeeting } from '../state.ts';
import { duesFacts } from './dues.ts';
import type { FactsOf } from './facts.ts';
import { loanChangeFacts } from './loan-changes.ts';
import { giveLoan, repayLoan } from './loans.ts';
import { depositSaving, giveOffice, joinMember, takePen } from './members.ts';
import { openMeeting, sealMeeting } from './meetings.ts';
import { membershipFacts } from './membership.ts';
import { minutesFacts } from './minutes.ts';
import { bringIn } from './opening.ts';
import { outsideFacts } from './outside.ts';

/**
 * Folds one admitted event into the draft. It decides nothing: what is refused was refused before.
 *
 * @param entry the legs of the event, from the posting rules; null when no money moves
 * @param undoable whether the meeting keeps what it needs to take entries back; a replay of sealed pages does not
 */
export function apply(
	draft: GroupDraft,
	event: GroupEvent,
	entry: JournalEntry | null,
	undoable: boolean
): void {
	applyLegs(draft, event, entry, undoable);
	// The table is typed by kind; the compiler cannot follow one kind through it.
	(facts[event.type] as (draft: GroupDraft, event: GroupEvent) => void)(draft, event);
}

/** The half of `apply` that belongs to today: the meeting's list, balances, box. What it means follows the facts. */
export function applyLegs(
	draft: GroupDraft,
	event: GroupEvent,
	entry: JournalEntry | null,
	undoable: boolean
): void {
	if (event.type === 'MeetingOpened') openMeeting(draft, event, undoable);
	else if (draft.openMeeting !== null) noteInMeeting(draft, draft.openMeeting, event, undoable);
	if (entry !== null) {
		post(draft.balances, entry);
		draft.moneyEntered = true;
		countBoxLegs(draft, entry);
	}
	draft.eventCount += 1;
}

/** What each kind of event changes besides balances; a kind that is forgotten here does not compile. */
const facts: FactsOf<EventType> = {
	...loanChangeFacts,
	...duesFacts,
	...outsideFacts,
	...membershipFacts,
	...minutesFacts,
	GroupFounded: (draft, event) => {
		// In a book of an older app, or of another program, it may hold what turns letters around.
		draft.name = oneLine(event.name, 80);
		draft.foundedOn = event.occurredOn;
		const constitution = withDefaults(event.constitution, draft.currency);
		draft.rules = [{ since: event.occurredOn, constitution }];
	},
	MemberJoined: joinMember,
	OfficeGiven: giveOffice,
	BankAccountOpened: (draft, { bankAccountId, bank, branch, ifsc, lastFour }) => {
		const account = {
			bankAccountId,
			bank: oneLine(bank, 80),
			branch: branch === undefined ? null : oneLine(branch, 80),
			ifsc: ifsc ?? null,
			lastFour: lastFour ?? null,
			lastStatement: null
		};
		draft.bankAccounts.set(bankAccountId, account);
	},
	OpeningBalances: bringIn,
	AttendanceMarked: (draft, event) => {
		const meeting = present(draft.openMeeting, 'attendance is marked in a meeting');
		draft.openMeeting = { ...meeting, marks: new Map(meeting.marks).set(event.memberId, event.state) };
	},
	PenTaken: takePen,
	SavingDeposited: depositSaving,
	LoanDisbursed: giveLoan,
	LoanRepaid: repayLoan,
	CashCounted: (draft, event) => {
		const meeting = present(draft.openMeeting, 'cash is counted in a meeting');
		const cash = Object.entries(event.pieces).reduce((sum, [piece, count]) => sum + Number(piece) * count, 0);
		draft.openMeeting = { ...meeting, counted: { cash: money(cash), book: draft.balances.get(box) ?? zero } };
	},
	CashDifferenceAccepted: (draft) => {
		const meeting = present(draft.openMeeting, 'a difference is accepted in a meeting');
		if (meeting.counted === null) return;
		draft.openMeeting = { ...meeting, counted: { cash: meeting.counted.cash, book: meeting.counted.cash } };
	},
	MeetingSealed: sealMeeting,
	ExpensePaid: noFacts,
	CashTakenToBank: noFacts,
	CashTakenFromBank: noFacts,
	MeetingOpened: noFacts,
	EventReversed: noFacts
};

/** Money and frame only: its legs, or the meeting itself, are handled by `apply`. */
function noFacts(): void {
	return undefined;
}

function noteInMeeting(draft: GroupDraft, meeting: OpenMeeting, event: GroupEvent, undoable: boolean): void {
	draft.openMeeting = {
		...meeting,
		events: undoable ? [...meeting.events, event] : meeting.events,
		lastDay: event.occurredOn > meeting.lastDay ? event.occurredOn : meeting.lastDay
	};
}

/** What went into and out of the box in this meeting, gross. A count that no longer fits is for the next count. */
function countBoxLegs(draft: GroupDraft, entry: JournalEntry): void {
	const meeting = draft.openMeeting;
	if (meeting === null) return;
	let { cashIn, cashOut } = meeting;
	for (const posting of entry.postings) {
		if (posting.account !== box) continue;
		if (posting.side === 'debit') cashIn = money(cashIn + posting.amount);
		else cashOut = money(cashOut + posting.amount);
	}
	draft.openMeeting = { ...meeting, cashIn, cashOut };
}
