import type { MemberId } from '#kernel';
import { isEmptyMeeting } from '#group';
import type { Money } from '#money';
import type { Fault } from '#app';
import type { HeldMeeting, MeetingCard, MeetingNow } from '#reports';
import { faceWords } from '#ui/member/face-words.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { correctionsAt, entriesOnPage, type BookEntry } from '#session/correction-entries.ts';
import { movesOf, type MeetingMove } from './meeting-moves.ts';
import { loadReports, readPages, type MeetingPlace } from '#session/read-pages.ts';

/** A card with the record in which its meeting is stored. */
export interface RedBookCard extends MeetingCard {
	readonly place: number;
	/** Pages of two phones behind this card. */
	readonly fork: readonly RedBookCard[];
}

/** Owner of entries on a page: a member, the group, or the corrections made there. */
export type PageOf = MemberId | 'group' | 'mended';

/** Marks of a row beside its icons. */
export interface RowMarks {
	readonly corrected: boolean;
	readonly disputed: boolean;
}

/** The red book: all meetings, newest first, or one opened meeting. */
export class RedBookView {
	readonly #app: AppState;
	readonly #book: BookView;
	/** Null until the cards were read. */
	cards = $state.raw<readonly RedBookCard[] | null>(null);
	#opened = $state.raw<RedBookCard | null>(null);
	sheet = $state.raw<MeetingNow | null>(null);
	fault = $state.raw<Fault | null>(null);

	constructor(app: AppState, book: BookView) {
		this.#app = app;
		this.#book = book;
	}

	/** Reads the cards and speaks the prompt. */
	async open(): Promise<void> {
		if (await this.readCards()) void this.#app.speaker.say(this.prompt);
	}

	/** Opens the meeting of the record `place` and speaks its summary, unless the caller has another text. */
	async openMeeting(place: number, thenSays = true): Promise<void> {
		await this.readCards();
		const card = this.cardAt(place);
		if (card === undefined) return;
		const [events, whole] = [await this.#book.session.events(), await this.#book.session.readWholeBook()];
		if (!events.ok || !whole.ok) {
			this.fault = events.ok ? (whole.ok ? null : whole.error) : events.error;
			return;
		}
		const { meetingNow } = await loadReports();
		const { currency } = this.#book;
		this.sheet = meetingNow(events.value, { currency, number: card.number, kind: card.kind });
		this.#opened = card;
		if (thenSays) void this.#app.speaker.say(this.spoken(card));
	}

	get prompt(): string {
		const words = wordsOf(this.#app);
		const last = this.cards?.find(({ isOpen, kind }) => !isOpen && kind !== 'desk');
		if (last === undefined) return words.say('book.prompt-empty');
		return words.say('book.prompt', { count: last.present.length, amount: this.#amount(last.savedNow) });
	}

	/** Spoken text of a row: the day comes first, since the numeral does not name the month. */
	heard(card: RedBookCard): string {
		return `${wordsOf(this.#app).dayInWords(card.day)}. ${this.spoken(card)}`;
	}

	cardAt(place: number): RedBookCard | undefined {
		return this.cards?.flatMap((card) => [card, ...card.fork]).find((card) => card.place === place);
	}

	/** A meeting in two sentences; more for a difference, or if it was entered from paper. */
	spoken(card: RedBookCard): string {
		const words = wordsOf(this.#app);
		const { acceptedDifference, late, corrections, onlyCorrections } = card;
		if (onlyCorrections) return words.say('correction.count-put-right', { count: corrections });
		const [amount, box] = [this.#amount(card.savedNow), this.#amount(card.box)];
		// The desk has no attendance.
		const desk = words.line(words.say('book.box'), card.box, this.#book.currency);
		return [
			...(card.kind === 'desk'
				? [`${words.say('meeting.kind-desk')}.`, desk]
				: [words.say('book.spoken', { count: card.present.length, amount, box })]),
			...(acceptedDifference === null || acceptedDifference === 0
				? []
				: [words.say('book.spoken-difference', { amount: this.#amount(acceptedDifference) })]),
			...(late ? [`${words.say('meeting.late')}.`] : []),
			...(corrections > 0 ? [words.say('correction.count-put-right', { count: corrections })] : [])
		].join(' ');
	}

	/** Rows of the opened meeting. */
	get moves(): readonly MeetingMove[] {
		const struck = this.#entries.filter((entry) => entry.struck);
		return this.sheet === null ? [] : movesOf(this.sheet, struck);
	}

	/** Entries of the opened page, including reversed ones; empty before it was read. */
	readonly #entries: readonly BookEntry[] = $derived.by(() =>
		this.#opened === null ? [] : entriesOnPage(this.#book.state, this.#opened)
	);

	/** Entries of earlier pages that the opened meeting corrected, before and after. */
	get putRight(): readonly BookEntry[] {
		if (this.#opened === null) return [];
		return correctionsAt(this.#book.state, this.#opened).flatMap(({ was, now }) =>
			now === null ? [was] : [was, now]
		);
	}

	/** True if the opened page is the open one, so that its corrections can be taken back. */
	get isOpen(): boolean {
		return this.#opened?.isOpen ?? false;
	}
	/** True if the opened page is open and has no entry, so that it can be put away. */
	get isEmpty(): boolean {
		const { openMeeting } = this.#book.state;
		return this.isOpen && openMeeting !== null && isEmptyMeeting(openMeeting);
	}
	/** True if the opened page is a sealed meeting, which takes no new entry. */
	get takesNoMore(): boolean {
		return this.#opened !== null && !this.#opened.isOpen && this.#opened.kind !== 'desk';
	}
	/** True if a surplus in the box was accepted on the opened page and not corrected since. */
	get hadMore(): boolean {
		return this.#entries.some(
			({ event, struck }) => event.type === 'CashDifferenceAccepted' && event.direction === 'over' && !struck
		);
	}

	entriesOf(whose: PageOf): readonly BookEntry[] {
		if (whose === 'mended') return this.putRight;
		return this.#entries.filter(({ memberId }) => memberId === (whose === 'group' ? null : whose));
	}
	/** Marks of a woman's row for all her entries; of a row of the group for its own entries only. */
	marksOf({ memberId, parts, was }: MeetingMove): RowMarks {
		const labels = new Set([...parts, ...was].map(({ label }) => label));
		const entries = this.entriesOf(memberId ?? 'group').filter(
			({ label }) => memberId !== null || labels.has(label)
		);
		return {
			corrected: was.length > 0 || entries.some(({ corrects }) => corrects),
			disputed: entries.some(({ dispute }) => dispute !== null)
		};
	}

	/** Spoken text of one row. */
	spokenMove(move: MeetingMove): string {
		const words = wordsOf(this.#app);
		const { memberId, parts, was } = move;
		const named = (lines: typeof parts) =>
			lines
				.map(({ label, amount }) =>
					[words.say(label), ...(amount > 0 ? [this.#amount(amount)] : [])].join(' ')
				)
				.join(', ');
		const what = parts.length > 0 ? named(parts) : `${words.say('correction.struck')}: ${named(was)}`;
		const { corrected, disputed } = this.marksOf(move);
		const marks = [
			...(corrected ? [`${words.say('member.corrected')}.`] : []),
			...(disputed ? [`${words.say('correction.dispute-open')}.`] : [])
		];
		const said =
			memberId === null
				? `${what}.`
				: words.say('book.spoken-moved', { who: faceWords(this.#book.face(memberId), words), what });
		return [said, ...marks].join(' ');
	}

	/** Reads every meeting, newest first; null if the book cannot be read. */
	async readCards(): Promise<readonly RedBookCard[] | null> {
		const reading = await readPages(this.#book);
		if (!reading.ok) {
			this.fault = reading.error;
			return null;
		}
		const { meetingsHeld } = await loadReports();
		const placed = (card: MeetingCard | HeldMeeting): RedBookCard => ({
			...card,
			fork: 'fork' in card ? card.fork.map(placed) : [],
			place: reading.value.meetings.find((meeting) => isOf(card, meeting))?.place ?? 0
		});
		this.cards = meetingsHeld(reading.value.events, { currency: this.#book.currency }).map(placed);
		return this.cards;
	}

	#amount(amount: Money): string {
		return wordsOf(this.#app).amount(amount, this.#book.currency);
	}
}

const isOf = (card: MeetingCard, { kind, number }: MeetingPlace): boolean =>
	card.kind === kind && card.number === number;
