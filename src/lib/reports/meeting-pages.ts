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

/** The currency and report date of a book. Reports expect a checked book and do not validate its events. */
export interface BookAsAt {
	readonly currency: CurrencyCode;
	/** The report date: the book is read as at the end of this day, with what fell due by then; default: its latest day. */
	readonly on?: LocalDate | undefined;
}

/** One meeting as it stands in the book, without entries taken back in it. Amounts are minor units. */
export interface MeetingPage {
	readonly kind: MeetingKind;
	readonly number: number;
	readonly day: LocalDate;
	/** The day of the seal; null while the meeting is open and for a desk meeting that the next meeting sealed. */
	readonly sealedOn: LocalDate | null;
	readonly isOpen: boolean;
	/** True for a paper meeting that was entered afterwards, under its own day. */
	readonly late: boolean;
	/** True if entered late, or opened on a later day of the device's clock than its own. */
	readonly enteredLater: boolean;
	readonly calledBy: MemberId | null;
	/** The deciding officers and rules at the beginning of the meeting. */
	readonly begun: Beginning;
	readonly approvals: readonly MemberId[];
	readonly marks: ReadonlyMap<MemberId, AttendanceState>;
	readonly boxAtOpening: Money;
	/** Gross debits and credits of the box. */
	readonly cashIn: Money;
	readonly cashOut: Money;
	readonly boxAtClose: Money;
	/** Minor units counted; null without a count. */
	readonly countedCash: Money | null;
	/** Counted cash less the book balance at the seal. */
	readonly difference: Money | null;
	/** Notes and coins of the last count, as face value in minor units → number of pieces. */
	readonly pieces: Readonly<Record<string, number>> | null;
	readonly entries: readonly RecordedEvent[];
	/** Members expected at the end of the meeting, including those who left during it. */
	readonly expected: ReadonlySet<MemberId>;
	/** Number of members at the end of the meeting, and number of them without savings arrears. */
	readonly memberCount: number;
	readonly savedInTime: number;
	/** Number of members who gave what this meeting asked or owe nothing; arrears of earlier meetings do not count here. */
	readonly savedToday: number;
}

/** State of the book at the end of a page. Valid only during the callback, because the fold mutates the same maps. */
export interface BookThen {
	readonly members: GroupState['members'];
	readonly loans: ReadonlyMap<string, Loan>;
	readonly held: readonly RegularMeeting[];
	readonly balances: GroupState['balances'];
}

export interface BookPages {
	readonly state: GroupState;
	/** The report date; null for a book without events. */
	readonly on: LocalDate | null;
	readonly pages: readonly MeetingPage[];
	/** Live events outside any meeting. */
	readonly outside: readonly GroupEvent[];
	/** Deciding officers by entry id, for those outside events that were written after the first page. */
	readonly decidedOutside: ReadonlyMap<EventId, Beginning>;
}

/**
 * Folds a book into its pages.
 *
 * @param closed called at the end of each meeting with the state of that time
 * @throws Defect if the events were not checked
 */
export const bookPages = (
	events: readonly GroupEvent[],
	view: BookAsAt,
	closed?: (page: MeetingPage, then: BookThen) => void
): BookPages => allAtOnce(bookPagesSteps(events, view, closed));

/** Generator variant of `bookPages` that yields between steps. */
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

/** Savings that a meeting asked of a member when it was opened, and her deposits up to then. */
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

/** False where a foreign file has no clock. The clock is UTC, so that an evening in India never appears as the next day. */
function openedAfter(day: LocalDate, entries: readonly RecordedEvent[]): boolean {
	const opened = entries.find(({ event }) => event.type === 'MeetingOpened')?.event;
	return opened?.recordedAt !== undefined && opened.recordedAt.slice(0, 10) > day;
}

/** Returns the counted cash of the seal; where a foreign file omits it, the last count, provided that nothing moved after it. */
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

/** Key of a meeting by kind and number, because each kind is numbered separately. */
export const meetingKey = ({
	kind,
	number
}: {
	readonly kind: MeetingKind;
	readonly number: number;
}): string => `${kind} ${String(number)}`;

/** Number of members who came to a meeting, and number expected. */
export interface Attended {
	readonly came: number;
	readonly expected: number;
}

/**
 * Counts attendance with corrections applied: a corrected mark or a leaving counts from its own day (ledger law 6.5), whatever
 * the sealed page says.
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

/** Returns the marks of a page with corrections applied. @param inForce null if the book has no corrections of marks */
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

/** Returns by meeting the members who left on its day before it began. @param inForce `effectiveLines` of the book, called only if somebody left */
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

/** Returns attendance as recorded: an expected, unmarked member was absent from a sealed regular meeting (ledger fine print 25). */
export function attendanceAt(page: MeetingPage, memberId: MemberId): AttendanceState | null {
	const mark = page.marks.get(memberId);
	if (mark !== undefined) return mark;
	return page.kind === 'regular' && !page.isOpen && page.expected.has(memberId) ? 'absent' : null;
}
