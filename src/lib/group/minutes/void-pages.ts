import type { EventId, MemberId } from '#kernel';
import { neverCorrected, framesMeeting } from '../correction/kinds.ts';
import type { EventOf, GroupEvent } from '../event-types.ts';
import type { JournalLine } from '../journal.ts';
import { saysMore } from '../meeting/attendance.ts';
import { leaveNoTrace } from '../leave-no-trace.ts';
import { isPointOfOther } from '../offices/approvals.ts';

/** Pages of one meeting: that of this book, and the other phone's. */
export interface TwinPages {
	readonly here: readonly GroupEvent[];
	readonly there: readonly GroupEvent[];
}

/** What two pages of one meeting say of whether one woman came. */
export interface MarksOfBoth {
	readonly here: EventOf<'AttendanceMarked'>;
	/** As it stands there. */
	readonly there: EventOf<'AttendanceMarked'>;
	/** Its id, and those of what it was before and of what put it right there. */
	readonly ids: readonly (EventId | undefined)[];
}

/**
 * What stands in the book of pages that are void: entries, the last one first, so that none stands on one that is gone already, and the marks
 * of women who are marked on both pages. What a later page put in the place of an entry counts in its stead; what a void page itself put in
 * the place of an entry of an earlier meeting is none of its own and stays, as two officers agreed to it then. With a woman who joined there
 * goes what is said of her, also by the seal of a later page that she was absent: she could not be taken out.
 *
 * @param pages that are void, each with the page that stands in its place; and those that both stand
 * @param theirs what comes in from the other phone: a mark may have been put right there
 * @returns `halves`: of pages that both stand the mark of a woman that stands here, and that of the other phone
 */
export function standingOnTwins(
	{ void: pages, both }: { readonly void: readonly TwinPages[]; readonly both: readonly TwinPages[] },
	lines: readonly JournalLine[],
	theirs: readonly GroupEvent[]
): {
	readonly entries: readonly GroupEvent[];
	readonly marks: readonly MarksOfBoth[];
	readonly halves: readonly MarksOfBoth[];
} {
	const standing = new Standing(lines);
	const standingThere = new Standing(theirs.map((event) => ({ event })));
	const own = new Set(pages.flatMap(({ here }) => ownEntries(here)).map((entry) => standing.of(entry)));
	const joined = new Set(
		[...own].flatMap((event) => (event?.type === 'MemberJoined' ? [event.memberId] : []))
	);
	const isOfHers = (event: GroupEvent): boolean =>
		saysWhatSheDid(event) &&
		joined.has(event.memberId) &&
		(own.has(event) ||
			(event.type === 'AttendanceMarked' && event.state === 'absent' && standing.has(event)));
	return {
		entries: lines
			.map(({ event }) => event)
			.filter((event) => (own.has(event) && !staysWithItsMeeting(event)) || isOfHers(event))
			.toReversed(),
		marks: marksStanding(pages, standing, standingThere),
		halves: marksStanding(both, standing, standingThere)
	};
}

/**
 * Marks of this phone in whose place one of the other phone is put: where that page alone stands, the mark that it has; where both stand, the
 * one that says most, of however many pages of one meeting.
 */
export function marksThatChange(
	ofVoid: readonly MarksOfBoth[],
	ofBoth: readonly MarksOfBoth[]
): readonly MarksOfBoth[] {
	const stands = new Map<EventOf<'AttendanceMarked'>, MarksOfBoth>();
	for (const marks of ofVoid) stands.set(marks.here, marks);
	for (const marks of ofBoth) {
		const { here, there } = marks;
		if (saysMore(there.state, (stands.get(here)?.there ?? here).state)) stands.set(here, marks);
	}
	return [...stands.values()].filter(({ here, there }) => !isSameMark(here, there));
}

function marksStanding(
	pages: readonly TwinPages[],
	standing: Standing,
	standingThere: Standing
): readonly MarksOfBoth[] {
	return pages.flatMap(marksOfBoth).flatMap(([own, other]) => {
		const [here, there] = [standing.of(own), standingThere.of(other)];
		if (here?.type !== 'AttendanceMarked') return [];
		const ids = [other.eventId, ...standingThere.putRightBy(other)];
		return [{ here, there: there?.type === 'AttendanceMarked' ? there : other, ids }];
	});
}

/** What stands of each entry of a book. */
class Standing {
	/** By the id of what was entered first. */
	readonly #last = new Map<EventId | undefined, GroupEvent>();
	readonly #firsts = new Map<EventId | undefined, EventId | undefined>();
	readonly #corrections = new Map<EventId | undefined, (EventId | undefined)[]>();

	constructor(lines: readonly { readonly event: GroupEvent }[]) {
		for (const { event } of lines) {
			const { eventId, corrects } = event;
			const first = corrects === undefined ? eventId : this.#firsts.get(corrects);
			this.#firsts.set(eventId, first);
			if (event.type === 'EventReversed') this.#last.delete(this.#firsts.get(event.reverses));
			this.#last.set(first, event);
			const wrong = event.type === 'EventReversed' ? event.reverses : corrects;
			if (wrong !== undefined) this.#addCorrection(this.#firsts.get(wrong), eventId);
		}
	}

	#addCorrection(first: EventId | undefined, eventId: EventId | undefined): void {
		const corrections = this.#corrections.get(first);
		if (corrections === undefined) this.#corrections.set(first, [eventId]);
		else corrections.push(eventId);
	}

	/** Ids of reversals of an entry, and of what was put in its place. */
	putRightBy({ eventId }: GroupEvent): readonly (EventId | undefined)[] {
		return this.#corrections.get(eventId) ?? [];
	}

	/** Whether an entry stands as it is, be it in the place of another. */
	has(event: GroupEvent): boolean {
		return this.#last.get(this.#firsts.get(event.eventId)) === event;
	}

	/** The entry itself, what is in its place now, or nothing where it was taken out. */
	of({ eventId }: GroupEvent): GroupEvent | undefined {
		return this.#last.get(eventId);
	}
}

/** Rules and counts cannot be corrected, and who came is corrected woman by woman, by the page in whose place this one stood. */
const staysWithItsMeeting = (event: GroupEvent): boolean =>
	neverCorrected.has(event.type) || saysWhatSheDid(event);

const ownEntries = (page: readonly GroupEvent[]): readonly GroupEvent[] =>
	entriesOf(page).filter(({ corrects }) => corrects === undefined);

/** Of each woman who is marked on both pages the mark that counts: the last one. */
function marksOfBoth(
	pages: TwinPages
): readonly (readonly [EventOf<'AttendanceMarked'>, EventOf<'AttendanceMarked'>])[] {
	const others = marksOn(pages.there);
	return [...marksOn(pages.here)].flatMap(([memberId, here]) => {
		const there = others.get(memberId);
		return there === undefined ? [] : [[here, there] as const];
	});
}

const marksOn = (page: readonly GroupEvent[]): ReadonlyMap<MemberId, EventOf<'AttendanceMarked'>> =>
	new Map(
		ownEntries(page).flatMap((event) =>
			event.type === 'AttendanceMarked' ? [[event.memberId, event] as const] : []
		)
	);

export const isSameMark = (one: EventOf<'AttendanceMarked'>, other: EventOf<'AttendanceMarked'>): boolean =>
	one.state === other.state && one.by === other.by;

/** What was entered at a meeting and stands; its box was counted on the other phone, beside another book. */
export function entriesOf(page: readonly GroupEvent[]): readonly GroupEvent[] {
	const gone = leaveNoTrace(page, 0);
	return page.filter((event, place) => !gone.has(place) && !framesMeeting(event));
}

/** Of these, what is read out one by one before codes let the page of another phone in; what replaces a line is told with what struck it. */
export const heardFromOther = (page: readonly GroupEvent[]): readonly GroupEvent[] =>
	entriesOf(page).filter(
		(event) => isPointOfOther(event) && (event.corrects === undefined || event.type === 'EventReversed')
	);

/** Whether an entry says who came to a meeting, or what she did there with the phone. */
export const saysWhatSheDid = (
	event: GroupEvent
): event is EventOf<'AttendanceMarked'> | EventOf<'PenTaken'> =>
	event.type === 'AttendanceMarked' || event.type === 'PenTaken';

/** The same of its own meeting: it stands or falls with that. What it corrects of another one does not. */
export const isOfItsMeeting = (event: GroupEvent): boolean =>
	saysWhatSheDid(event) && event.corrects === undefined;

/** Each entry by itself, a reversal with what replaces the entry. */
export function inWholes(entries: readonly GroupEvent[]): readonly (readonly GroupEvent[])[] {
	const wholes: GroupEvent[][] = [];
	for (const event of entries) {
		const before = wholes.at(-1)?.at(-1);
		if (before?.type === 'EventReversed' && before.reverses === event.corrects) wholes.at(-1)?.push(event);
		else wholes.push([event]);
	}
	return wholes;
}
