import { present, type EventId } from '#kernel';
import {
	canBePutRight,
	dividendGiven,
	officersWhoDecide,
	pointsToHear,
	type AccessNoted,
	type MemberNamed,
	type Command,
	type DividendPaid,
	type GroupEvent,
	type GroupState,
	type MeetingInProgress,
	type OfficeGiven
} from '#group';
import { money, sum } from '#money';
import type { IconName, MemberFace } from '#i18n';
import { correctionAt, ownerOfEntry } from '#session/correction-entries.ts';
import { entryPicture } from '#session/entry-pictures.ts';
import { entryInWords } from '../../frame/entry-words.ts';
import { accessWords, consentWords, detailsSaid, namingInWords } from '../../frame/heard-words.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { changedRules } from '../../frame/rules/rules-value.ts';

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

/** The rules that bound the open meeting when it began. */
const rulesBefore = ({ openMeeting, currency }: GroupState) => ({
	rules: openMeeting?.begun.rules ?? null,
	currency
});

const renames = (event: GroupEvent, { memberId }: MemberNamed): boolean =>
	event.type === 'MemberNamed' && event.memberId === memberId;

/** The points of a meeting that the close reads out one by one before the codes (ledger law 41). */
export class MeetingPoints {
	readonly #meeting: MeetingView;

	constructor(meeting: MeetingView) {
		this.#meeting = meeting;
	}

	/** One for each entry that is heard by itself; a correction with what replaces the line. */
	readonly all: readonly Point[] = $derived.by(() => [
		...this.#notesAlike.map((notes) => this.#accessPoint(notes)),
		...this.#acts.map((events) => this.#pointOf(events))
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

	get #acts(): readonly (readonly GroupEvent[])[] {
		const { begun } = this.#meeting;
		if (begun === null) return [];
		const points = new Set(pointsToHear(begun).map(({ eventId }) => eventId));
		return [...this.#between(begun), ...this.#onPage(points)];
	}

	/** What was written between meetings since the circle closed a page, line by line (ledger law 57). A page entered late hears none of it. */
	#between({ events, takenBack, late }: MeetingInProgress): readonly (readonly GroupEvent[])[] {
		if (late) return [];
		const takenOut = new Set(
			events.flatMap((event) =>
				event.type === 'EventReversed' && event.eventId !== undefined && !takenBack.has(event.eventId)
					? [event.reverses]
					: []
			)
		);
		const lines = this.#meeting.book.state.between.filter(
			({ eventId, corrects }) => eventId !== undefined && corrects === undefined && !takenOut.has(eventId)
		);
		return lines.map((event) => [event]);
	}

	/** Each point of a touch by itself; a correction is told with what replaces the line, and a name of before by the new one. */
	#onPage(points: ReadonlySet<EventId | undefined>): readonly (readonly GroupEvent[])[] {
		return this.#meeting.book.operations.flatMap(({ events }) => {
			const own = events.filter(
				(event, place) =>
					points.has(event.eventId) &&
					!(event.type === 'MemberNamed' && events.slice(place + 1).some((later) => renames(later, event)))
			);
			const putRight = own.filter(({ type, corrects }) => type === 'EventReversed' || corrects !== undefined);
			const rest = own.filter((event) => !putRight.includes(event)).map((event) => [event]);
			return putRight.length > 0 ? [putRight, ...rest] : rest;
		});
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

	#pointOf(events: readonly GroupEvent[]): Point {
		const { book } = this.#meeting;
		const first = present(events[0], 'a point is an entry');
		const eventId = present(first.eventId, 'an event of the meeting has an id');
		// What goes with a joining that is taken out comes before it.
		const lead = events.findLast(({ type }) => type === 'EventReversed') ?? first;
		const memberId =
			lead.type === 'EventReversed' && book.state.journal !== null
				? correctionAt(book.state, lead).was.memberId
				: ownerOfEntry(book.state, lead);
		return {
			eventId,
			icon: entryPicture(lead).icon,
			face: memberId === null ? null : book.face(memberId),
			text: this.#text(lead),
			...(this.#canBeUndone(lead) ? {} : { isOnlyHeard: true })
		};
	}

	/** Of this page it is taken back, a correction too; what stood between meetings is put right. */
	#canBeUndone(event: GroupEvent): boolean {
		const isOfPage = this.#meeting.begun?.events.includes(event) === true;
		return (isOfPage && event.type === 'EventReversed') || canBePutRight(event, isOfPage);
	}

	#text(event: GroupEvent): string {
		const { words, book } = this.#meeting;
		const amount = (of: number) => this.#meeting.amountWords(money(of));
		switch (event.type) {
			case 'OfficeGiven':
				return this.#office(event);
			case 'ConstitutionChanged':
				return `${words.say('code.resolution-rules')}: ${changedRules(rulesBefore(book.state), event, words, book.currency).join(' ')}`;
			case 'MemberNamed': {
				const { number, name: who = this.#meeting.who(event.memberId) } = book.face(event.memberId);
				return namingInWords(book.state, words, { ...event, number, who, line: this.#line(event) });
			}
			case 'ConsentGiven':
				return consentWords(event, this.#meeting.who(event.memberId), words);
			case 'MemberLeft': {
				const who = this.#meeting.who(event.memberId);
				return words.say('people.left-read-back', { who, amount: amount(event.settlement?.paid ?? 0) });
			}
			case 'DividendPaid':
				return this.#dividend(event);
			case 'CycleSharedOut': {
				const rule = words.say(`people.share-rule-${event.rule}`);
				const parts = event.parts ?? [];
				return `${rule}. ${words.say('people.shared-out', { amount: amount(sum(parts.map((part) => part.amount))) })}`;
			}
			case 'CashDifferenceAccepted':
				return words.say(
					event.direction === 'short' ? 'meeting.difference-read-back' : 'meeting.difference-read-back-more',
					{
						amount: amount(event.amount)
					}
				);
			case 'EventReversed': {
				// Of a correction between meetings the line itself may not be read now: the page shows it.
				if (book.state.journal === null) return this.#line(event);
				const { was, now } = correctionAt(book.state, event);
				return words.say('correction.read-back-here', {
					was: entryInWords(book, words, was),
					now: now === null ? words.say('correction.nothing-now') : entryInWords(book, words, now)
				});
			}
			case 'LoanWrittenOff': {
				const loan = present(book.state.loans.get(event.loanId), 'a loan that was given up is known');
				const principal = amount(loan.writtenOff?.principal ?? 0);
				return `${this.#meeting.who(loan.memberId)}, ${words.say(entryPicture(event).label)}, ${principal}.`;
			}
			default:
				return this.#line(event);
		}
	}

	/** What, whose and how much. */
	#line(event: GroupEvent): string {
		const { words, book } = this.#meeting;
		const of =
			event.type === 'BankStatementMatched' ? event.balance : 'amount' in event ? event.amount : undefined;
		const owner = ownerOfEntry(book.state, event);
		const parts = [words.say(entryPicture(event).label), ...detailsSaid(event)];
		const what = [...(owner === null ? [] : [this.#meeting.who(owner)]), ...parts].join(', ');
		return of === undefined
			? `${what}.`
			: words.say('meeting.close-line', { what, amount: this.#meeting.amountWords(money(of)) });
	}

	/** What was given, and what no coin could share. */
	#dividend(event: DividendPaid): string {
		const { words } = this.#meeting;
		const given = dividendGiven(event);
		const amount = (of: number) => this.#meeting.amountWords(money(of));
		const said = words.say('people.dividend-read-back', { amount: amount(given) });
		if (given === event.amount) return said;
		const what = words.say('people.share-rounding');
		return `${said} ${words.say('meeting.close-line', { what, amount: amount(event.amount - given) })}`;
	}

	/** Of an office that ends by being handed over the new holder is told; one that only ends is told by its last day. */
	#office({ memberId, office, until, occurredOn }: OfficeGiven): string {
		const { words } = this.#meeting;
		const said = words.say('setup.officer-is', {
			who: this.#meeting.who(memberId),
			office: words.say(`code.office-${office}`)
		});
		if (until === undefined) return said;
		const last = words.say('people.office-until', { day: words.dayInWords(until) });
		return until < occurredOn
			? `${this.#meeting.who(memberId)}, ${words.say(`code.office-${office}`)}, ${last}.`
			: `${said} ${last}.`;
	}
}
