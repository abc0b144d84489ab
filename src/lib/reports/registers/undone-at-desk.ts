import type { EventId, LocalDate } from '#kernel';
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

/** What takes an approved entry, a correction most likely, back at the desk on which it was made, with fewer officers than that asks for. */
export type UndoneAtDesk = Agreement & {
	readonly eventId: EventId;
	readonly type: 'EventReversed';
	readonly meeting: MeetingName;
	readonly on: LocalDate;
};

/** No line of the book is left of what was taken back on its own page, so that it is looked for in all that was recorded. */
export function undoneAtDesk(events: readonly GroupEvent[], book: RegisterBook): readonly UndoneAtDesk[] {
	const found: UndoneAtDesk[] = [];
	let desk: RegisterPage | undefined;
	let made = new Map<EventId, GroupEvent>();
	for (const event of withoutPutAway(events)) {
		const { eventId } = event;
		if (event.type === 'MeetingOpened') {
			desk = event.kind === 'desk' ? book.pageOf(event) : undefined;
			made = new Map();
		}
		if (desk === undefined || desk.page.isOpen || eventId === undefined) continue;
		made.set(eventId, event);
		if (event.type !== 'EventReversed') continue;
		const undone = made.get(event.reverses);
		if (undone === undefined || approvalFor(undone, 'between') === null) continue;
		const agreed = event.approvedBy ?? [];
		const counted = countedIn(desk.page.begun, event, agreed, desk.page);
		if (!isLacking(counted)) continue;
		const { type, occurredOn: on } = event;
		const approvedBy = agreed.map(numberIn(book.state));
		found.push({ ...counted, approvedBy, eventId, type, meeting: nameOf(desk), on });
	}
	return found;
}

/** Her number where it is about one woman; minor units where money moves or a passbook is said to hold some. */
export interface BetweenLine {
	/** Null for what stands by itself. */
	readonly meeting: MeetingName | null;
	readonly eventId: EventId;
	readonly type: EventType;
	readonly on: LocalDate;
	readonly number: number | null;
	readonly amount: Money | null;
	readonly approvedBy: readonly number[];
}

/** A line at the desk, or by itself once the group had pages. */
export function betweenLine(line: PostedLine, book: RegisterBook): readonly BetweenLine[] {
	const { event, meeting, postedOn: on } = line;
	const isBetween = meeting === null ? book.decidedOutside.has(event.eventId) : meeting.kind === 'desk';
	if (!isBetween || framesMeeting(event) || event.type === 'AccessNoted') return [];
	const owner = book.ownerOf(event);
	return [
		{
			meeting: meeting === null ? null : nameOf(meeting),
			eventId: event.eventId,
			type: event.type,
			on,
			number: owner === null ? null : numberOnceGiven(owner, book),
			amount: event.type === 'BankStatementMatched' ? event.balance : amountIn(line),
			approvedBy: (event.approvedBy ?? []).map(numberIn(book.state))
		}
	];
}
