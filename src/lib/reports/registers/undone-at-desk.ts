import type { EventId, LocalDate, MemberId } from '#kernel';
import type { Money } from '#money';
import {
	approvalFor,
	countedIn,
	framesMeeting,
	withoutPutAway,
	type EventType,
	type GroupEvent,
	type PostedLine
} from '#group';
import { amountIn } from '../entry-amount.ts';
import { isLacking, type Agreement } from './approvals.ts';
import {
	nameOf,
	numberIn,
	numberOnceGiven,
	type MeetingName,
	type RegisterBook,
	type RegisterPage
} from './register-book.ts';

/** A reversal of an approved desk entry (usually a correction) on its own desk page, with fewer approvals than the entry requires. */
export type UndoneAtDesk = Agreement & {
	readonly eventId: EventId;
	readonly type: 'EventReversed';
	readonly meeting: MeetingName;
	readonly on: LocalDate;
};

/** An entry taken back on its own desk page, and the reversal, both as written. */
interface Undone {
	readonly undone: Written;
	readonly by: Written & { readonly type: 'EventReversed' };
	readonly desk: RegisterPage;
}

type Written = GroupEvent & { readonly eventId: EventId };

/** Searches the recorded events, because the folded book has no line of an undone entry. */
function undoneIn(events: readonly GroupEvent[], book: RegisterBook): readonly Undone[] {
	const found: Undone[] = [];
	let desk: RegisterPage | undefined;
	let made = new Map<EventId, Written>();
	for (const event of withoutPutAway(events)) {
		const { eventId } = event;
		if (event.type === 'MeetingOpened') {
			desk = event.kind === 'desk' ? book.pageOf(event) : undefined;
			made = new Map();
		}
		if (desk === undefined || desk.page.isOpen || eventId === undefined) continue;
		const written = { ...event, eventId };
		made.set(eventId, written);
		if (written.type !== 'EventReversed') continue;
		const undone = made.get(written.reverses);
		if (undone !== undefined) found.push({ undone, by: written, desk });
	}
	return found;
}

/** Returns desk reversals with fewer approvals than required. */
export const undoneAtDesk = (events: readonly GroupEvent[], book: RegisterBook): readonly UndoneAtDesk[] =>
	undoneIn(events, book).flatMap(({ undone, by, desk }) => {
		if (approvalFor(undone, 'between') === null) return [];
		const { eventId, type, occurredOn: on, approvedBy: agreed = [] } = by;
		const counted = countedIn(desk.page.begun, by, agreed, desk.page);
		const approvedBy = agreed.map(numberIn(book.state));
		return isLacking(counted) ? [{ ...counted, approvedBy, eventId, type, meeting: nameOf(desk), on }] : [];
	});

/** Returns desk entries that one officer wrote and took back (a dispute, a passbook comparison), which no closing reads out. */
export const undoneByOne = (events: readonly GroupEvent[], book: RegisterBook): readonly BetweenLine[] =>
	undoneIn(events, book).flatMap(({ undone, by, desk }) => {
		if (approvalFor(undone, 'between') !== null) return [];
		const line = { owner: book.ownerOf(undone), meeting: nameOf(desk), amount: null };
		return [undone, by].map((event) => lineOf({ ...line, event, on: event.occurredOn }, book));
	});

/** A line written between meetings; number of the member concerned, if any; minor units where money moved or a passbook balance is stated. */
export interface BetweenLine {
	/** Null for an entry outside any page. */
	readonly meeting: MeetingName | null;
	readonly eventId: EventId;
	readonly type: EventType;
	readonly on: LocalDate;
	readonly number: number | null;
	readonly amount: Money | null;
	readonly approvedBy: readonly number[];
}

/** Returns the line of an entry at the desk or, once the group had pages, outside any page. */
export function betweenLine(line: PostedLine, book: RegisterBook): readonly BetweenLine[] {
	const { event, meeting, postedOn: on } = line;
	const isBetween = meeting === null ? book.decidedOutside.has(event.eventId) : meeting.kind === 'desk';
	if (!isBetween || framesMeeting(event) || event.type === 'AccessNoted') return [];
	const where = meeting === null ? null : nameOf(meeting);
	return [lineOf({ event, meeting: where, on, owner: book.ownerOf(event), amount: amountIn(line) }, book)];
}

function lineOf(
	{
		event,
		meeting,
		on,
		owner,
		amount
	}: Pick<BetweenLine, 'meeting' | 'on' | 'amount'> & {
		readonly event: Written;
		readonly owner: MemberId | null;
	},
	book: RegisterBook
): BetweenLine {
	return {
		...{ meeting, eventId: event.eventId, type: event.type, on },
		number: owner === null ? null : numberOnceGiven(owner, book),
		amount: event.type === 'BankStatementMatched' || event.type === 'DepositSeen' ? event.balance : amount,
		approvedBy: (event.approvedBy ?? []).map(numberIn(book.state))
	};
}
