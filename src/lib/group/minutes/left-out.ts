import { canonicalJson, type EventId } from '#kernel';
import { isEntry } from '../correction/kinds.ts';
import { putRightIn } from '../correction/effective-lines.ts';
import type { EventOf, GroupEvent } from '../event-types.ts';
import { saysMore } from '../meeting/attendance.ts';
import { withoutPutAway } from '../meeting/put-away.ts';
import { entriesOf, isOfItsMeeting, isSameMark } from './void-pages.ts';

/** A page of another phone that officers set beside the book (ADR 0087). */
export interface PageBeside {
	/** Hash of its record, hex. */
	readonly hash: string;
	readonly events: readonly GroupEvent[];
}

/**
 * Why an entry of such a page is not in the book: the rules refuse it; officers chose this phone's page, which says the same; or they chose it, and it
 * does not say that.
 */
export type WhyLeft = 'refused' | 'twice' | 'void';

/** An entry that stands beside the book only. */
export interface LeftOut {
	readonly event: GroupEvent;
	/** What opened its meeting; itself where it stood outside one. */
	readonly opened: GroupEvent;
	readonly why: WhyLeft;
}

/**
 * What two officers left out when they settled two phones, entry by entry: computed from the signed pages and not of what anybody says of them. Empty
 * where the pages are not at hand, as in an open journal.
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
		// What took a mark out there is told with what was put in its place.
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
				// How the other phone was settled is no entry.
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

/** Of each mark of these pages what opened its meeting, be it put right on a later one of them. */
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
 * Entries of a page of one meeting that the page of another phone does not have. Of which day the meeting is and which names new loans and fines got is
 * told beside them, or to nobody: neither makes an entry another one.
 */
export function saidOnlyOn(page: readonly GroupEvent[], other: readonly GroupEvent[]): readonly GroupEvent[] {
	const day = page[0]?.occurredOn;
	const ofThatDay = (event: GroupEvent): GroupEvent =>
		day === undefined ? event : { ...event, occurredOn: day };
	const said = new Said(entriesOf(other).map(ofThatDay), new Set());
	return entriesOf(page).filter((event) => isEntry(event) && !said.takes(event));
}

/** What a book says now of whether women came to its meetings. */
class MarksOfBook {
	/** By kind and day of a meeting and by woman; each of more than one meeting of a day by its number. */
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

	/** Whether a mark of another phone adds nothing to what this book has of that meeting, or says another thing that is worth as much; null where it says more, or is no mark. */
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

/** Entries that this phone wrote itself, each of which answers for one like it on the other phone. */
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

/** What an entry says: of which day, kind, woman, loan or fund, and which sum. */
function keyOf(event: GroupEvent): string {
	const told = { ...event, eventId: null, recordedAt: null, approvedBy: null, agreedBy: null, split: null };
	// Each phone gave the new loan or fine a name of its own.
	const made = event.type === 'LoanDisbursed' || event.type === 'FineImposed';
	return canonicalJson(made ? { ...told, loanId: null, fineId: null } : told);
}
