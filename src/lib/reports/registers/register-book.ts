import {
	allAtOnce,
	compareDays,
	once,
	present,
	type EventId,
	type LocalDate,
	type MemberId,
	type Steps
} from '#kernel';
import {
	effectiveLines,
	expectedAt,
	isExpected,
	linesOf,
	withPostingDays,
	type AttendanceState,
	type GroupEvent,
	type GroupState,
	type MeetingKind,
	type MeetingRef,
	type MeetingSealed,
	type Member,
	type PostedLine,
	readOnce,
	untilLastEntry
} from '#group';
import {
	bookPagesSteps,
	goneBeforeEach,
	meetingKey,
	type BookAsAt,
	type BookPages,
	type BookThen,
	type MeetingPage
} from '../meeting-pages.ts';
import { ownersIn, type OwnerOf } from '../entry-amount.ts';
import { womenIn } from '../member-moves.ts';

export interface RegisterPage {
	/** The page as recorded (box, count, approvals), which a correction never changes. */
	readonly page: MeetingPage;
	readonly kind: MeetingKind;
	readonly number: number;
	readonly day: LocalDate;
	readonly late: boolean;
	readonly seal: MeetingSealed | null;
	/** Entries that belong on this page, with corrections in place. */
	readonly lines: readonly RegisterLine[];
	/** Entries recorded in this meeting, including corrections of earlier pages. */
	readonly written: readonly PostedLine[];
	/** Marks with corrections applied; the last mark wins. */
	readonly marks: ReadonlyMap<MemberId, AttendanceState>;
	/** Members who left on the meeting's day before it began, with corrections applied. */
	readonly goneBefore: readonly MemberId[];
	readonly marksCorrected: ReadonlySet<MemberId>;
}

/** A book read once and shared by all registers. */
export interface RegisterBook {
	readonly state: GroupState;
	/** Deciding officers for entries outside all pages, except the founding. */
	readonly decidedOutside: BookPages['decidedOutside'];
	/** The report date. */
	readonly on: LocalDate;
	/** Every line in the order of recording, with its posting day. */
	readonly posted: readonly PostedLine[];
	readonly lines: readonly RegisterLine[];
	/** Lines with which a member moved something, as an index: searching all lines would cost members × entries. */
	readonly linesOfWoman: ReadonlyMap<MemberId, readonly RegisterLine[]>;
	/** Ordered by day: a meeting entered late is at its own day. */
	readonly pages: readonly RegisterPage[];
	/** Pages in the order of recording. */
	readonly recorded: readonly MeetingPage[];
	readonly ownerOf: OwnerOf;
	readonly pageOf: (meeting: Pick<MeetingName, 'kind' | 'number'>) => RegisterPage | undefined;
	/** Returns any entry as recorded, including reversals. */
	readonly entryOf: (eventId: EventId) => PostedLine | undefined;
	/** Returns an entry with its page; undefined for a reversal. */
	readonly lineOf: (eventId: EventId) => RegisterLine | undefined;
	/** Returns the replacement of an entry; undefined if the entry stands or was cancelled without one. */
	readonly replacementOf: (eventId: EventId) => RegisterLine | undefined;
}

/** Report date of a book without events, which has no last day. */
const noDay = '1900-01-01' as LocalDate;

const kept = readOnce((events, view) => readRegisterBook(events, view));

/**
 * Returns the cached register book of a list of events; it must not be modified.
 *
 * @param events of a checked book; a list may only grow
 * @throws Defect if the events were not checked
 */
export function registerBook(events: readonly GroupEvent[], view: BookAsAt): RegisterBook {
	const book = kept.read(events, untilLastEntry(events, view));
	const { on = book.on } = view;
	return on === book.on ? book : { ...book, on };
}

/** Returns the register book only if it is cached. */
export const knownRegisterBook = (events: readonly GroupEvent[], view: BookAsAt): RegisterBook | undefined =>
	kept.known(events, untilLastEntry(events, view));

/**
 * Reads the register book cooperatively into the cache.
 *
 * @param closed called unless the book is cached: at the end of each meeting, in the order of recording, with the state of that time
 */
export function* registerBookSteps(
	events: readonly GroupEvent[],
	view: BookAsAt,
	closed?: (page: MeetingPage, then: BookThen) => void
): Steps<void> {
	const named = untilLastEntry(events, view);
	if (kept.known(events, named) !== undefined) return;
	const count = events.length;
	kept.keep(events, { count, view: named, read: yield* readingSteps(events, named, closed) });
}

/** Reads a register book without the cache. */
export const readRegisterBook = (events: readonly GroupEvent[], view: BookAsAt): RegisterBook =>
	allAtOnce(readingSteps(events, view));

function* readingSteps(
	events: readonly GroupEvent[],
	view: BookAsAt,
	closed?: (page: MeetingPage, then: BookThen) => void
): Steps<RegisterBook> {
	const { state, pages, on, decidedOutside } = yield* bookPagesSteps(events, view, closed);
	yield;
	const journal = present(state.journal, 'a replay from the start keeps every line');
	const posted = withPostingDays(linesOf(journal));
	yield;
	const lines = registerLines(posted);
	yield;
	const belonging = byPage(lines, (line) => line.page);
	const written = byPage(posted, (line) => line.meeting);
	const gone = goneBeforeEach(state, () => effectiveLines(linesOf(journal)));
	const ownerOf = ownersIn(posted);
	const linesOfWoman = yield* byWoman(lines, ownerOf);
	const byId = once(() => new Map(posted.map((line) => [line.event.eventId, line])));
	const lineById = once(() => new Map(lines.map((line) => [line.event.eventId, line])));
	const replacements = new Map<EventId, RegisterLine>();
	for (const line of lines) if (line.corrects !== null) replacements.set(line.corrects, line);
	yield;
	const read = pages
		.map((page) => ({
			...pageOf(page, belonging.get(meetingKey(page)) ?? [], written.get(meetingKey(page)) ?? []),
			goneBefore: gone.get(meetingKey(page)) ?? []
		}))
		.sort((one, other) => compareDays(one.day, other.day));
	const byKey = new Map(read.map((page) => [meetingKey(page), page]));
	return {
		state,
		decidedOutside,
		on: on ?? noDay,
		posted,
		lines,
		linesOfWoman,
		pages: read,
		recorded: pages,
		pageOf: (meeting) => byKey.get(meetingKey(meeting)),
		ownerOf,
		entryOf: (eventId) => byId().get(eventId),
		lineOf: (eventId) => lineById().get(eventId),
		replacementOf: (eventId) => replacements.get(eventId)
	};
}

function pageOf(
	page: MeetingPage,
	lines: readonly RegisterLine[],
	written: readonly PostedLine[]
): Omit<RegisterPage, 'goneBefore'> {
	const marks = new Map<MemberId, AttendanceState>();
	const marksCorrected = new Set<MemberId>();
	for (const { event, correctedBy, corrects } of lines) {
		if (event.type !== 'AttendanceMarked') continue;
		if (correctedBy === null) marks.set(event.memberId, event.state);
		if (correctedBy !== null || corrects !== null) marksCorrected.add(event.memberId);
	}
	const seal = written.find(({ event }) => event.type === 'MeetingSealed')?.event;
	const { kind, number, day } = page;
	return {
		page,
		kind,
		number,
		day,
		late: written[0]?.meeting?.late ?? false,
		seal: seal?.type === 'MeetingSealed' ? seal : null,
		lines,
		written,
		marks,
		marksCorrected
	};
}

/** Lines processed between two yields: about 10 ms on a cheap phone. */
const linesAtOnce = 500;

function* byWoman(lines: readonly RegisterLine[], ownerOf: OwnerOf): Steps<RegisterBook['linesOfWoman']> {
	const found = new Map<MemberId, RegisterLine[]>();
	for (const [place, line] of lines.entries()) {
		if (place % linesAtOnce === linesAtOnce - 1) yield;
		for (const memberId of womenIn(line, ownerOf)) {
			const hers = found.get(memberId);
			if (hers === undefined) found.set(memberId, [line]);
			else hers.push(line);
		}
	}
	return found;
}

/** Groups lines by the key of their page, without lines outside any page. */
export function byPage<Line>(
	lines: readonly Line[],
	pageOf: (line: Line) => Parameters<typeof meetingKey>[0] | null
): ReadonlyMap<string, readonly Line[]> {
	const found = new Map<string, Line[]>();
	let lastPage: Parameters<typeof meetingKey>[0] | null = null;
	let ofPage: Line[] = [];
	for (const line of lines) {
		const page = pageOf(line);
		if (page === null) continue;
		// Consecutive lines mostly have the same page object, which saves computing its key.
		if (page !== lastPage) {
			const key = meetingKey(page);
			ofPage = found.get(key) ?? [];
			found.set(key, ofPage);
			lastPage = page;
		}
		ofPage.push(line);
	}
	return found;
}

/** Kind, number and day of a meeting, as shown in rows and lists. */
export interface MeetingName {
	readonly kind: MeetingKind;
	readonly number: number;
	readonly day: LocalDate;
}

export const nameOf = ({ kind, number, day }: MeetingName): MeetingName => ({ kind, number, day });

export const isExpectedAt = (asked: RegisterPage, member: Member): boolean => isExpected(member, asked);

export const expectedIn = ({ members }: GroupState, asked: RegisterPage): readonly Member[] =>
	expectedAt({ members }, asked);

/** Returns a member's mark; an expected, unmarked member was absent from a sealed regular meeting (ledger fine print 25). */
export function markAt(asked: RegisterPage, member: Member): AttendanceState | null {
	const { marks, kind, page } = asked;
	if (!isExpectedAt(asked, member)) return null;
	return marks.get(member.memberId) ?? (kind === 'regular' && !page.isOpen ? 'absent' : null);
}

/** Returns all current and former members by number. */
export function membersByNumber(state: GroupState): readonly Member[] {
	return [...state.members.values()].sort((left, right) => left.number - right.number);
}

/** Returns the number of a member; 0 for one that the book does not know. */
export function numberIn(state: GroupState): (memberId: MemberId) => number {
	return (memberId) => state.members.get(memberId)?.number ?? 0;
}

/** Returns a member's number, even after her joining was reversed. */
export function numberOnceGiven(memberId: MemberId, { state, posted }: RegisterBook): number {
	const known = state.members.get(memberId);
	if (known !== undefined) return known.number;
	const joined = posted.find(
		({ event }) => event.type === 'MemberJoined' && event.memberId === memberId
	)?.event;
	return joined?.type === 'MemberJoined' ? joined.number : 0;
}

/** Returns the live entries of a book or a page. */
export const liveLines = ({ lines }: Pick<RegisterBook, 'lines'>): readonly RegisterLine[] => live(lines);

/** Links of an entry to its corrections: a wrong entry stays beside its replacement (ledger law 6.5). */
export interface EntryMarks {
	/** The EventReversed that cancelled this entry later: it is struck through. */
	readonly correctedBy: EventId | null;
	/** The wrong entry that this one replaces. */
	readonly corrects: EventId | null;
	/** True if the entry belongs on the page of a paper meeting that was entered late. */
	readonly late: boolean;
}

/** An entry with the page to which it belongs; its postings are its own. */
export interface RegisterLine extends PostedLine, EntryMarks {
	/** For a replacement, the page of the original entry; null outside a meeting. */
	readonly page: MeetingRef | null;
	/** Number of earlier replacements: 0 for the entry as first written. */
	readonly version: number;
}

/**
 * Returns every entry except the reversals, in the order of recording, with a replacement directly after its original.
 * Entries without `correctedBy` are the book with all corrections applied.
 */
function registerLines(posted: readonly PostedLine[]): readonly RegisterLine[] {
	const reversals = new Map<EventId, EventId>();
	const replacements = new Map<EventId, PostedLine>();
	for (const line of posted) {
		const { event } = line;
		if (event.type === 'EventReversed') reversals.set(event.reverses, event.eventId);
		if (event.corrects !== undefined) replacements.set(event.corrects, line);
	}
	const lines: RegisterLine[] = [];
	for (const first of posted) {
		if (first.event.type === 'EventReversed' || first.event.corrects !== undefined) continue;
		let line: PostedLine | undefined = first;
		for (let version = 0; line !== undefined; version += 1) {
			const { event, entry, meeting, postedOn }: PostedLine = line;
			lines.push({
				event,
				entry,
				meeting,
				postedOn,
				page: first.meeting,
				version,
				correctedBy: reversals.get(event.eventId) ?? null,
				corrects: event.corrects ?? null,
				late: first.meeting?.late ?? false
			});
			line = replacements.get(event.eventId);
		}
	}
	return lines;
}

/** Returns the entries that were not cancelled. */
export function live<Line extends EntryMarks>(lines: readonly Line[]): readonly Line[] {
	return lines.filter((line) => line.correctedBy === null);
}
