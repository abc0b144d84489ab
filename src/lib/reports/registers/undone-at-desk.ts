import type { EventId, LocalDate } from '#kernel';
import { approvalFor, countedIn, withoutPutAway, type GroupEvent } from '#group';
import { isLacking, type Agreement } from './approvals.ts';
import { nameOf, numberIn, type MeetingName, type RegisterBook, type RegisterPage } from './register-book.ts';

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
		if (undone === undefined || approvalFor(undone) === null) continue;
		const agreed = event.approvedBy ?? [];
		const counted = countedIn(desk.page.begun, event, agreed, desk.page);
		if (!isLacking(counted)) continue;
		const { type, occurredOn: on } = event;
		const approvedBy = agreed.map(numberIn(book.state));
		found.push({ ...counted, approvedBy, eventId, type, meeting: nameOf(desk), on });
	}
	return found;
}
