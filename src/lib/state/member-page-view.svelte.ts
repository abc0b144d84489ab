import type { MemberId } from '#kernel';
import type { Money } from '#money';
import type { Fault } from '#app';
import type { MemberPage } from '#reports';
import { faceWords } from '#ui/member/face-words.ts';
import type { MeetingPicture } from '#ui/print/paper-types.ts';
import type { MemberFace } from '#ui/types.ts';
import type { AppState } from './app-state.svelte.ts';
import type { BookView } from './book-view.svelte.ts';
import { wordsOf } from './context.ts';
import { meetingMarks } from './meeting-marks.ts';
import { pictureRows, type MeetingMarks } from './paper-data.ts';
import { loadReports, readPages } from './read-pages.ts';

/** What her own page shows and says. */
export class MemberPageView {
	readonly memberId: MemberId;
	readonly #app: AppState;
	readonly #book: BookView;
	#page = $state.raw<MemberPage | null>(null);
	#marks = $state.raw<MeetingMarks | undefined>(undefined);
	/** Where each meeting stands in the book: "regular 7". */
	#places: ReadonlyMap<string, number> = new Map();
	#fault = $state.raw<Fault | null>(null);
	#hearing = 0;

	constructor(app: AppState, book: BookView, memberId: MemberId) {
		this.#app = app;
		this.#book = book;
		this.memberId = memberId;
	}

	/** Null until it is read. */
	get page(): MemberPage | null {
		return this.#page;
	}
	get fault(): Fault | null {
		return this.#fault;
	}
	get face(): MemberFace {
		return this.#book.face(this.memberId);
	}
	/** Newest first. */
	get meetings(): readonly MeetingPicture[] {
		return this.#page === null ? [] : pictureRows(this.#page, this.#marks);
	}

	/** Meetings of which a line of hers may be wrong, newest first: each once, as it stands now. */
	get entered(): readonly MeetingPicture[] {
		return this.meetings.filter((meeting) => meeting.struck !== true && this.placeOf(meeting) !== null);
	}
	/** Place of its record in the book; null where it has none. */
	placeOf({ key }: MeetingPicture): number | null {
		return this.#places.get(key.split(' ', 2).join(' ')) ?? null;
	}

	/** Reads her page and says it. */
	async open(): Promise<void> {
		const reading = await readPages(this.#book);
		if (!reading.ok) {
			this.#fault = reading.error;
			return;
		}
		const { events, meetings } = reading.value;
		const { memberPage } = await loadReports();
		this.#places = new Map(meetings.map(({ kind, number, place }) => [`${kind} ${String(number)}`, place]));
		this.#marks = meetingMarks(this.#book.state, events, this.memberId);
		this.#page = memberPage(events, { currency: this.#book.currency, memberId: this.memberId });
		void this.#app.speaker.say(this.prompt);
	}

	/** Her saving and what is left of her loan: at most two sentences. */
	get prompt(): string {
		const page = this.#page;
		if (page === null) return '';
		const words = wordsOf(this.#app);
		const { currency } = this.#book;
		const who = faceWords(this.face, words);
		const amount = words.amount(page.saved, currency);
		const left = page.loans.reduce((sum, loan) => sum + loan.outstanding, 0) as Money;
		return left === 0
			? words.say('member.prompt', { who, amount })
			: words.say('member.prompt-loan', { who, amount, left: words.amount(left, currency) });
	}

	/** Everything on her page, for the ear of the header. */
	get whole(): string {
		const words = wordsOf(this.#app);
		const amount = (money: Money) => words.amount(money, this.#book.currency);
		const page = this.#page;
		if (page === null) return '';
		return [
			this.prompt,
			...page.loans.flatMap((loan) => [
				words.say('member.instalments', { count: loan.instalmentsGiven, total: loan.instalments }),
				...(loan.interestDue > 0
					? [words.say('member.also-interest', { amount: amount(loan.interestDue) })]
					: [])
			]),
			...(page.savingsArrears > 0
				? [words.say('member.also-arrears', { amount: amount(page.savingsArrears) })]
				: [])
		].join(' ');
	}

	/** "Lift the phone to your ear", a pause, then her page, softly. */
	async hearQuietly(): Promise<void> {
		const turn = (this.#hearing += 1);
		const { speaker } = this.#app;
		await speaker.say(wordsOf(this.#app).say('member.hear-quiet-prompt'));
		if (turn === this.#hearing) await speaker.sayQuietly(this.whole);
	}

	/** The page is left: nothing more of it is said. */
	leave(): void {
		this.#hearing += 1;
		this.#app.speaker.stop();
	}
}
