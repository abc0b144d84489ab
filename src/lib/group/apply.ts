import { post, type JournalEntry } from '#ledger';
import { money } from '#money';
import { box } from './chart.ts';
import { framesMeeting } from './correction/kinds.ts';
import type { GroupEvent } from './event-types.ts';
import { kindOf } from './kinds.ts';
import { openMeeting } from './kinds/meetings.ts';
import { approvalFor, approvals } from './offices/approvals.ts';
import { isOfFounding } from './kinds/offices.ts';
import { officersWanted } from './offices/officers-who-decide.ts';
import { ownMeeting } from './state-draft.ts';
import type { GroupDraft, MeetingInProgress } from './state.ts';

/**
 * Folds one admitted event into the draft. It checks nothing, since `admit` ran before.
 *
 * @param entry the legs of the event, from the posting rules; null when no money moves
 * @param undoable true if the meeting keeps what it needs to take entries back; a replay of sealed pages does not
 */
export function apply(
	draft: GroupDraft,
	event: GroupEvent,
	entry: JournalEntry | null,
	undoable: boolean
): void {
	applyLegs(draft, event, entry, undoable);
	kindOf(event).facts(draft, event, entry);
}

/** Applies what belongs to the day of recording: the meeting's list of events, balances and box. The projection of the kind follows in `facts`. */
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

/**
 * True for an event that the next close reads out: one outside the circle (at the desk or without a page), or one on a late page that changes who
 * decides.
 */
const isBetween = (draft: GroupDraft, event: GroupEvent): boolean =>
	!framesMeeting(event) &&
	event.type !== 'GroupFounded' &&
	// AccessNoted events are read out as a list of their own.
	event.type !== 'AccessNoted' &&
	((draft.openMeeting?.kind ?? 'desk') === 'desk' || decidesLate(draft, event)) &&
	!isOfFounding(draft, event);

const decidesLate = ({ openMeeting }: GroupDraft, { type }: GroupEvent): boolean =>
	openMeeting?.late === true && approvals[type].decides;

function noteInMeeting(
	draft: GroupDraft,
	meeting: MeetingInProgress,
	event: GroupEvent,
	undoable: boolean
): void {
	const asked = approvalFor(event, 'meeting');
	const wanted = asked === null ? 0 : officersWanted(meeting.begun, asked);
	const isOver = !bindsDay(event) || event.occurredOn <= meeting.lastDay;
	if (!undoable && isOver && wanted <= meeting.wanted) return;
	const own = ownMeeting(draft, meeting);
	own.wanted = Math.max(own.wanted, wanted);
	if (undoable) own.events = [...meeting.events, event];
	if (bindsDay(event) && event.occurredOn > own.lastDay) own.lastDay = event.occurredOn;
}

/**
 * Kinds that move no money and decide nothing. They do not set the last day of a page: otherwise a clock that is years ahead would block every
 * earlier day.
 */
const bindsNoDay: ReadonlySet<GroupEvent['type']> = new Set([
	'AccessNoted',
	'AttendanceMarked',
	'CashCounted',
	'LastCodeCompared',
	'MeetingSealed',
	// An office may be given for a future day, which is the day of the office and not that of the page.
	'OfficeGiven',
	'PenTaken'
]);

export const bindsDay = ({ type }: GroupEvent): boolean => !bindsNoDay.has(type);

/** Adds to the gross cash in and out of the box in this meeting. A count that no longer fits is corrected by the next count. */
function countBoxLegs(draft: GroupDraft, entry: JournalEntry): void {
	for (const { account, side, amount } of entry.postings) {
		if (account !== box || draft.openMeeting === null) continue;
		const own = ownMeeting(draft, draft.openMeeting);
		if (side === 'debit') own.cashIn = money(own.cashIn + amount);
		else own.cashOut = money(own.cashOut + amount);
	}
}
