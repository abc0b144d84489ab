import { present } from '#kernel';
import { post, type JournalEntry } from '#ledger';
import { money, zero } from '#money';
import { box } from '../chart.ts';
import { withDefaults } from '../constitution.ts';
import type { GroupEvent, LoanRepaid } from '../event-schema/types.ts';
import type { LoanMovement } from '../loan/loan.ts';
import { newLoan } from '../loan/new-loan.ts';
import type { GroupDraft, OpenMeeting } from '../state.ts';
import { joinMember, depositSaving } from './members.ts';
import { openMeeting, sealMeeting } from './meetings.ts';
import { bringIn } from './opening.ts';

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
	if (event.type === 'MeetingOpened') openMeeting(draft, event, undoable);
	else if (draft.openMeeting !== null) noteInMeeting(draft, draft.openMeeting, event, undoable);
	if (entry !== null) {
		post(draft.balances, entry);
		draft.moneyEntered = true;
		countBoxLegs(draft, entry);
	}
	// The table is typed by kind; the compiler cannot follow one kind through it.
	(facts[event.type] as (draft: GroupDraft, event: GroupEvent) => void)(draft, event);
	draft.eventCount += 1;
}

/** What each kind of event changes besides balances; a kind that is forgotten here does not compile. */
const facts: { readonly [Type in GroupEvent['type']]: (draft: GroupDraft, event: EventOf<Type>) => void } = {
	GroupFounded: (draft, event) => {
		draft.name = event.name;
		draft.foundedOn = event.occurredOn;
		draft.constitution = withDefaults(event.constitution, draft.currency);
	},
	MemberJoined: joinMember,
	OfficeGiven: (draft, { memberId, office, occurredOn, until }) => {
		draft.offices = [...draft.offices, { memberId, office, since: occurredOn, until: until ?? null }];
	},
	BankAccountOpened: (draft, { bankAccountId, bank, branch, ifsc, lastFour }) => {
		const account = {
			bankAccountId,
			bank,
			branch: branch ?? null,
			ifsc: ifsc ?? null,
			lastFour: lastFour ?? null
		};
		draft.bankAccounts.set(bankAccountId, account);
	},
	OpeningBalances: bringIn,
	AttendanceMarked: (draft, event) => {
		const meeting = present(draft.openMeeting, 'attendance is marked in a meeting');
		draft.openMeeting = { ...meeting, marks: new Map(meeting.marks).set(event.memberId, event.state) };
	},
	SavingDeposited: depositSaving,
	LoanDisbursed: (draft, event) => {
		const rules = present(draft.constitution, 'a founded group has rules');
		draft.loanCount += 1;
		draft.loans.set(event.loanId, newLoan(event, rules, draft.loanCount));
	},
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

type EventOf<Type extends GroupEvent['type']> = Extract<GroupEvent, { readonly type: Type }>;

/** Money and frame only: its legs, or the meeting itself, are handled by `apply`. */
function noFacts(): void {
	return undefined;
}

function repayLoan(draft: GroupDraft, event: LoanRepaid): void {
	const loan = present(draft.loans.get(event.loanId), 'a repaid loan is known');
	const split = present(event.split, 'a recorded repayment carries its split');
	const interest = money(split.interestArrears + split.interestDue);
	const outstanding = money(loan.outstanding - split.principal);
	draft.loans.set(event.loanId, {
		...loan,
		movements: inOrderOfDays(loan.movements, {
			on: event.occurredOn,
			principal: money(-split.principal),
			interest
		}),
		outstanding,
		interestPaid: money(loan.interestPaid + interest),
		principalPaidOn: outstanding === 0 ? (loan.principalPaidOn ?? event.occurredOn) : null
	});
}

/** Charges look at days: what was entered later for an earlier day of the meeting takes its place. */
function inOrderOfDays(movements: readonly LoanMovement[], next: LoanMovement): readonly LoanMovement[] {
	const after = movements.findLastIndex((movement) => movement.on <= next.on) + 1;
	return [...movements.slice(0, after), next, ...movements.slice(after)];
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
