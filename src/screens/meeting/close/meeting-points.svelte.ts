import { ok, present, type EventId, type Result } from '#kernel';
import type { Fault } from '#app';
import {
	box,
	canBePutRight,
	heardFromOther,
	linesOf,
	officersWhoDecide,
	pointsToHear,
	type AccessNoted,
	type Command,
	type GroupEvent,
	type JournalLine,
	type MeetingInProgress,
	type MemberNamed,
	type PageBeside,
	type PhonesSettled
} from '#group';
import { sum } from '#money';
import type { IconName, MemberFace, MessageKey } from '#i18n';
import { entryPicture } from '#session/entry-pictures.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { readPages } from '#session/read-pages.ts';
import { accessWords } from '../../frame/heard-words.ts';
import { PointWords } from '../../frame/point-words.ts';

/** What two officers will approve with their codes: read out and shown by itself. */
export interface Point {
	/** Names it among the others: its first entry. */
	readonly eventId: EventId;
	readonly icon: IconName;
	/** Whose it is; null for what is the group's. */
	readonly face: MemberFace | null;
	readonly text: string;
	/** It stands, and can only be heard: who opened the book, or what is said anew and never undone. */
	readonly isOnlyHeard?: true;
}

/** Takes an entry of this meeting back: that is not taken back in turn. */
const isUndo = (event: GroupEvent, { events }: MeetingInProgress): boolean =>
	event.type === 'EventReversed' && events.some(({ eventId }) => eventId === event.reverses);

const renames = (event: GroupEvent, { memberId }: MemberNamed): boolean =>
	event.type === 'MemberNamed' && event.memberId === memberId;

/** The points of a meeting that the close reads out one by one before the codes (ledger law 41). */
export class MeetingPoints {
	readonly #meeting: MeetingView;
	/** Pages of other phones that lie beside the book; null before it was read whole. */
	#beside = $state.raw<readonly PageBeside[] | null>(null);

	constructor(meeting: MeetingView) {
		this.#meeting = meeting;
	}

	/** What a correction struck, and what came from another phone, stand in pages that are read first; nothing is told of it before. */
	get isRead(): boolean {
		const { between } = this.#meeting.book.state;
		const isOld = between.some(({ type }) => type === 'EventReversed' || type === 'PhonesSettled');
		return !isOld || this.#beside !== null;
	}
	async read(): Promise<Result<void, Fault>> {
		if (this.isRead) return ok(undefined);
		const { book } = this.#meeting;
		const whole = await book.session.readWholeBook();
		const pages = whole.ok ? await readPages(book) : whole;
		if (!pages.ok) return pages;
		this.#beside = pages.value.beside;
		return ok(undefined);
	}

	/** One for each entry that is heard by itself; a correction with what replaces the line. */
	readonly all: readonly Point[] = $derived.by(() => [
		...this.#notesAlike.map((notes) => this.#accessPoint(notes)),
		...this.#acts.map((event) => this.#pointOf(event))
	]);

	/** The first that nobody has said yes to yet; null when all are agreed, or there are none. */
	get current(): Point | null {
		return this.all.find(({ eventId }) => !this.#agreed.has(eventId)) ?? null;
	}
	/** How many were agreed so far. */
	get agreedCount(): number {
		return this.all.filter(({ eventId }) => this.#agreed.has(eventId)).length;
	}
	/** Read aloud: what it is, and whether all agree. */
	get prompt(): string {
		const { current } = this;
		if (current === null) return '';
		return current.isOnlyHeard === true
			? current.text
			: `${current.text} ${this.#meeting.words.say('loan.do-all-agree')}`;
	}

	/** All say yes: the codes at the seal approve it. */
	agree({ eventId }: Point): void {
		this.#agreed.add(eventId);
		const { app } = this.#meeting;
		app.parts.vibrate([20]);
		if (this.current !== null) void app.speaker.say(this.prompt);
	}

	/** Not all say yes: it is undone here, with everything that the same touch wrote. */
	async undo({ eventId }: Point): Promise<void> {
		const { book, begun, words, writer } = this.#meeting;
		const act = book.operations.find(({ events }) => events.some((event) => event.eventId === eventId));
		if (begun === null) return;
		if (act === undefined) {
			await this.#takeOut(eventId, begun);
			return;
		}
		const eventIds = act.events.flatMap((event) =>
			event.eventId === undefined ||
			begun.takenBack.has(event.eventId) ||
			isUndo(event, begun) ||
			!this.#canBeUndone(event)
				? []
				: [event.eventId]
		);
		const command = { type: 'TakeBack', on: begun.lastDay, eventIds } as const;
		const said = () => `${words.say('code.reason-undo')}. ${this.prompt}`;
		await writer.write(book.newOperationId(), [command], said);
	}

	/** What was written between meetings stands on a closed page: it is put right in this one, in the open. */
	async #takeOut(eventId: EventId, begun: MeetingInProgress): Promise<void> {
		const { book, words, writer } = this.#meeting;
		const command: Command = {
			type: 'CorrectEntry',
			on: begun.lastDay,
			eventId,
			reason: 'notDone',
			replacement: null,
			agreedBy: officersWhoDecide(book.state)
		};
		const said = () => `${words.say('code.reason-undo')}. ${this.prompt}`;
		await writer.write(book.newOperationId(), [command], said);
	}

	get #agreed() {
		return this.#meeting.book.draft.pointsAgreed;
	}

	/** What each touch wrote that codes approve, and what waited; a correction is told with what replaces the line. */
	get #acts(): readonly GroupEvent[] {
		const { begun, book } = this.#meeting;
		if (begun === null || !this.isRead) return [];
		const points = new Set(pointsToHear(begun).map(({ eventId }) => eventId));
		const onPage = book.operations.flatMap(({ events }) => {
			const own = events.filter(({ eventId, corrects }) => points.has(eventId) && corrects === undefined);
			// A name of before that came with the new one is told by that.
			return this.#wholes(own).filter(
				(event, place, all) =>
					event.type !== 'MemberNamed' || !all.slice(place + 1).some((later) => renames(later, event))
			);
		});
		return [...this.#between(begun), ...onPage];
	}

	/**
	 * What was written between meetings since the circle closed a page, and what came from another phone, line by line (ledger law 57 and 58). A
	 * page entered late hears none of it.
	 */
	#between({ events, takenBack, late }: MeetingInProgress): readonly GroupEvent[] {
		if (late) return [];
		const takenOut = new Set(
			events.flatMap((event) =>
				event.type === 'EventReversed' && event.eventId !== undefined && !takenBack.has(event.eventId)
					? [event.reverses]
					: []
			)
		);
		const { between, accessToHear } = this.#meeting.book.state;
		const waiting = new Set([...between, ...accessToHear].map(({ eventId }) => eventId));
		const lines = between.flatMap((event) => [
			event,
			...(event.type === 'PhonesSettled' ? this.#broughtBy(event).heard : []).filter(
				({ eventId }) => !waiting.has(eventId)
			)
		]);
		return this.#wholes(
			lines.filter(
				({ eventId, corrects }) => eventId !== undefined && corrects === undefined && !takenOut.has(eventId)
			)
		);
	}

	/** Without the marks that go with a joining that is taken out: that one is told. */
	#wholes(events: readonly GroupEvent[]): readonly GroupEvent[] {
		const struck = (event: GroupEvent) =>
			event.type === 'EventReversed'
				? this.#lines.find((line) => line.event.eventId === event.reverses)?.event
				: undefined;
		const joinings = events.flatMap((event) => {
			const was = struck(event);
			return was?.type === 'MemberJoined' ? [was.memberId] : [];
		});
		return events.filter((event) => {
			const was = struck(event);
			return was?.type !== 'AttendanceMarked' || !joinings.includes(was.memberId);
		});
	}

	/** What of the pages of another phone came into the book when two phones were settled, of those that lie beside it. */
	#broughtBy(settled: PhonesSettled): {
		readonly heard: readonly GroupEvent[];
		readonly lines: readonly JournalLine[];
	} {
		const lines = this.#lines;
		const after = lines.slice(lines.findIndex(({ event }) => event.eventId === settled.eventId) + 1);
		const pages = (this.#beside ?? []).filter(({ hash }) => settled.beside.includes(hash));
		const there = new Set(pages.flatMap(({ events }) => events.map(({ eventId }) => eventId)));
		const came = after.filter(({ event }) => there.has(event.eventId));
		const ids = new Set<unknown>(came.map(({ event }) => event.eventId));
		const heard = pages.flatMap(({ events }) =>
			heardFromOther(events).filter(({ eventId }) => ids.has(eventId))
		);
		return { heard, lines: came };
	}

	/** What all that came from another phone brought into the box, and took out of it. */
	#sumsBrought(settled: PhonesSettled): string {
		const { words, currency } = this.#meeting;
		const legs = this.#broughtBy(settled).lines.flatMap(({ entry }) => entry?.postings ?? []);
		const said = (key: MessageKey, by: 'debit' | 'credit') => {
			const all = sum(legs.flatMap((leg) => (leg.account === box && leg.side === by ? [leg.amount] : [])));
			return all === 0 ? [] : [words.line(words.say(key), all, currency)];
		};
		return [...said('meeting.other-income', 'debit'), ...said('meeting.other-went-out', 'credit')].join(' ');
	}

	/** Every line of the book, once it was read whole. */
	get #lines(): readonly JournalLine[] {
		const { journal } = this.#meeting.book.state;
		return journal === null ? [] : linesOf(journal);
	}

	/** Notes alike are one point, named by the last: who hands out eighty files would have the eighty-first passed over. */
	get #notesAlike(): readonly (readonly AccessNoted[])[] {
		const alike = new Map<string, readonly AccessNoted[]>();
		for (const note of this.#meeting.book.state.accessToHear) {
			const kind = [note.what, note.memberId, note.names, note.phone].join(' ');
			alike.set(kind, [...(alike.get(kind) ?? []), note]);
		}
		return [...alike.values()];
	}

	/** Who can open since the last close: told with the day, before everything that is to be agreed (ledger law 62). */
	#accessPoint(notes: readonly AccessNoted[]): Point {
		const { book, words } = this.#meeting;
		const last = present(notes.at(-1), 'there is a note');
		const { eventId, memberId } = last;
		const days = notes.map(({ occurredOn }) => occurredOn);
		return {
			eventId: present(eventId, 'an event of the book has an id'),
			icon: 'key',
			face: memberId === undefined ? null : book.face(memberId),
			text: accessWords(last, memberId === undefined ? '' : this.#meeting.who(memberId), words, days),
			isOnlyHeard: true
		};
	}

	#pointOf(event: GroupEvent): Point {
		const { book } = this.#meeting;
		const told = this.#told;
		const owner = told.ownerOf(event);
		return {
			eventId: present(event.eventId, 'an event of the book has an id'),
			icon: entryPicture(event).icon,
			face: owner === null ? null : book.face(owner),
			text:
				event.type === 'PhonesSettled'
					? `${told.textOf(event)} ${this.#sumsBrought(event)}`.trim()
					: told.textOf(event),
			...(this.#canBeUndone(event) ? {} : { isOnlyHeard: true })
		};
	}

	get #told(): PointWords {
		const { book, words } = this.#meeting;
		const { state, currency } = book;
		const rulesBefore = { rules: state.openMeeting?.begun.rules ?? null, currency: state.currency };
		return new PointWords({ state, currency, rulesBefore, face: (memberId) => book.face(memberId) }, words);
	}

	/** Of this page it is taken back, a correction too; what stood between meetings is put right. */
	#canBeUndone(event: GroupEvent): boolean {
		const isOfPage = this.#meeting.begun?.events.includes(event) === true;
		return (isOfPage && event.type === 'EventReversed') || canBePutRight(event, isOfPage);
	}
}
