import { err, ok, present, type EventId, type LocalDate, type MemberId, type Result } from '#kernel';
import { framesMeeting, neverCorrected } from '../correction/kinds.ts';
import type { Decision, Stamp } from '../decide.ts';
import type { AttendanceMarked, GroupEvent, MeetingOpened } from '../event-types.ts';
import { linesOf } from '../journal.ts';
import { lacksSealApprovals } from '../offices/officers-who-decide.ts';
import { isPutAway } from '../meeting/put-away.ts';
import { leaveNoTrace } from '../leave-no-trace.ts';
import { record } from '../record.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';

/** A page of the other phone: one meeting, or one event outside a meeting. */
export interface PageThere {
	readonly events: readonly GroupEvent[];
	/**
	 * Null where it does not count. 'whole' where it is a meeting of its own. 'beside' where the meeting is held in this book already: its
	 * entries count, and the meeting does not a second time, so that no due is asked twice.
	 */
	readonly comesIn: 'whole' | 'beside' | null;
}

/** A page of this book whose entries are corrected, and the page of the other phone that stands in its place. */
export interface VoidPage {
	readonly events: readonly GroupEvent[];
	readonly inItsPlace: readonly GroupEvent[];
}

/** What officers decide over the pages of two phones that wrote apart. */
export interface SettlePhones {
	readonly on: LocalDate;
	/** Hashes of the pages of the other phone, hex. */
	readonly beside: readonly string[];
	/** Those of them in whose place this phone's page stands. */
	readonly notChosen: readonly string[];
	/** In their order. */
	readonly pages: readonly PageThere[];
	/** Pages of this book in whose place the other phone's stand. */
	readonly void: readonly VoidPage[];
	/** Whose codes were checked. */
	readonly approvedBy: readonly MemberId[];
}

/** An entry that was asked for and that the rules refuse: it is kept beside the book, and people settle it. */
export interface EntryLeft {
	readonly event: GroupEvent;
	readonly because: Rejection;
}

export interface PhonesSettledDecision extends Decision {
	readonly left: readonly EntryLeft[];
}

/**
 * What settling writes: that the pages are kept beside the book, then what is void of this book, then what counts of theirs, as pages entered
 * late. Every entry is admitted by the rules of this book as any other. Needs the whole book.
 */
export function settlePhones(
	state: GroupState,
	command: SettlePhones,
	stamp: Stamp
): Result<PhonesSettledDecision, Rejection> {
	if (state.journal === null) return err({ type: 'WholeBookNeeded' });
	// What is left is said in the first event, and known after the last: the rules are asked twice.
	const tried = settled(state, command, stamp, 0);
	return tried.ok && tried.value.left.length > 0
		? settled(state, command, stamp, tried.value.left.length)
		: tried;
}

function settled(
	state: GroupState,
	command: SettlePhones,
	stamp: Stamp,
	left: number
): Result<PhonesSettledDecision, Rejection> {
	const { on, beside, notChosen, pages, approvedBy } = command;
	const last = state.lastSealedDay ?? on;
	const occurredOn = last > on ? last : on;
	const writing = new Writing(state, stamp, approvedBy);
	writing.must({
		type: 'PhonesSettled',
		occurredOn,
		beside: [...beside],
		...(notChosen.length > 0 ? { notChosen: notChosen.map((hash) => beside.indexOf(hash)) } : {}),
		...(left > 0 ? { left } : {}),
		approvedBy: [...approvedBy]
	});
	writing.voided(command.void, occurredOn);
	for (const page of pages) if (page.comesIn !== null) writing.comeIn(page.events, page.comesIn);
	return writing.done();
}

/** Events one after the other; once one is refused that must stand, nothing is written. */
class Writing {
	#state: GroupState;
	/** Ids of the entries of this book. */
	readonly #known: Set<EventId | undefined>;
	readonly #stamp: Stamp;
	readonly #approvedBy: readonly MemberId[];
	readonly #steps: { readonly event: GroupEvent; readonly before: GroupState }[] = [];
	readonly #left: EntryLeft[] = [];
	#refused: Rejection | null = null;

	constructor(state: GroupState, stamp: Stamp, approvedBy: readonly MemberId[]) {
		this.#state = state;
		this.#known = new Set(linesIn(state).map(({ event }) => event.eventId));
		this.#stamp = stamp;
		this.#approvedBy = approvedBy;
	}

	done(): Result<PhonesSettledDecision, Rejection> {
		if (this.#refused !== null) return err(this.#refused);
		return ok({ steps: this.#steps, state: this.#state, left: this.#left });
	}

	/** An event of today. */
	must(event: GroupEvent): void {
		this.#mustKeep(this.#stamped(event));
	}

	#stamped(event: GroupEvent): GroupEvent {
		return { ...event, eventId: this.#stamp.newEventId(), recordedAt: this.#stamp.recordedAt };
	}

	/** The last entry first, so that none stands on one that is gone already; then who came. */
	voided(pages: readonly VoidPage[], on: LocalDate): void {
		const gone = reversedIn(this.#state);
		const stands = ({ eventId }: GroupEvent): boolean => !gone.has(eventId);
		const entries = pages
			.flatMap(({ events }) => entriesOf(events))
			.filter((event) => !staysWithItsMeeting(event.type) && stands(event))
			.toReversed();
		const marks = pages.flatMap(marksOfBoth).filter(({ here }) => stands(here));
		const others = marks.filter(({ here, there }) => !isSameMark(here, there));
		// What both pages say of one day is in the book.
		for (const { here, there } of marks)
			if (isSameMark(here, there) && here.occurredOn === there.occurredOn) this.#known.add(there.eventId);
		if (entries.length + others.length === 0) return;
		this.must({
			type: 'MeetingOpened',
			occurredOn: on,
			number: this.#state.lastNumber.special + 1,
			kind: 'special',
			late: true
		});
		for (const { eventId } of entries)
			this.must({
				type: 'EventReversed',
				occurredOn: on,
				reverses: eventId as EventId,
				reason: 'enteredTwice'
			});
		for (const both of others) this.#correctMark(both, on);
		this.#seal(on, []);
	}

	/** A mark that can no longer be corrected stays as it is, and the other comes in with its page. */
	#correctMark({ here, there }: MarksOfBoth, on: LocalDate): void {
		if (this.#refused !== null) return;
		const eventId = present(here.eventId, 'what stands in a book has an id');
		const reversal = this.#stamped({
			type: 'EventReversed',
			occurredOn: on,
			reverses: eventId,
			reason: 'enteredTwice'
		});
		const replacement = { ...there, occurredOn: here.occurredOn, corrects: eventId };
		const reversed = record(this.#state, reversal, replacement);
		const replaced = reversed.ok ? record(reversed.value.state, replacement) : reversed;
		if (!reversed.ok || !replaced.ok) return;
		this.#keep(reversed.value);
		this.#keep(replaced.value);
		this.#known.add(there.eventId);
	}

	/** One page of the other phone, on its own day; what the rules refuse of it is left. */
	comeIn(page: readonly GroupEvent[], as: 'whole' | 'beside'): void {
		const [opened] = page;
		const entries = entriesOf(page).filter(({ eventId }) => !this.#known.has(eventId));
		// Everything of it is here: the other phone was settled with this one before.
		if (opened === undefined || isPutAway(page) || (entries.length === 0 && page.length > 2)) return;
		const closed = page.at(-1);
		const isMeeting = opened.type === 'MeetingOpened';
		const last = this.#state.lastSealedDay;
		// What stood outside a meeting, and is older than the last page here, has a page of its own: no other is open for its day.
		const isOfToday = !isMeeting && (last === null || opened.occurredOn >= last);
		if (!isOfToday) this.#open(opened, as);
		this.#keepEach(entries);
		if (isOfToday) return;
		this.#seal(
			closed?.occurredOn ?? opened.occurredOn,
			closed?.type === 'MeetingSealed' ? (closed.approvals ?? []) : []
		);
	}

	#open(first: GroupEvent, as: 'whole' | 'beside'): void {
		const { occurredOn } = first;
		const kind = first.type === 'MeetingOpened' && as === 'whole' ? first.kind : 'special';
		const opened: MeetingOpened = {
			type: 'MeetingOpened',
			occurredOn,
			number: this.#state.lastNumber[kind] + 1,
			kind,
			late: true
		};
		const own =
			first.type === 'MeetingOpened' && as === 'whole' ? { ...opened, number: first.number } : opened;
		const isFree = record(this.#state, own).ok;
		this.must(isFree ? own : opened);
	}

	#keepEach(events: readonly GroupEvent[]): void {
		for (const [place, event] of events.entries()) {
			if (this.#refused !== null) return;
			// What was paid on both phones pays other parts of the loan now: no interest twice.
			const asked = event.type === 'LoanRepaid' ? { ...event, split: undefined } : event;
			const recorded = record(this.#state, asked, events[place + 1]);
			if (recorded.ok) this.#keep(recorded.value);
			else this.#left.push({ event, because: recorded.error });
		}
	}

	/** By the codes of those who settle, and of those whose codes closed the page on its own phone. */
	#seal(on: LocalDate, before: readonly MemberId[]): void {
		const approvals = [...new Set([...before, ...this.#approvedBy])];
		const meeting = this.#state.openMeeting;
		if (this.#refused !== null || meeting === null) return;
		this.#refused = lacksSealApprovals(this.#state, approvals);
		const day = meeting.lastDay > on ? meeting.lastDay : on;
		this.must({ type: 'MeetingSealed', occurredOn: day, approvals });
	}

	#mustKeep(event: GroupEvent): void {
		if (this.#refused !== null) return;
		const recorded = record(this.#state, event);
		if (recorded.ok) this.#keep(recorded.value);
		else this.#refused = recorded.error;
	}

	#keep({ event, state }: { readonly event: GroupEvent; readonly state: GroupState }): void {
		this.#steps.push({ event, before: this.#state });
		this.#state = state;
	}
}

const linesIn = ({ journal }: GroupState) =>
	linesOf(present(journal, 'phones are settled with the whole book'));

const reversedIn = (state: GroupState): ReadonlySet<EventId | undefined> =>
	new Set(linesIn(state).flatMap(({ event }) => (event.type === 'EventReversed' ? [event.reverses] : [])));

/** Rules and counts cannot be corrected, and who came is corrected woman by woman, by the page in whose place this one stood. */
export const staysWithItsMeeting = (type: GroupEvent['type']): boolean =>
	neverCorrected.has(type) || type === 'AttendanceMarked' || type === 'PenTaken';

/** What two pages of one meeting say of whether one woman came. */
interface MarksOfBoth {
	readonly here: AttendanceMarked;
	readonly there: AttendanceMarked;
}

/** Of each woman who is marked on both pages the mark that counts: the last one. */
function marksOfBoth({ events, inItsPlace }: VoidPage): readonly MarksOfBoth[] {
	const there = marksOn(inItsPlace);
	return [...marksOn(events)].flatMap(([memberId, here]) => {
		const other = there.get(memberId);
		return other === undefined ? [] : [{ here, there: other }];
	});
}

const marksOn = (page: readonly GroupEvent[]): ReadonlyMap<MemberId, AttendanceMarked> =>
	new Map(
		entriesOf(page).flatMap((event) =>
			event.type === 'AttendanceMarked' ? [[event.memberId, event] as const] : []
		)
	);

const isSameMark = (one: AttendanceMarked, other: AttendanceMarked): boolean =>
	one.state === other.state && one.by === other.by;

/** What was entered at a meeting and stands; its box was counted on the other phone, beside another book. */
export function entriesOf(page: readonly GroupEvent[]): readonly GroupEvent[] {
	const gone = leaveNoTrace(page, 0);
	return page.filter((event, place) => !gone.has(place) && !framesMeeting(event));
}
