import type { EventId, MemberId } from '#kernel';
import { neverCorrected, framesMeeting } from '../correction/kinds.ts';
import type { EventOf, GroupEvent } from '../event-types.ts';
import type { JournalLine } from '../journal.ts';
import { saysMore } from '../meeting/attendance.ts';
import { leaveNoTrace } from '../leave-no-trace.ts';
import { isPointOfOther } from '../offices/approvals.ts';

/** Twin pages of one meeting: that of this book and that of the other phone. */
export interface TwinPages {
	readonly here: readonly GroupEvent[];
	readonly there: readonly GroupEvent[];
}

export interface MarksOfBoth {
	readonly here: EventOf<'AttendanceMarked'>;
	/** The mark in force on the other phone. */
	readonly there: EventOf<'AttendanceMarked'>;
	/** Ids of the mark, of its earlier versions and of its corrections on the other phone. */
	readonly ids: readonly (EventId | undefined)[];
}

/**
 * Finds the entries of void pages that are in force, last one first, so that no dependent entry is in the way, and the marks of members marked on
 * both pages. A replacement on a later page counts for its original; a correction of an earlier meeting on a void page stays, since two officers
 * agreed to it. With a joining on a void page go the marks of that member, also those of absence by later seals: otherwise she could not be removed.
 *
 * @param pages void pages, each with the page that replaces it; and pages that are both valid
 * @param theirs events taken over from the other phone, which may correct a mark
 * @returns `halves`: for pages that are both valid, the mark in force here and that of the other phone
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
 * Returns the marks of this phone to be replaced by those of the other phone: for void pages the mark of the other page; for pages that are both
 * valid the mark of most weight.
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

/** Resolves each entry of a book to the version in force. */
class Standing {
	/** Versions in force, by the id of the original. */
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

	/** Ids of the reversals of an entry and of its replacements. */
	putRightBy({ eventId }: GroupEvent): readonly (EventId | undefined)[] {
		return this.#corrections.get(eventId) ?? [];
	}

	/** True if this version of an entry is in force. */
	has(event: GroupEvent): boolean {
		return this.#last.get(this.#firsts.get(event.eventId)) === event;
	}

	/** Returns the version in force of an entry; undefined if it was reversed without a replacement. */
	of({ eventId }: GroupEvent): GroupEvent | undefined {
		return this.#last.get(eventId);
	}
}

/** Rules and counts cannot be corrected; attendance is corrected for each member by the replacing page. */
const staysWithItsMeeting = (event: GroupEvent): boolean =>
	neverCorrected.has(event.type) || saysWhatSheDid(event);

const ownEntries = (page: readonly GroupEvent[]): readonly GroupEvent[] =>
	entriesOf(page).filter(({ corrects }) => corrects === undefined);

/** Returns the last marks of each member marked on both pages. */
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

/** Returns the live entries of a page without the frame of the meeting (the other phone counted its box against another book). */
export function entriesOf(page: readonly GroupEvent[]): readonly GroupEvent[] {
	const gone = leaveNoTrace(page, 0);
	return page.filter((event, place) => !gone.has(place) && !framesMeeting(event));
}

/** Returns the entries that are read out one by one before codes let the other phone's page in; a replacement is covered by its reversal. */
export const heardFromOther = (page: readonly GroupEvent[]): readonly GroupEvent[] =>
	entriesOf(page).filter(
		(event) => isPointOfOther(event) && (event.corrects === undefined || event.type === 'EventReversed')
	);

/** True for attendance and pen events, which describe what a member did at a meeting. */
export const saysWhatSheDid = (
	event: GroupEvent
): event is EventOf<'AttendanceMarked'> | EventOf<'PenTaken'> =>
	event.type === 'AttendanceMarked' || event.type === 'PenTaken';

/** The same without corrections: such an event belongs to its own meeting. */
export const isOfItsMeeting = (event: GroupEvent): boolean =>
	saysWhatSheDid(event) && event.corrects === undefined;

/** Groups each reversal with its replacement; all other entries are separate. */
export function inWholes(entries: readonly GroupEvent[]): readonly (readonly GroupEvent[])[] {
	const wholes: GroupEvent[][] = [];
	for (const event of entries) {
		const before = wholes.at(-1)?.at(-1);
		if (before?.type === 'EventReversed' && before.reverses === event.corrects) wholes.at(-1)?.push(event);
		else wholes.push([event]);
	}
	return wholes;
}
