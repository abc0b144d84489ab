import { present, type EventId, type MemberId } from '#kernel';
import type { WriteAct } from '#app';
import {
	approvalFor,
	askedOf,
	box,
	lacksApprovals,
	type Command,
	type GroupEvent,
	type MeetingInProgress
} from '#group';
import { zero } from '#money';
import { correctedHere, entryById, type BookEntry } from '#session/correction-entries.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { spokenReason, type SpokenReason } from '#session/reasons.ts';
import { entryInWords } from '../../frame/heard-words.ts';
import { OfficerCodes } from '../../frame/opening/officer-codes.svelte.ts';
import { MeetingAct } from '../../frame/talk.svelte.ts';
import { officersHere } from './correction-officers.ts';

/**
 * A line of the open page is taken back where it is seen. A correction goes whole: the line that it struck stands again. Between two
 * meetings it was approved by two codes, and so is this (ledger law 41); in a meeting the seal approves what is left.
 */
export class TakeBackDraft extends MeetingAct {
	readonly codes: OfficerCodes<WriteAct>;
	/** What stands now: the line, or nothing where it was struck without another in its place. */
	readonly was: BookEntry | null;
	/** What stands afterwards. */
	readonly now: BookEntry | null;
	readonly #undoes: readonly EventId[];
	/** Codes are asked for. */
	readonly needsCodes: boolean;

	/** @param entry of the open page, or struck on it */
	constructor(meeting: MeetingView, entry: BookEntry) {
		super(meeting);
		const { state } = meeting.book;
		const correction = correctedHere(state, entry);
		const struck = correction === null ? undefined : entryById(state, correction.reverses);
		this.was = entry.struck ? null : entry;
		this.now = struck === undefined ? null : { ...struck, struck: false };
		this.#undoes = idsOfAct(meeting, correction?.eventId ?? entry.eventId);
		const undone = meeting.book.state.openMeeting?.events.filter(
			({ eventId }) => eventId !== undefined && this.#undoes.includes(eventId)
		);
		this.needsCodes =
			meeting.begun === null && (undone ?? []).some((event) => approvalFor(event, 'between') !== null);
		this.codes = new OfficerCodes<WriteAct>(meeting, {
			act: () => ({ type: 'write', commands: [this.#command([])] }),
			officers: () => this.#officers,
			isEnough: () => this.canWrite
		});
	}

	readonly #trial = $derived.by(() => this.meeting.book.session.tryOut(this.#command(this.#officers)));
	/** Why it cannot be taken back: what was written after it needs it. */
	get refusal(): SpokenReason | null {
		const { words, currency } = this.meeting;
		return this.#trial.ok ? null : spokenReason(this.#trial.error, words, currency);
	}
	/** What the box should hold more, less where below zero; minor units. */
	get boxChange(): number {
		if (!this.#trial.ok) return 0;
		return (this.#trial.value.state.balances.get(box) ?? zero) - this.meeting.book.box;
	}

	get canWrite(): boolean {
		if (!this.#trial.ok) return false;
		const asked = askedOf('EventReversed');
		return !this.needsCodes || lacksApprovals(this.meeting.state, this.codes.given, asked) === null;
	}

	get prompt(): string {
		const { words } = this.meeting;
		return words.say('correction.read-back-here', { was: this.#said(this.was), now: this.#said(this.now) });
	}

	write(): Promise<boolean> {
		const said = `${this.meeting.words.say('code.reason-undo')}. ${this.#said(this.now)}.`;
		const { approved } = this.codes;
		return this.recordAsItIs(approved !== null && this.needsCodes ? [approved] : [this.#command([])], said);
	}

	get #officers(): readonly MemberId[] {
		return officersHere(this.meeting);
	}
	#command(approvedBy: readonly MemberId[]): Command {
		const { lastDay } = present(this.meeting.book.state.openMeeting, 'the page is open');
		return {
			type: 'TakeBack',
			on: lastDay,
			eventIds: this.#undoes,
			...(this.needsCodes ? { approvedBy } : {})
		};
	}
	#said(entry: BookEntry | null): string {
		const { words, book } = this.meeting;
		return entry === null ? words.say('correction.nothing-now') : entryInWords(book, words, entry);
	}
}

/** What the same touch wrote, without what is taken back already, takes something back itself, or opened the page. */
function idsOfAct({ book }: MeetingView, eventId: EventId): readonly EventId[] {
	const open = present(book.state.openMeeting, 'the page is open');
	const act = book.operations.find(({ events }) => events.some((event) => event.eventId === eventId));
	return (act?.events ?? []).flatMap((event) =>
		event.eventId === undefined || isOver(event, open) ? [] : [event.eventId]
	);
}

const isOver = (event: GroupEvent, { events, takenBack }: MeetingInProgress): boolean =>
	event.type === 'MeetingOpened' ||
	(event.eventId !== undefined && takenBack.has(event.eventId)) ||
	(event.type === 'EventReversed' && events.some(({ eventId }) => eventId === event.reverses));
