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
import { loadReports } from './read-pages.ts';

/** Time to lift the phone to her ear. */
const liftMilliseconds = 2_000;

/** What her own page shows and says. */
export class MemberPageView {
	readonly memberId: MemberId;
	readonly #app: AppState;
	readonly #book: BookView;
	#page = $state.raw<MemberPage | null>(null);
	#marks = $state.raw<MeetingMarks | undefined>(undefined);
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

	/** Reads her page and says it. */
	async open(): Promise<void> {
		const events = await this.#book.session.events();
		if (!events.ok) {
			this.#fault = events.error;
			return;
		}
		const { memberPage } = await loadReports();
		this.#marks = meetingMarks(this.#book.state, events.value, this.memberId);
		this.#page = memberPage(events.value, { currency: this.#book.currency, memberId: this.memberId });
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

	/** "Lift the phone to your ear", a pause, then her page. */
	async hearQuietly(): Promise<void> {
		const turn = (this.#hearing += 1);
		const { speaker } = this.#app;
		await speaker.say(wordsOf(this.#app).say('member.hear-quiet-prompt'));
		await new Promise((resolve) => setTimeout(resolve, liftMilliseconds));
		if (turn === this.#hearing) await speaker.say(this.whole);
	}

	/** The page is left: nothing more of it is said. */
	leave(): void {
		this.#hearing += 1;
		this.#app.speaker.stop();
	}
}
