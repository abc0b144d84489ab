import { canonicalJson, type EventId } from '#kernel';
import { isEntry } from '../correction/kinds.ts';
import { putRightIn } from '../correction/effective-lines.ts';
import type { EventOf, GroupEvent } from '../event-types.ts';
import { saysMore } from '../meeting/attendance.ts';
import { withoutPutAway } from '../meeting/put-away.ts';
import { entriesOf, isOfItsMeeting, isSameMark } from './void-pages.ts';

/** A page of another phone that officers set aside when settling (ADR 0087). */
export interface PageBeside {
	/** Hash of its record, hex. */
	readonly hash: string;
	readonly events: readonly GroupEvent[];
}

/**
 * Reason why an entry of such a page is not in the book: the rules refuse it ('refused'); officers chose this phone's page, which has the same entry
 * ('twice') or lacks it ('void').
 */
export type WhyLeft = 'refused' | 'twice' | 'void';

/** An entry that is kept only on the page set aside. */
export interface LeftOut {
	readonly event: GroupEvent;
	/** The MeetingOpened of its meeting; the entry itself if it was outside one. */
	readonly opened: GroupEvent;
	readonly why: WhyLeft;
}

/**
 * Lists the entries left out when two phones were settled, computed from the signed pages and not from claims about them. Empty without the pages, as
 * in an open journal.
 *
 * @param line every event of the book
 */
export function leftOut(
	line: readonly GroupEvent[],
	settled: EventOf<'PhonesSettled'>,
	pages: readonly PageBeside[]
): readonly LeftOut[] {
	const inBook = new Set(line.map(({ eventId }) => eventId));
	const named = pages.filter(({ hash }) => settled.beside.includes(hash));
	const notChosen = new Set((settled.notChosen ?? []).map((place) => settled.beside[place]));
	const said = new Said(line, new Set(named.flatMap(({ events }) => events.map(({ eventId }) => eventId))));
	const marks = new MarksOfBook(line);
	const meetings = meetingsOfMarks(named);
	const tellOf = (event: GroupEvent) => marks.tell(meetings.get(event.eventId), event);
	const isTold = (event: GroupEvent, page: readonly GroupEvent[]): boolean => {
		if (event.type === 'AttendanceMarked')
			return meetings.has(event.eventId) ? tellOf(event) === 'all of it' : said.takes(event);
		// The reversal of a mark is covered by its replacement.
		const instead =
			event.type === 'EventReversed' ? page.find(({ corrects }) => corrects === event.reverses) : undefined;
		return (
			instead !== undefined &&
			meetings.has(instead.eventId) &&
			(inBook.has(instead.eventId) || tellOf(instead) !== null)
		);
	};
	return named.flatMap(({ hash, events }) => {
		const [opened] = events;
		if (opened === undefined) return [];
		const isVoid = notChosen.has(hash);
		return entriesOf(events)
			.filter(
				// A settlement on the other phone is no entry.
				(event) =>
					!inBook.has(event.eventId) &&
					event.type !== 'PhonesSettled' &&
					!(isVoid ? isOfItsMeeting(event) : isTold(event, events))
			)
			.map((event): LeftOut => {
				if (isVoid) return { event, opened, why: said.takes(event) ? 'twice' : 'void' };
				return { event, opened, why: tellOf(event) === 'as much' ? 'twice' : 'refused' };
			});
	});
}

/** Maps each mark of these pages to the opening of its meeting, even if a later page corrected it. */
function meetingsOfMarks(pages: readonly PageBeside[]): ReadonlyMap<EventId | undefined, GroupEvent> {
	const meetings = new Map<EventId | undefined, GroupEvent>();
	for (const { events } of pages)
		for (const event of events) {
			const opened = event.corrects === undefined ? events[0] : meetings.get(event.corrects);
			if (event.type === 'AttendanceMarked' && opened !== undefined) meetings.set(event.eventId, opened);
		}
	return meetings;
}

/**
 * Returns entries of a page that the other phone's page of the same meeting lacks. The day of the meeting and the ids of new loans and fines are
 * ignored, because they do not distinguish entries.
 */
export function saidOnlyOn(page: readonly GroupEvent[], other: readonly GroupEvent[]): readonly GroupEvent[] {
	const day = page[0]?.occurredOn;
	const ofThatDay = (event: GroupEvent): GroupEvent =>
		day === undefined ? event : { ...event, occurredOn: day };
	const said = new Said(entriesOf(other).map(ofThatDay), new Set());
	return entriesOf(page).filter((event) => isEntry(event) && !said.takes(event));
}

/** The marks in force of each meeting of a book. */
class MarksOfBook {
	/** Marks by kind and day of meeting and member; within a day, by meeting number. */
	readonly #standing = new Map<string, Map<number, EventOf<'AttendanceMarked'>>>();

	constructor(line: readonly GroupEvent[]) {
		const held = withoutPutAway(line).map((event) => ({ event }));
		const inForce = putRightIn<{ readonly event: GroupEvent }>(held);
		let opened: EventOf<'MeetingOpened'> | null = null;
		for (const one of held) {
			if (one.event.type === 'MeetingOpened') opened = one.event;
			if (opened === null || one.event.type !== 'AttendanceMarked' || one.event.corrects !== undefined)
				continue;
			const mark = inForce === null ? one.event : inForce(one)?.event;
			if (mark?.type === 'AttendanceMarked') this.#of(opened, mark).set(opened.number, mark);
		}
	}

	/**
	 * Returns 'all of it' if this book has the same mark or a stronger one, 'as much' if its mark differs with equal weight; null if the other phone's
	 * mark is stronger, or the event is no mark.
	 */
	tell(opened: GroupEvent | undefined, event: GroupEvent): 'all of it' | 'as much' | null {
		if (opened?.type !== 'MeetingOpened' || event.type !== 'AttendanceMarked') return null;
		const marks = [...this.#of(opened, event).values()];
		if (marks.some((mark) => isSameMark(mark, event) || saysMore(mark.state, event.state)))
			return 'all of it';
		return marks.some((mark) => !saysMore(event.state, mark.state)) ? 'as much' : null;
	}

	#of(
		{ kind, occurredOn }: EventOf<'MeetingOpened'>,
		{ memberId }: EventOf<'AttendanceMarked'>
	): Map<number, EventOf<'AttendanceMarked'>> {
		const name = `${kind} ${occurredOn} ${memberId}`;
		const marks = this.#standing.get(name) ?? new Map<number, EventOf<'AttendanceMarked'>>();
		this.#standing.set(name, marks);
		return marks;
	}
}

/** A multiset of entries of this phone, each of which matches one equal entry of the other phone. */
class Said {
	readonly #times = new Map<string, number>();

	constructor(line: readonly GroupEvent[], ofOther: ReadonlySet<EventId | undefined>) {
		for (const event of line)
			if (!ofOther.has(event.eventId)) this.#times.set(keyOf(event), this.#left(event) + 1);
	}

	takes(event: GroupEvent): boolean {
		const left = this.#left(event);
		this.#times.set(keyOf(event), left - 1);
		return left > 0;
	}

	#left(event: GroupEvent): number {
		return this.#times.get(keyOf(event)) ?? 0;
	}
}

/** Returns the content of an entry as a key, without ids, approvals and split. */
function keyOf(event: GroupEvent): string {
	const told = { ...event, eventId: null, recordedAt: null, approvedBy: null, agreedBy: null, split: null };
	// Each phone generated its own id for the new loan or fine.
	const made = event.type === 'LoanDisbursed' || event.type === 'FineImposed';
	return canonicalJson(made ? { ...told, loanId: null, fineId: null } : told);
}
