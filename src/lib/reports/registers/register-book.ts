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
	/** As it was recorded: box, count, approvals. A correction never changes it. */
	readonly page: MeetingPage;
	readonly kind: MeetingKind;
	readonly number: number;
	readonly day: LocalDate;
	readonly late: boolean;
	readonly seal: MeetingSealed | null;
	/** What belongs on this page, corrections of it in their place. */
	readonly lines: readonly RegisterLine[];
	/** What was recorded in this meeting, corrections of earlier pages among it. */
	readonly written: readonly PostedLine[];
	/** As they should have been from the start; the last mark wins. */
	readonly marks: ReadonlyMap<MemberId, AttendanceState>;
	/** Women who left on its day before it began, by the entries as they stand now. */
	readonly goneBefore: readonly MemberId[];
	readonly marksCorrected: ReadonlySet<MemberId>;
}

/** A book read once for every register. */
export interface RegisterBook {
	readonly state: GroupState;
	/** Who decided when an entry outside of every page was written; nothing of what founded the group. */
	readonly decidedOutside: BookPages['decidedOutside'];
	/** The day as at whose end the book is shown. */
	readonly on: LocalDate;
	/** Every line in the order of recording, with the day to which its legs belong. */
	readonly posted: readonly PostedLine[];
	readonly lines: readonly RegisterLine[];
	/** Those with which a woman moved something: to look for hers in all of them would cost women × entries. */
	readonly linesOfWoman: ReadonlyMap<MemberId, readonly RegisterLine[]>;
	/** In the order of their days: a meeting entered late stands where it was held. */
	readonly pages: readonly RegisterPage[];
	/** The same in the order of recording. */
	readonly recorded: readonly MeetingPage[];
	readonly ownerOf: OwnerOf;
	/** The page on which a meeting stands. */
	readonly pageOf: (meeting: Pick<MeetingName, 'kind' | 'number'>) => RegisterPage | undefined;
	/** Any entry as it was recorded, reversals among them. */
	readonly entryOf: (eventId: EventId) => PostedLine | undefined;
	/** An entry on its page; undefined for a reversal. */
	readonly lineOf: (eventId: EventId) => RegisterLine | undefined;
	/** What replaced an entry; undefined where it stands, or was taken out for good. */
	readonly replacementOf: (eventId: EventId) => RegisterLine | undefined;
}

/** For a book without events: nothing is asked on it. */
const noDay = '1900-01-01' as LocalDate;

const kept = readOnce((events, view) => readRegisterBook(events, view));

/**
 * The same book for the same list of events. Nobody changes what it holds.
 *
 * @param events of a book that was checked; a list only grows
 * @throws Defect for events that were not checked
 */
export function registerBook(events: readonly GroupEvent[], view: BookAsAt): RegisterBook {
	const book = kept.read(events, untilLastEntry(events, view));
	const { on = book.on } = view;
	return on === book.on ? book : { ...book, on };
}

/** The same where it was read already. */
export const knownRegisterBook = (events: readonly GroupEvent[], view: BookAsAt): RegisterBook | undefined =>
	kept.known(events, untilLastEntry(events, view));

/**
 * Reads it in steps, so that whoever asks for it afterwards need not wait.
 *
 * @param closed called where it was not read before: at the end of each meeting, in the order of recording, with the book as it stood then
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

/** Reads a book for the registers. */
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

/** Lines that are looked at between two pauses: some 10 ms of a cheap phone. */
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

/** Lines by the key of their page, those without a page left out. */
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
		// Lines of one page follow one another and mostly share its name.
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

/** The meeting named, as rows and lists name it. */
export interface MeetingName {
	readonly kind: MeetingKind;
	readonly number: number;
	readonly day: LocalDate;
}

export const nameOf = ({ kind, number, day }: MeetingName): MeetingName => ({ kind, number, day });

export const isExpectedAt = (asked: RegisterPage, member: Member): boolean => isExpected(member, asked);

export const expectedIn = ({ members }: GroupState, asked: RegisterPage): readonly Member[] =>
	expectedAt({ members }, asked);

/** The mark of a woman; who was expected and not marked at a regular meeting was absent, once it is sealed (ledger fine print 25). */
export function markAt(asked: RegisterPage, member: Member): AttendanceState | null {
	const { marks, kind, page } = asked;
	if (!isExpectedAt(asked, member)) return null;
	return marks.get(member.memberId) ?? (kind === 'regular' && !page.isOpen ? 'absent' : null);
}

/** Everybody who was ever a member, by number. */
export function membersByNumber(state: GroupState): readonly Member[] {
	return [...state.members.values()].sort((left, right) => left.number - right.number);
}

/** The number of a member; 0 for one that the book does not know. */
export function numberIn(state: GroupState): (memberId: MemberId) => number {
	return (memberId) => state.members.get(memberId)?.number ?? 0;
}

/** Her number; of a woman whose joining was taken out the one that she had been given. */
export function numberOnceGiven(memberId: MemberId, { state, posted }: RegisterBook): number {
	const known = state.members.get(memberId);
	if (known !== undefined) return known.number;
	const joined = posted.find(
		({ event }) => event.type === 'MemberJoined' && event.memberId === memberId
	)?.event;
	return joined?.type === 'MemberJoined' ? joined.number : 0;
}

/** The live entries of a book, or of a page. */
export const liveLines = ({ lines }: Pick<RegisterBook, 'lines'>): readonly RegisterLine[] => live(lines);

/** How an entry of a register stands to others: what was wrong stays beside what puts it right (ledger law 6.5). */
export interface EntryMarks {
	/** The EventReversed that took this entry out later: it is struck through. */
	readonly correctedBy: EventId | null;
	/** The wrong entry that this one replaces. */
	readonly corrects: EventId | null;
	/** Whether the entry belongs on the page of a paper meeting that was entered late. */
	readonly late: boolean;
}

/** An entry on the page to which it belongs; its legs are those that it made. */
export interface RegisterLine extends PostedLine, EntryMarks {
	/** Of what replaces an entry: the page of the first; null for what stands outside a meeting. */
	readonly page: MeetingRef | null;
	/** How often the entry had been replaced before: 0 as it was first written. */
	readonly version: number;
}

/**
 * Every entry but the reversals, in the order of recording, what replaces an entry directly after it. Those without
 * `correctedBy` are the book as it should have been from the start.
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

/** Entries as they should have been from the start. */
export function live<Line extends EntryMarks>(lines: readonly Line[]): readonly Line[] {
	return lines.filter((line) => line.correctedBy === null);
}
