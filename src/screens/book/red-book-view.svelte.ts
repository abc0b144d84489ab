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

/** A card on the string, and where its meeting stands in the book. */
export interface RedBookCard extends MeetingCard {
	readonly place: number;
	/** Pages of two phones that stand behind it. */
	readonly fork: readonly RedBookCard[];
}

/** Whose lines of a page: a woman's, the group's own, or those that were corrected there. */
export type PageOf = MemberId | 'group' | 'mended';

/** What a row of a page shows beside its pictures. */
export interface RowMarks {
	readonly corrected: boolean;
	readonly disputed: boolean;
}

/** The red book: all meetings, newest first; or one of them, opened. */
export class RedBookView {
	readonly #app: AppState;
	readonly #book: BookView;
	/** Null until they are read. */
	cards = $state.raw<readonly RedBookCard[] | null>(null);
	#opened = $state.raw<RedBookCard | null>(null);
	sheet = $state.raw<MeetingNow | null>(null);
	fault = $state.raw<Fault | null>(null);

	constructor(app: AppState, book: BookView) {
		this.#app = app;
		this.#book = book;
	}

	/** Reads the string and says what was last. */
	async open(): Promise<void> {
		if (await this.readCards()) void this.#app.speaker.say(this.prompt);
	}

	/** Opens the meeting in the record `place` and says it, unless something else is said of it. */
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

	/** A row for ears: its day first, for the numeral in front of it says no month. */
	heard(card: RedBookCard): string {
		return `${wordsOf(this.#app).dayInWords(card.day)}. ${this.spoken(card)}`;
	}

	cardAt(place: number): RedBookCard | undefined {
		return this.cards?.flatMap((card) => [card, ...card.fork]).find((card) => card.place === place);
	}

	/** A meeting in two sentences, more with a difference, or where it came from paper. */
	spoken(card: RedBookCard): string {
		const words = wordsOf(this.#app);
		const { acceptedDifference, late, corrections, onlyCorrections } = card;
		if (onlyCorrections) return words.say('correction.count-put-right', { count: corrections });
		const [amount, box] = [this.#amount(card.savedNow), this.#amount(card.box)];
		// Between meetings nobody is asked who came.
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

	/** Who did what in the opened meeting. */
	get moves(): readonly MeetingMove[] {
		const struck = this.#entries.filter((entry) => entry.struck);
		return this.sheet === null ? [] : movesOf(this.sheet, struck);
	}

	/** Lines of the opened page, struck ones among them; empty before it is read. */
	readonly #entries: readonly BookEntry[] = $derived.by(() =>
		this.#opened === null ? [] : entriesOnPage(this.#book.state, this.#opened)
	);

	/** Lines of earlier pages that were corrected at the opened meeting, what was and what is. */
	get putRight(): readonly BookEntry[] {
		if (this.#opened === null) return [];
		return correctionsAt(this.#book.state, this.#opened).flatMap(({ was, now }) =>
			now === null ? [was] : [was, now]
		);
	}

	/** What was corrected on the opened page can still be taken back there. */
	get isOpen(): boolean {
		return this.#opened?.isOpen ?? false;
	}
	/** Nothing stands on the opened page, and it is open: it can be put away. */
	get isEmpty(): boolean {
		const { openMeeting } = this.#book.state;
		return this.isOpen && openMeeting !== null && isEmptyMeeting(openMeeting);
	}
	/** The opened page is that of a closed meeting of the circle. */
	get takesNoMore(): boolean {
		return this.#opened !== null && !this.#opened.isOpen && this.#opened.kind !== 'desk';
	}
	/** The box held more than was written on the opened page, and that still stands. */
	get hadMore(): boolean {
		return this.#entries.some(
			({ event, struck }) => event.type === 'CashDifferenceAccepted' && event.direction === 'over' && !struck
		);
	}

	entriesOf(whose: PageOf): readonly BookEntry[] {
		if (whose === 'mended') return this.putRight;
		return this.#entries.filter(({ memberId }) => memberId === (whose === 'group' ? null : whose));
	}
	/** What was corrected or is said to be wrong of a woman's lines; of the group's, of the line itself. */
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

	/** One row, read aloud. */
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

	/** Every meeting, newest first; null where the book cannot be read. */
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
