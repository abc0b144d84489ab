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
	 * Null if the page is not taken over. 'whole' if it becomes a meeting of its own. 'beside' if this book already has the meeting: only its entries
	 * are taken over, so that no due is charged twice.
	 */
	readonly comesIn: 'whole' | 'beside' | null;
}

/** The decision of officers on the pages of two phones that diverged. */
export interface SettlePhones {
	readonly on: LocalDate;
	/** Hashes of the pages of the other phone, hex. */
	readonly beside: readonly string[];
	/** Those of them that are replaced by this phone's page. */
	readonly notChosen: readonly string[];
	/** Pages of the other phone, in their order. */
	readonly pages: readonly PageThere[];
	/** Pages of this book that are replaced by the other phone's page. */
	readonly void: readonly TwinPages[];
	/** Pages of one meeting that are both valid: a member attended if either page says so. */
	readonly both: readonly TwinPages[];
	/** Officers whose codes were verified. */
	readonly approvedBy: readonly MemberId[];
}

/** An entry that was to be taken over but is refused by the rules; it is kept on the page set aside for people to resolve. */
export interface EntryLeft {
	readonly event: GroupEvent;
	readonly because: Rejection;
}

export interface PhonesSettledDecision extends Decision {
	readonly left: readonly EntryLeft[];
}

/**
 * Drafts the events of a settlement: the record of the pages set aside, reversals of void entries of this book, then the accepted entries of the
 * other phone as late pages. Each is admitted like any other entry. Requires the whole book.
 */
export function settlePhones(
	state: GroupState,
	command: SettlePhones,
	stamp: Stamp
): Result<PhonesSettledDecision, Rejection> {
	if (state.journal === null) return err({ type: 'WholeBookNeeded' });
	// The first event contains the number of refused entries, which is known only after the last: so it runs twice.
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

/** Collects events one after the other; if a mandatory one is refused, nothing is written. */
class Writing {
	#state: GroupState;
	readonly #before: ReadonlySet<EventId | undefined>;
	/** These ids, and ids of entries that need not be taken over. */
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

	/** Adds a mandatory event of today. */
	must(event: GroupEvent): void {
		this.#refused ??= this.#keepAll([this.#stamped(event)]);
	}

	#stamped(event: GroupEvent): GroupEvent {
		return { ...event, eventId: this.#stamp.newEventId(), recordedAt: this.#stamp.recordedAt };
	}

	/** Reverses void entries, then corrects attendance. */
	putRight({ pages, ...twins }: Pick<SettlePhones, 'void' | 'both' | 'pages'>, on: LocalDate): void {
		const theirs = pages.flatMap(({ events, comesIn }) => (comesIn === null ? [] : events));
		const { entries, ...standing } = standingOnTwins(twins, linesIn(this.#state), theirs);
		// Entries that the other phone has from this one stay where they are.
		const isNew = ({ ids }: MarksOfBoth): boolean => !ids.some((id) => this.#known.has(id));
		const marks = standing.marks.filter(isNew);
		const halves = standing.halves.filter(isNew);
		const others = marksThatChange(marks, halves);
		// Marks that are equal on both pages of a day, or add nothing where both pages are valid, need not be taken over.
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

	/** Corrects a mark; if that is refused, the mark stays, and the other one is taken over with its page. */
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
	 * Takes over one page of the other phone on its own day; entries refused by the rules, or needing more codes than were given here, are left out. If
	 * the codes are not enough to close the page, all of it is left out (ledger law 58).
	 */
	comeIn(page: readonly GroupEvent[], as: 'whole' | 'beside'): void {
		const [opened] = page;
		const all = entriesOf(page);
		const entries = all.filter(({ eventId }) => !this.#known.has(eventId));
		if (opened === undefined || isPutAway(page)) return;
		// True if everything was taken over in an earlier settlement. A meeting without other entries still was held.
		const isHere =
			all.length > 0 && (!isOfCircle(opened) || all.every(({ eventId }) => this.#before.has(eventId)));
		if (entries.length === 0 && (isHere || as === 'beside' || this.#holdsMeetingOf(opened))) return;
		const isMeeting = opened.type === 'MeetingOpened';
		const last = this.#state.lastSealedDay;
		// An entry outside a meeting that is older than the last page here needs a page of its own, because no other is open for its day.
		if (!isMeeting && (last === null || opened.occurredOn >= last)) {
			this.#keepEach(entries);
			return;
		}
		const before = { state: this.#state, steps: this.#steps, left: this.#left };
		this.#open(opened, as);
		this.#keepEach(entries);
		const closed = page.at(-1) ?? opened;
		const agenda = closed.type === 'MeetingSealed' ? closed.agenda : undefined;
		// The agenda applies only to a meeting that this book does not have yet.
		const taken = as === 'whole' ? optional('agenda', agenda) : {};
		const lacking = this.#seal(closed.occurredOn, taken);
		if (lacking === null) return;
		this.#state = before.state;
		this.#steps = before.steps;
		this.#left = [...before.left, ...entries.map((event) => ({ event, because: lacking }))];
	}

	/** True if the book has a meeting of that kind and day. */
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
		// Its number may be taken in this book, and its convener unknown.
		const wanted = [{ ...called, number: whole?.number ?? next }, called];
		this.must(wanted.find((one) => record(this.#state, one).ok) ?? opened);
	}

	/** Takes over each entry separately, but both halves of a correction together. */
	#keepEach(entries: readonly GroupEvent[]): void {
		for (const whole of inWholes(entries)) {
			const asked = whole.map((event) => ({
				...event,
				// Payments on both phones now cover other parts of the loan: the split is recomputed, so that no interest is paid twice.
				...(event.type === 'LoanRepaid' ? { split: undefined } : {}),
				// The codes claimed by the other phone are not verified here, so those of this settlement replace them.
				...(event.approvedBy === undefined ? {} : { approvedBy: [...this.#approvedBy] })
			}));
			const because = this.#lacksCodes(whole) ?? this.#keepAll(asked);
			if (because !== null) this.#left = [...this.#left, ...whole.map((event) => ({ event, because }))];
		}
	}

	/** Rejects entries that need more codes than were given here, at the place where they are on the other phone. */
	#lacksCodes(whole: readonly GroupEvent[]): Rejection | null {
		const { openMeeting } = this.#state;
		const place = openMeeting === null || openMeeting.kind === 'desk' ? 'between' : 'meeting';
		const asked = whole.flatMap((event) => approvalFor(event, place) ?? []);
		const lacking = lacksApprovals(this.#state, this.#approvedBy, ...asked);
		return lacking?.type === 'ApprovalsMissing' ? lacking : null;
	}

	/**
	 * Seals with the codes of the settlement alone, since those of the other phone are not verified here.
	 *
	 * @returns the rejection if too few of these officers decide on its day
	 */
	#seal(on: LocalDate, taken: Pick<EventOf<'MeetingSealed'>, 'agenda'>): Rejection | null {
		const approvals = [...this.#approvedBy];
		const meeting = this.#state.openMeeting;
		// The opening of the page was refused.
		if (meeting === null) return null;
		const lacking = lacksSealApprovals(this.#state, approvals);
		const day = meeting.lastDay > on ? meeting.lastDay : on;
		if (lacking === null) this.must({ type: 'MeetingSealed', occurredOn: day, ...taken, approvals });
		return lacking;
	}

	/** Records all events or none. @returns the first rejection */
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
