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
 * Takes an entry of the open page back. A correction is taken back as a whole, which restores the entry that it reversed. Between meetings it was
 * approved by two codes, and so is this (ledger law 41); in a meeting the seal approves the rest.
 */
export class TakeBackDraft extends MeetingAct {
	readonly codes: OfficerCodes<WriteAct>;
	/** The entry as it is now; null if it was reversed without a replacement. */
	readonly was: BookEntry | null;
	/** The entry after taking back. */
	readonly now: BookEntry | null;
	readonly #undoes: readonly EventId[];
	/** True if codes are asked for. */
	readonly needsCodes: boolean;

	/** @param entry of the open page, or reversed on it */
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
	/** Reason why it cannot be taken back: a later entry depends on it. */
	get refusal(): SpokenReason | null {
		const { words, currency } = this.meeting;
		return this.#trial.ok ? null : spokenReason(this.#trial.error, words, currency);
	}
	/** Change of the cash that the box should hold, negative for less; minor units. */
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

/** Events written by the same touch, except those already taken back, reversals themselves, and the opening of the page. */
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
