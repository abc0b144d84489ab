import { err, ok, present, type EventId, type LocalDate, type MemberId, type Result } from '#kernel';
import type { Decision, Stamp } from '../decide.ts';
import type { EventOf, GroupEvent } from '../event-types.ts';
import { linesOf } from '../journal.ts';
import { approvalFor } from '../offices/approvals.ts';
import { lacksApprovals, lacksSealApprovals } from '../offices/officers-who-decide.ts';
import { isPutAway } from '../meeting/put-away.ts';
import { optional } from '../tidy.ts';
import { record } from '../record.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import {
	entriesOf,
	inWholes,
	isSameMark,
	marksThatChange,
	standingOnTwins,
	type MarksOfBoth,
	type TwinPages
} from './void-pages.ts';

/** A page of the other phone: one meeting, or one event outside a meeting. */
export interface PageThere {
	readonly events: readonly GroupEvent[];
	/**
	 * Null where it does not count. 'whole' where it is a meeting of its own. 'beside' where the meeting is held in this book already: its
	 * entries count, and the meeting does not a second time, so that no due is asked twice.
	 */
	readonly comesIn: 'whole' | 'beside' | null;
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
	/** Pages of this book, and the other phone's that stand in their place. */
	readonly void: readonly TwinPages[];
	/** Pages of one meeting that both stand: who came by one of them came. */
	readonly both: readonly TwinPages[];
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
	writing.putRight(command, occurredOn);
	for (const page of pages) if (page.comesIn !== null) writing.comeIn(page.events, page.comesIn);
	return writing.done();
}

/** Events one after the other; once one is refused that must stand, nothing is written. */
class Writing {
	#state: GroupState;
	/** Ids of the entries of this book. */
	readonly #before: ReadonlySet<EventId | undefined>;
	/** Of these, and of what need not come in. */
	readonly #known: Set<EventId | undefined>;
	readonly #stamp: Stamp;
	readonly #approvedBy: readonly MemberId[];
	#steps: Decision['steps'] = [];
	#left: readonly EntryLeft[] = [];
	#refused: Rejection | null = null;

	constructor(state: GroupState, stamp: Stamp, approvedBy: readonly MemberId[]) {
		this.#state = state;
		this.#before = new Set(linesIn(state).map(({ event }) => event.eventId));
		this.#known = new Set(this.#before);
		this.#stamp = stamp;
		this.#approvedBy = approvedBy;
	}

	done(): Result<PhonesSettledDecision, Rejection> {
		if (this.#refused !== null) return err(this.#refused);
		return ok({ steps: this.#steps, state: this.#state, left: this.#left });
	}

	/** An event of today. */
	must(event: GroupEvent): void {
		this.#refused ??= this.#keepAll([this.#stamped(event)]);
	}

	#stamped(event: GroupEvent): GroupEvent {
		return { ...event, eventId: this.#stamp.newEventId(), recordedAt: this.#stamp.recordedAt };
	}

	/** Entries that are void, then who came. */
	putRight({ pages, ...twins }: Pick<SettlePhones, 'void' | 'both' | 'pages'>, on: LocalDate): void {
		const theirs = pages.flatMap(({ events, comesIn }) => (comesIn === null ? [] : events));
		const { entries, ...standing } = standingOnTwins(twins, linesIn(this.#state), theirs);
		// What the other phone has from this one stands where it was.
		const isNew = ({ ids }: MarksOfBoth): boolean => !ids.some((id) => this.#known.has(id));
		const marks = standing.marks.filter(isNew);
		const halves = standing.halves.filter(isNew);
		const others = marksThatChange(marks, halves);
		// What both pages say of one day is in the book, and of a meeting whose pages both stand whatever says no more than the book does.
		for (const { here, there, ids } of marks)
			if (isSameMark(here, there) && here.occurredOn === there.occurredOn) this.#know(ids);
		for (const { there, ids } of halves) if (!others.some((one) => one.there === there)) this.#know(ids);
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
		this.#refused ??= this.#seal(on, {});
	}

	#know(ids: MarksOfBoth['ids']): void {
		for (const id of ids) this.#known.add(id);
	}

	/** A mark that cannot be corrected stays as it is, and the other comes in with its page. */
	#correctMark({ here, there, ids }: MarksOfBoth, on: LocalDate): void {
		const eventId = present(here.eventId, 'what stands in a book has an id');
		const reversal = this.#stamped({
			type: 'EventReversed',
			occurredOn: on,
			reverses: eventId,
			reason: 'enteredTwice'
		});
		const replacement = { ...there, occurredOn: here.occurredOn, corrects: eventId };
		if (this.#keepAll([reversal, replacement]) === null) this.#know(ids);
	}

	/**
	 * One page of the other phone, on its own day; what the rules refuse of it is left. What needs more codes than were touched here is left,
	 * too, whomever the other phone names; all of it where not even its closing has enough (ledger law 58).
	 */
	comeIn(page: readonly GroupEvent[], as: 'whole' | 'beside'): void {
		const [opened] = page;
		const all = entriesOf(page);
		const entries = all.filter(({ eventId }) => !this.#known.has(eventId));
		if (opened === undefined || isPutAway(page)) return;
		// Everything of it is here: the other phone was settled with this one before. A meeting at which nothing else was entered was held.
		const isHere =
			all.length > 0 && (!isOfCircle(opened) || all.every(({ eventId }) => this.#before.has(eventId)));
		if (entries.length === 0 && (isHere || as === 'beside' || this.#holdsMeetingOf(opened))) return;
		const isMeeting = opened.type === 'MeetingOpened';
		const last = this.#state.lastSealedDay;
		// What stood outside a meeting, and is older than the last page here, has a page of its own: no other is open for its day.
		if (!isMeeting && (last === null || opened.occurredOn >= last)) {
			this.#keepEach(entries);
			return;
		}
		const before = { state: this.#state, steps: this.#steps, left: this.#left };
		this.#open(opened, as);
		this.#keepEach(entries);
		const closed = page.at(-1) ?? opened;
		const agenda = closed.type === 'MeetingSealed' ? closed.agenda : undefined;
		// What was taken up is said of a meeting that this book does not hold yet.
		const taken = as === 'whole' ? optional('agenda', agenda) : {};
		const lacking = this.#seal(closed.occurredOn, taken);
		if (lacking === null) return;
		this.#state = before.state;
		this.#steps = before.steps;
		this.#left = [...before.left, ...entries.map((event) => ({ event, because: lacking }))];
	}

	/** Whether a meeting of that kind and day is in the book. */
	#holdsMeetingOf(opened: GroupEvent): boolean {
		return linesIn(this.#state).some(
			({ event }) =>
				event.type === 'MeetingOpened' &&
				opened.type === 'MeetingOpened' &&
				event.kind === opened.kind &&
				event.occurredOn === opened.occurredOn
		);
	}

	#open(first: GroupEvent, as: 'whole' | 'beside'): void {
		const { occurredOn } = first;
		const whole = first.type === 'MeetingOpened' && as === 'whole' ? first : null;
		const kind = whole?.kind ?? 'special';
		const next = this.#state.lastNumber[kind] + 1;
		const opened: EventOf<'MeetingOpened'> = {
			type: 'MeetingOpened',
			occurredOn,
			number: next,
			kind,
			late: true
		};
		const called = { ...opened, ...optional('calledBy', whole?.calledBy) };
		// Its number may be taken here, and she who called it unknown.
		const wanted = [{ ...called, number: whole?.number ?? next }, called];
		this.must(wanted.find((one) => record(this.#state, one).ok) ?? opened);
	}

	/** Entry by entry, a correction with both its halves. */
	#keepEach(entries: readonly GroupEvent[]): void {
		for (const whole of inWholes(entries)) {
			const asked = whole.map((event) => ({
				...event,
				// What was paid on both phones pays other parts of the loan now: no interest twice.
				...(event.type === 'LoanRepaid' ? { split: undefined } : {}),
				// Whose codes were touched elsewhere, only the other phone says.
				...(event.approvedBy === undefined ? {} : { approvedBy: [...this.#approvedBy] })
			}));
			const because = this.#lacksCodes(whole) ?? this.#keepAll(asked);
			if (because !== null) this.#left = [...this.#left, ...whole.map((event) => ({ event, because }))];
		}
	}

	/** Whether an entry needs more codes than were touched here, where it stands on the other phone. */
	#lacksCodes(whole: readonly GroupEvent[]): Rejection | null {
		const { openMeeting } = this.#state;
		const place = openMeeting === null || openMeeting.kind === 'desk' ? 'between' : 'meeting';
		const asked = whole.flatMap((event) => approvalFor(event, place) ?? []);
		const lacking = lacksApprovals(this.#state, this.#approvedBy, ...asked);
		return lacking?.type === 'ApprovalsMissing' ? lacking : null;
	}

	/**
	 * By the codes of those who settle alone: whose codes closed the page on its own phone, only that phone says.
	 *
	 * @returns why it is not closed, where too few of them decide on its day
	 */
	#seal(on: LocalDate, taken: Pick<EventOf<'MeetingSealed'>, 'agenda'>): Rejection | null {
		const approvals = [...this.#approvedBy];
		const meeting = this.#state.openMeeting;
		// Its opening was refused.
		if (meeting === null) return null;
		const lacking = lacksSealApprovals(this.#state, approvals);
		const day = meeting.lastDay > on ? meeting.lastDay : on;
		if (lacking === null) this.must({ type: 'MeetingSealed', occurredOn: day, ...taken, approvals });
		return lacking;
	}

	/** All of them or none. @returns what refuses them */
	#keepAll(events: readonly GroupEvent[]): Rejection | null {
		const steps: Decision['steps'][number][] = [];
		let state = this.#state;
		for (const [place, event] of events.entries()) {
			const recorded = record(state, event, events[place + 1]);
			if (!recorded.ok) return recorded.error;
			steps.push({ event: recorded.value.event, before: state });
			state = recorded.value.state;
		}
		this.#steps = [...this.#steps, ...steps];
		this.#state = state;
		return null;
	}
}

const isOfCircle = (opened: GroupEvent): boolean => opened.type === 'MeetingOpened' && opened.kind !== 'desk';

const linesIn = ({ journal }: GroupState) =>
	linesOf(present(journal, 'phones are settled with the whole book'));
