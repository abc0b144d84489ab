import {
	allAtOnce,
	assert,
	present,
	type EventId,
	type LocalDate,
	type MemberId,
	type Result,
	type Steps
} from '#kernel';
import { heldIn } from '#ledger';
import { subtract, type CurrencyCode, type Money } from '#money';
import {
	beginningOf,
	box,
	chart,
	countCame,
	effectiveLines,
	expectedAt,
	foldAdmittedSteps,
	isMemberOn,
	isOfFounding,
	lastDayIn,
	linesOf,
	putRightIn,
	replayUntil,
	type AttendanceState,
	type Beginning,
	type GroupEvent,
	type GroupState,
	type JournalLine,
	type Loan,
	type MeetingInProgress,
	type MeetingKind,
	type MeetingSealed,
	type Member,
	type RecordedEvent,
	type RefusedAt,
	type RegularMeeting,
	type Visitor
} from '#group';
import { arrearsOf } from './member-figures.ts';

/** Which book, and until when. Events are those of a book that was checked; a report refuses nothing. */
export interface BookAsAt {
	readonly currency: CurrencyCode;
	/** The book as at the end of this day, with what had fallen due by then; default: the latest day in it. */
	readonly on?: LocalDate | undefined;
}

/** One meeting as it stands in the book; what was taken back in it is not there. Amounts are minor units. */
export interface MeetingPage {
	readonly kind: MeetingKind;
	readonly number: number;
	readonly day: LocalDate;
	/** The day of its seal; null while it is open, and of a desk meeting that the next meeting sealed. */
	readonly sealedOn: LocalDate | null;
	readonly isOpen: boolean;
	/** A paper meeting that was entered afterwards, on its own day. */
	readonly late: boolean;
	/** Entered late, or opened on a day of the device's clock that came after its own: the clock tells against itself. */
	readonly enteredLater: boolean;
	readonly calledBy: MemberId | null;
	/** Who decided it, by which rules. */
	readonly begun: Beginning;
	readonly approvals: readonly MemberId[];
	readonly marks: ReadonlyMap<MemberId, AttendanceState>;
	readonly boxAtOpening: Money;
	/** Box legs, gross. */
	readonly cashIn: Money;
	readonly cashOut: Money;
	readonly boxAtClose: Money;
	/** Minor units counted; null when it was not counted. */
	readonly countedCash: Money | null;
	/** Counted less the book at the seal. */
	readonly difference: Money | null;
	/** Notes and coins of the last count: minor units of a piece → how many. */
	readonly pieces: Readonly<Record<string, number>> | null;
	readonly entries: readonly RecordedEvent[];
	/** Women on whom the meeting counted when it ended: who left in it among them. */
	readonly expected: ReadonlySet<MemberId>;
	/** Members as it ended, and those of them who had saved all that was due. */
	readonly memberCount: number;
	readonly savedInTime: number;
	/** Those who gave what this meeting asked, or owe nothing: a saving that was missed before counts against nobody here. */
	readonly savedToday: number;
}

/** How the book stood when a page was closed. Valid during the call only: the fold goes on in the same maps. */
export interface BookThen {
	readonly members: GroupState['members'];
	readonly loans: ReadonlyMap<string, Loan>;
	readonly held: readonly RegularMeeting[];
	readonly balances: GroupState['balances'];
}

export interface BookPages {
	readonly state: GroupState;
	/** The day as at whose end the book is shown; null for a book without events. */
	readonly on: LocalDate | null;
	readonly pages: readonly MeetingPage[];
	/** Live events that stand outside a meeting. */
	readonly outside: readonly GroupEvent[];
	/** Of these, what was written once the group had pages: who decided then, by the id of the entry. */
	readonly decidedOutside: ReadonlyMap<EventId, Beginning>;
}

/**
 * Reads a book page by page.
 *
 * @param closed called at the end of each meeting with the book as it stood then
 * @throws Defect for events that were not checked
 */
export const bookPages = (
	events: readonly GroupEvent[],
	view: BookAsAt,
	closed?: (page: MeetingPage, then: BookThen) => void
): BookPages => allAtOnce(bookPagesSteps(events, view, closed));

/** The same in steps. */
export function* bookPagesSteps(
	events: readonly GroupEvent[],
	{ currency, on }: BookAsAt,
	closed?: (page: MeetingPage, then: BookThen) => void
): Steps<BookPages> {
	const pages: MeetingPage[] = [];
	const outside: GroupEvent[] = [];
	const decidedOutside = new Map<EventId, Beginning>();
	let entries: RecordedEvent[] = [];
	let open: MeetingInProgress | null = null;
	let held: readonly RegularMeeting[] = [];
	let dueBefore: SavingOf = new Map();
	let asked: ReadonlyMap<MemberId, Asked> = new Map();
	const close = (
		meeting: MeetingInProgress,
		state: GroupState,
		seal: MeetingSealed | null,
		isOpen: boolean
	) => {
		const page = pageOf({ meeting, entries, asked }, state, seal, isOpen);
		pages.push(page);
		closed?.(page, { members: state.members, loans: state.loans, held, balances: state.balances });
		entries = [];
	};
	const visit: Visitor = (recorded, state) => {
		const { event } = recorded;
		if (event.type === 'MeetingOpened' && open !== null) close(open, state, null, false);
		if (open === null && event.type !== 'MeetingOpened') {
			outside.push(event);
			if (event.eventId !== undefined && !isOfFounding(state, event))
				decidedOutside.set(event.eventId, beginningOf(state));
		} else entries.push(recorded);
		held = state.regularMeetings;
		if (event.type === 'MeetingSealed' && open !== null) close(open, state, event, false);
		open = state.openMeeting;
		if (open?.kind !== 'regular') dueBefore = savingDue(state);
		else if (event.type === 'MeetingOpened') asked = askedSince(dueBefore, state);
	};
	const state = unwrap(
		on === undefined
			? yield* foldAdmittedSteps(events, currency, visit)
			: replayUntil(events, currency, on, visit)
	);
	if (state.openMeeting !== null) close(state.openMeeting, state, null, true);
	return { state, on: on ?? lastDayIn(events), pages, outside, decidedOutside };
}

type SavingOf = ReadonlyMap<MemberId, number>;

const savingDue = ({ members }: GroupState): SavingOf =>
	new Map([...members].map(([memberId, { savingsDue }]) => [memberId, savingsDue]));

/** What a meeting asked a woman to save as it was opened, and what she had given by then. */
interface Asked {
	readonly amount: number;
	readonly given: number;
}

const askedSince = (before: SavingOf, { members }: GroupState): ReadonlyMap<MemberId, Asked> =>
	new Map(
		[...members].map(([memberId, { savingsDue, deposited }]) => [
			memberId,
			{ amount: savingsDue - (before.get(memberId) ?? 0), given: deposited }
		])
	);

function gaveToday(member: Member, asked: Asked | undefined): boolean {
	if (arrearsOf(member) === 0) return true;
	return asked !== undefined && member.deposited - asked.given >= asked.amount;
}

function pageOf(
	{
		meeting,
		entries,
		asked
	}: {
		readonly meeting: MeetingInProgress;
		readonly entries: readonly RecordedEvent[];
		readonly asked: ReadonlyMap<MemberId, Asked>;
	},
	state: GroupState,
	seal: MeetingSealed | null,
	isOpen: boolean
): MeetingPage {
	const boxAtClose = heldIn(state.balances, chart, box);
	const countedCash = countedAtSeal(meeting, seal, boxAtClose);
	const then = [...state.members.values()].filter((member) => isMemberOn(member, meeting.day));
	return {
		kind: meeting.kind,
		number: meeting.number,
		day: meeting.day,
		sealedOn: seal?.occurredOn ?? null,
		isOpen,
		late: meeting.late,
		enteredLater: meeting.late || openedAfter(meeting.day, entries),
		calledBy: meeting.calledBy,
		begun: meeting.begun,
		approvals: seal?.approvals ?? [],
		marks: meeting.marks,
		boxAtOpening: meeting.boxAtOpening,
		cashIn: meeting.cashIn,
		cashOut: meeting.cashOut,
		boxAtClose,
		countedCash,
		difference: countedCash === null ? null : subtract(countedCash, boxAtClose),
		pieces: lastPieces(entries),
		entries,
		expected: new Set(expectedAt(state, meeting).map(({ memberId }) => memberId)),
		memberCount: then.length,
		savedInTime: then.filter((member) => arrearsOf(member) === 0).length,
		savedToday: then.filter((member) => gaveToday(member, asked.get(member.memberId))).length
	};
}

/** False where a foreign file has no clock. The clock is of Greenwich: an evening in India never looks like the next day. */
function openedAfter(day: LocalDate, entries: readonly RecordedEvent[]): boolean {
	const opened = entries.find(({ event }) => event.type === 'MeetingOpened')?.event;
	return opened?.recordedAt !== undefined && opened.recordedAt.slice(0, 10) > day;
}

/** What the seal says was counted; where a foreign file leaves it out, the last count, if nothing moved after it. */
function countedAtSeal(
	meeting: MeetingInProgress,
	seal: MeetingSealed | null,
	boxAtClose: Money
): Money | null {
	if (seal === null) return null;
	if (seal.countedCash !== undefined) return seal.countedCash;
	return meeting.counted !== null && meeting.counted.book === boxAtClose ? meeting.counted.cash : null;
}

function lastPieces(entries: readonly RecordedEvent[]): Readonly<Record<string, number>> | null {
	const counts = entries.flatMap(({ event }) => (event.type === 'CashCounted' ? [event.pieces] : []));
	return counts.at(-1) ?? null;
}

function unwrap(replayed: Result<GroupState, RefusedAt>): GroupState {
	assert(replayed.ok, 'a report reads events that were checked');
	return replayed.value;
}

/** Kind and number name a meeting: each kind counts for itself. */
export const meetingKey = ({
	kind,
	number
}: {
	readonly kind: MeetingKind;
	readonly number: number;
}): string => `${kind} ${String(number)}`;

/** How many came to a meeting, and on how many it counted. */
export interface Attended {
	readonly came: number;
	readonly expected: number;
}

/**
 * Who came to a meeting by the entries as they stand now: a mark that was put right, or a leaving, counts from its own day (ledger law
 * 6.5), whatever the page said when it was sealed.
 */
export function attendanceOf({ state }: Pick<BookPages, 'state'>): (page: MeetingPage) => Attended {
	const lines = linesOf(present(state.journal, 'a replay from the start keeps every line'));
	const gone = goneBeforeEach(state, () => effectiveLines(lines));
	const inForce = putRightIn<RecordedEvent>(lines);
	return (page) => {
		const marks = marksOf(page, inForce);
		const meeting = { day: page.day, goneBefore: gone.get(meetingKey(page)) ?? [], marks };
		return { came: countCame(marks.values()), expected: expectedAt(state, meeting).length };
	};
}

/** Marks of a page as they were put right. @param inForce null where nothing of the book was */
function marksOf(
	{ marks, entries }: MeetingPage,
	inForce: ReturnType<typeof putRightIn<RecordedEvent>>
): ReadonlyMap<MemberId, AttendanceState> {
	if (inForce === null) return marks;
	const standing = new Map<MemberId, AttendanceState>();
	for (const entry of entries) {
		if (entry.event.type !== 'AttendanceMarked' || entry.event.corrects !== undefined) continue;
		const mark = inForce(entry)?.event;
		if (mark?.type === 'AttendanceMarked') standing.set(mark.memberId, mark.state);
	}
	return standing;
}

/** Women who left on the day of a meeting before it began, by the entries as they stand now. @param inForce `effectiveLines` of the book, asked for only where somebody left */
export function goneBeforeEach(
	{ members }: Pick<GroupState, 'members'>,
	inForce: () => readonly JournalLine[]
): ReadonlyMap<string, readonly MemberId[]> {
	const gone = new Map<string, readonly MemberId[]>();
	if ([...members.values()].every(({ leftOn }) => leftOn === null)) return gone;
	const left = new Map<LocalDate, readonly MemberId[]>();
	for (const { event } of inForce()) {
		const { occurredOn: on } = event;
		if (event.type === 'MemberLeft') left.set(on, [...(left.get(on) ?? []), event.memberId]);
		else if (event.type === 'MeetingOpened') gone.set(meetingKey(event), left.get(on) ?? []);
	}
	return gone;
}

/** As it was recorded: who was expected and not marked at a regular meeting was absent, once it is sealed (ledger fine print 25). */
export function attendanceAt(page: MeetingPage, memberId: MemberId): AttendanceState | null {
	const mark = page.marks.get(memberId);
	if (mark !== undefined) return mark;
	return page.kind === 'regular' && !page.isOpen && page.expected.has(memberId) ? 'absent' : null;
}
