import { post, type JournalEntry } from '#ledger';
import { money } from '#money';
import { bankFacts } from './bank/facts.ts';
import { borrowingFacts } from './borrowing/facts.ts';
import { box } from './chart.ts';
import { framesMeeting } from './correction/kinds.ts';
import type { EventType, GroupEvent } from './event-types.ts';
import { noFacts, type FactsOf } from './facts.ts';
import { alikeFor } from './legs.ts';
import { fineFacts } from './fines/facts.ts';
import { loanFacts } from './loans/facts.ts';
import { meetingFacts, openMeeting } from './meeting/facts.ts';
import { memberFacts } from './members/facts.ts';
import { minutesFacts } from './minutes/facts.ts';
import { approvalFor, approvals } from './offices/approvals.ts';
import { isOfFounding, officeFacts } from './offices/facts.ts';
import { officersWanted } from './offices/officers-who-decide.ts';
import { openingFacts } from './opening/facts.ts';
import { rulesFacts } from './rules/facts.ts';
import { savingFacts } from './saving/facts.ts';
import { sharingFacts } from './sharing/facts.ts';
import { ownMeeting } from './owned.ts';
import type { GroupDraft, MeetingInProgress } from './state.ts';

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
	(facts[event.type] as (draft: GroupDraft, event: GroupEvent, entry: JournalEntry | null) => void)(
		draft,
		event,
		entry
	);
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
	if (isBetween(draft, event)) draft.between = [...draft.between, event];
	if (entry !== null) {
		post(draft.balances, entry);
		draft.moneyEntered = true;
		countBoxLegs(draft, entry);
	}
	draft.eventCount += 1;
}

/** Whether an event of this kind changes nothing but balances. */
export const isWithoutFacts = ({ type }: GroupEvent): boolean => facts[type] === noFacts;

/**
 * They change nothing but balances, or the page in which they stand. What a woman takes out makes no saving missed that was given on its
 * day (fine print 17), and a dividend that is added to savings pays no dues (19). What the circle resolved is read from the journal.
 */
const balancesOnly = [
	...['AssetBought', 'AssetSold', 'CashTakenToBank', 'CashTakenFromBank', 'BankInterestCredited'],
	...['BankCharged', 'BorrowingCharged', 'BorrowingRepaid', 'EventReversed', 'ExpensePaid', 'FeePaid'],
	...['IncomeReceived', 'GrantReceived', 'LastCodeCompared', 'MeetingOpened', 'PayablePaid'],
	...['ResolutionPassed', 'PhonesSettled', 'SavingWithdrawn', 'DividendPaid', 'SocialFundPaidIn'],
	...['SocialFundPaidOut']
] as const satisfies readonly EventType[];

/** What each kind of event changes besides balances; a kind that is forgotten here does not compile. */
const facts: FactsOf<EventType> = {
	...alikeFor(balancesOnly, noFacts),
	...rulesFacts,
	...memberFacts,
	...officeFacts,
	...openingFacts,
	...meetingFacts,
	...savingFacts,
	...loanFacts,
	...fineFacts,
	...bankFacts,
	...borrowingFacts,
	...sharingFacts,
	...minutesFacts
};

/** What the next close reads out: an entry at the desk or by itself, once the group has pages; of a page entered late what changes who decides. */
const isBetween = (draft: GroupDraft, event: GroupEvent): boolean =>
	!framesMeeting(event) &&
	event.type !== 'GroupFounded' &&
	// Who can open the book has a list of its own.
	event.type !== 'AccessNoted' &&
	((draft.openMeeting?.kind ?? 'desk') === 'desk' || decidesLate(draft, event)) &&
	!isOfFounding(draft, event);

const decidesLate = ({ openMeeting }: GroupDraft, { type }: GroupEvent): boolean =>
	openMeeting?.late === true && approvals[type].decides && type !== 'MemberJoined';

function noteInMeeting(
	draft: GroupDraft,
	meeting: MeetingInProgress,
	event: GroupEvent,
	undoable: boolean
): void {
	const asked = approvalFor(event, 'meeting');
	const wanted = asked === null ? 0 : officersWanted(meeting.begun, asked);
	if (!undoable && event.occurredOn <= meeting.lastDay && wanted <= meeting.wanted) return;
	const own = ownMeeting(draft, meeting);
	own.wanted = Math.max(own.wanted, wanted);
	if (undoable) own.events = [...meeting.events, event];
	if (event.occurredOn > own.lastDay) own.lastDay = event.occurredOn;
}

/** What went into and out of the box in this meeting, gross. A count that no longer fits is for the next count. */
function countBoxLegs(draft: GroupDraft, entry: JournalEntry): void {
	for (const { account, side, amount } of entry.postings) {
		if (account !== box || draft.openMeeting === null) continue;
		const own = ownMeeting(draft, draft.openMeeting);
		if (side === 'debit') own.cashIn = money(own.cashIn + amount);
		else own.cashOut = money(own.cashOut + amount);
	}
}
