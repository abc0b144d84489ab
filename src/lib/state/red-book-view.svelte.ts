import type { Money } from '#money';
import type { Fault } from '#app';
import type { MeetingCard, MeetingSheet } from '#reports';
import { faceWords } from '#ui/member/face-words.ts';
import type { AppState } from './app-state.svelte.ts';
import type { BookView } from './book-view.svelte.ts';
import { wordsOf } from './context.ts';
import { movesOf, type MeetingMove } from './meeting-moves.ts';
import { loadReports, readPages, type MeetingPlace } from './read-pages.ts';

/** A card on the string, and where its meeting stands in the book. */
export interface RedBookCard extends MeetingCard {
	readonly place: number;
}

/** The red book: all meetings, newest first; or one of them, opened. */
export class RedBookView {
	readonly #app: AppState;
	readonly #book: BookView;
	#cards = $state.raw<readonly RedBookCard[] | null>(null);
	#sheet = $state.raw<MeetingSheet | null>(null);
	#fault = $state.raw<Fault | null>(null);

	constructor(app: AppState, book: BookView) {
		this.#app = app;
		this.#book = book;
	}

	/** Null until they are read. */
	get cards(): readonly RedBookCard[] | null {
		return this.#cards;
	}
	get sheet(): MeetingSheet | null {
		return this.#sheet;
	}
	get fault(): Fault | null {
		return this.#fault;
	}

	/** Reads the string and says what was last. */
	async open(): Promise<void> {
		if (await this.#readCards()) void this.#app.speaker.say(this.prompt);
	}

	/** Opens the meeting in the record `place` and says it. */
	async openMeeting(place: number): Promise<void> {
		const card = (await this.#readCards())?.find((one) => one.place === place);
		if (card === undefined) return;
		const events = await this.#book.session.events();
		if (!events.ok) return;
		const { meetingSheet } = await loadReports();
		const { currency } = this.#book;
		this.#sheet = meetingSheet(events.value, { currency, number: card.number, kind: card.kind });
		void this.#app.speaker.say(this.spoken(card));
	}

	get prompt(): string {
		const words = wordsOf(this.#app);
		const last = this.#cards?.find((card) => !card.isOpen);
		if (last === undefined) return words.say('book.prompt-empty');
		return words.say('book.prompt', { count: last.present.length, amount: this.#amount(last.saved) });
	}

	cardAt(place: number): RedBookCard | undefined {
		return this.#cards?.find((card) => card.place === place);
	}

	/** A meeting in two sentences, three with a difference. */
	spoken(card: RedBookCard): string {
		const words = wordsOf(this.#app);
		const said = words.say('book.spoken', {
			count: card.present.length,
			amount: this.#amount(card.saved),
			box: this.#amount(card.box)
		});
		if (card.acceptedDifference === null || card.acceptedDifference === 0) return said;
		return `${said} ${words.say('book.spoken-difference', { amount: this.#amount(card.acceptedDifference) })}`;
	}

	/** Who did what in the opened meeting. */
	get moves(): readonly MeetingMove[] {
		return this.#sheet === null ? [] : movesOf(this.#sheet);
	}

	/** One row, read aloud. */
	spokenMove({ memberId, parts }: MeetingMove): string {
		const words = wordsOf(this.#app);
		const what = parts
			.map(({ label, amount }) => [words.say(label), ...(amount > 0 ? [this.#amount(amount)] : [])].join(' '))
			.join(', ');
		if (memberId === null) return `${what}.`;
		return words.say('book.spoken-moved', { who: faceWords(this.#book.face(memberId), words), what });
	}

	async #readCards(): Promise<readonly RedBookCard[] | null> {
		const reading = await readPages(this.#book);
		if (!reading.ok) {
			this.#fault = reading.error;
			return null;
		}
		const { meetingList } = await loadReports();
		this.#cards = meetingList(reading.value.events, { currency: this.#book.currency }).map((card) => ({
			...card,
			place: reading.value.meetings.find((meeting) => isOf(card, meeting))?.place ?? 0
		}));
		return this.#cards;
	}

	#amount(amount: Money): string {
		return wordsOf(this.#app).amount(amount, this.#book.currency);
	}
}

const isOf = (card: MeetingCard, { kind, number }: MeetingPlace): boolean =>
	card.kind === kind && card.number === number;
