import type { EventId, LocalDate } from '#kernel';
import { withoutPutAway, type EventOf, type EventType, type GroupEvent } from '#group';
import { nameOf, numberIn, type MeetingName, type RegisterBook } from './register-book.ts';

export interface DisputeLine {
	readonly about: EventId;
	/** Type and page of the disputed entry; the page is null outside a meeting. */
	readonly type: EventType | null;
	readonly page: MeetingName | null;
	readonly number: number;
	readonly kind: string;
	readonly raisedOn: LocalDate;
	/** Null while the dispute is open. */
	readonly settledOn: LocalDate | null;
	readonly outcome: EventOf<'DisputeSettled'>['outcome'] | null;
}

/** Returns the disputes raised by members, ordered by day, with their outcome: settled, taken back, or open. */
export function disputesOf(events: readonly GroupEvent[], book: RegisterBook): readonly DisputeLine[] {
	const open = new Map<EventId, DisputeLine>();
	const settled = takenBackIn(events, book);
	for (const { event } of book.posted) {
		if (event.type === 'DisputeRaised') open.set(event.about, raised(event, book));
		const before = event.type === 'DisputeSettled' ? open.get(event.about) : undefined;
		if (event.type !== 'DisputeSettled' || before === undefined) continue;
		open.delete(event.about);
		settled.push({ ...before, settledOn: event.occurredOn, outcome: event.outcome });
	}
	return [...settled, ...open.values()].sort((one, other) =>
		one.raisedOn === other.raisedOn ? 0 : one.raisedOn < other.raisedOn ? -1 : 1
	);
}

const raised = (event: EventOf<'DisputeRaised'>, { lineOf, state }: RegisterBook): DisputeLine => {
	const about = lineOf(event.about);
	const page = about?.page ?? null;
	return {
		about: event.about,
		type: about?.event.type ?? null,
		page: page === null ? null : nameOf(page),
		number: numberIn(state)(event.memberId),
		kind: event.kind,
		raisedOn: event.occurredOn,
		settledOn: null,
		outcome: null
	};
};

/** Finds disputes taken back on their own page, of which the folded book has no line; at the desk they are listed between meetings. */
function takenBackIn(events: readonly GroupEvent[], book: RegisterBook): DisputeLine[] {
	const made = new Map<EventId, EventOf<'DisputeRaised'>>();
	const found: DisputeLine[] = [];
	let isDesk = false;
	for (const event of withoutPutAway(events)) {
		if (event.type === 'MeetingOpened') {
			isDesk = event.kind === 'desk';
			made.clear();
		}
		if (isDesk) continue;
		if (event.type === 'DisputeRaised' && event.eventId !== undefined) made.set(event.eventId, event);
		const says = event.type === 'EventReversed' ? made.get(event.reverses) : undefined;
		if (says !== undefined)
			found.push({ ...raised(says, book), settledOn: event.occurredOn, outcome: 'withdrawn' });
	}
	return found;
}
