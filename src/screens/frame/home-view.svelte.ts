import { isAnySetAside } from '#app';
import { daysBetween, type LocalDate, type MemberId } from '#kernel';
import { heldUnder } from '#ledger';
import {
	bankAccount,
	chart,
	isCycleOver,
	overBoxLimit,
	penFigure,
	surplusNow,
	type MeetingInProgress
} from '#group';
import { atLeastZero, money, zero, type Money } from '#money';
import { keyNewsOf, type KeyNews, type BookView } from '#session/book-view.svelte.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { dayByRhythm, proposedDay } from '#session/meeting/meeting-day.ts';
import type { IconName, MessageKey } from '#i18n';
import { faceWords } from '#ui/member/face-words.ts';

/** Days for which a copy outside the phone counts as fresh. */
const freshDays = 14;

/** Days of the book after which a copy is to be tested again. */
const trialDays = 90;

/** Places where the book is stored: this phone, the second copy, and outside the phone. */
export interface Marks {
	readonly onPhone: boolean;
	readonly secondCopy: boolean;
	/** Days since the last copy that left the phone; null if none did. */
	readonly awayDays: number | null;
}

export class HomeView {
	readonly #app: AppState;
	readonly #book: BookView;

	constructor(app: AppState, book: BookView) {
		this.#app = app;
		this.#book = book;
	}

	get group(): string {
		return this.#book.state.name ?? '';
	}
	get members(): number {
		return this.#book.memberIds.length;
	}
	/** The open meeting, not the desk; null if none is open. */
	get meeting(): MeetingInProgress | null {
		const open = this.#book.state.openMeeting;
		return open === null || open.kind === 'desk' ? null : open;
	}
	get day(): LocalDate {
		return this.meeting?.day ?? proposedDay(this.#book.state, this.#app.today);
	}
	/** Savings of all women in all funds, minor units. */
	get saved(): Money {
		return heldUnder(this.#book.state.balances, chart, 'savings');
	}
	/** Outstanding principal of the women's loans. */
	get onLoan(): Money {
		return heldUnder(this.#book.state.balances, chart, 'loans');
	}
	/** Surplus that was not shared out, minor units; zero after a loss. */
	get grown(): Money {
		return atLeastZero(surplusNow(this.#book.state));
	}
	/** Accumulated loss, minor units; zero with a surplus. */
	get lost(): Money {
		return atLeastZero(money(-surplusNow(this.#book.state)));
	}
	get heardSaved(): string {
		return this.#lines([['book.saved', this.saved]]);
	}
	get heardBox(): string {
		return this.#lines([['book.home-box', this.box]]);
	}
	/** Amounts without notes, each with an icon: loans outstanding, surplus or loss, and the balance at the bank. */
	get sides(): readonly { readonly icon: IconName; readonly key: MessageKey; readonly amount: Money }[] {
		const { inBank } = this;
		return [
			{ icon: 'wall', key: 'book.home-loans', amount: this.onLoan },
			this.lost > 0
				? { icon: 'withered', key: 'people.share-loss', amount: this.lost }
				: { icon: 'sprout', key: 'book.home-profit', amount: this.grown },
			...(inBank === null
				? []
				: [{ icon: 'bank-counter', key: 'book.home-bank-trip', amount: inBank } as const])
		];
	}
	get heardSides(): string {
		return this.#lines(this.sides.map(({ key, amount }) => [key, amount]));
	}
	#lines(lines: readonly (readonly [MessageKey, Money])[]): string {
		const words = wordsOf(this.#app);
		return lines.map(([key, of]) => `${words.say(key)} ${words.amount(of, this.#book.currency)}.`).join(' ');
	}

	/** True if the group meets today or should have met by its rhythm, also if it has never met. */
	get isDue(): boolean {
		const next = dayByRhythm(this.#book.state);
		return this.meeting !== null || next === null || next <= this.#app.today;
	}
	/** Day of the open meeting or of the one that is due; otherwise of the next one. */
	get meetingDay(): LocalDate {
		return this.isDue ? this.day : (dayByRhythm(this.#book.state) ?? this.day);
	}

	get box(): Money {
		return this.#book.box;
	}
	/** Balance of all bank accounts; null if the group has none. */
	get inBank(): Money | null {
		const accounts = [...this.#book.state.bankAccounts.keys()];
		if (accounts.length === 0) return null;
		return money(
			accounts.reduce((sum, id) => sum + (this.#book.state.balances.get(bankAccount(id)) ?? zero), 0)
		);
	}
	/** Cash in the box above the group's own limit, minor units; zero within it. */
	get toBank(): Money {
		return overBoxLimit(this.#book.state, this.day);
	}
	get boxIsFull(): boolean {
		return this.toBank > 0;
	}

	/** True if the group shares everything out each year, and the year is over. */
	get isYearOver(): boolean {
		return isCycleOver(this.#book.state, this.day);
	}

	/** First officer by a sealed page who has no code on this phone. */
	get officerWithoutCode(): MemberId | undefined {
		return this.#app.codes.lacking[0]?.memberId;
	}
	/** Sentence about her; null if every officer has a code. */
	get codeIsMissing(): string | null {
		const memberId = this.officerWithoutCode;
		if (memberId === undefined) return null;
		const words = wordsOf(this.#app);
		return words.say('people.officer-no-code', { who: faceWords(this.#book.face(memberId), words) });
	}

	/** Number of women who have done a step of a meeting themselves. */
	get pen(): { readonly done: number; readonly of: number } {
		return penFigure(this.#book.state);
	}

	/** True if no part of the book was set aside as unreadable. */
	get isWhole(): boolean {
		return !isAnySetAside(this.#book.setAside);
	}

	/**
	 * True if a copy has not been tested in the last three months of the book. It goes by the book's days, not by the phone's clock: a test stays valid
	 * while nothing is written.
	 */
	get isTrialDue(): boolean {
		const { state, cover } = this.#book;
		const { copyTriedOn } = this.#app.chosen ?? cover;
		const since = copyTriedOn ?? state.foundedOn;
		if (cover.practice || this.#book.readOnly || since === null || state.lastSealedDay === null) return false;
		return daysBetween(since, state.lastSealedDay) >= trialDays;
	}

	/** Open task about the group key; null if there is none. */
	get keyNews(): KeyNews | null {
		return this.#book.readOnly ? null : keyNewsOf(this.#app.chosen ?? this.#book.cover);
	}

	/** True if the book reads well and has both copies, the outside one at most two weeks old. */
	get isCopied(): boolean {
		const { onPhone, secondCopy, awayDays } = this.marks;
		const isPractice = this.#book.cover.practice;
		return onPhone && (isPractice || (secondCopy && awayDays !== null && awayDays <= freshDays));
	}
	/** State of the copies as text. */
	get copies(): string {
		const words = wordsOf(this.#app);
		const { onPhone, secondCopy, awayDays } = this.marks;
		const away =
			awayDays === null
				? words.say('backup.where-away-never')
				: awayDays === 0
					? words.say('backup.where-away-today')
					: words.say('backup.where-away-days', { count: awayDays });
		const missing = (isThere: boolean) => (isThere ? '' : `: ${words.say('backup.where-missing')}`);
		return [
			`${words.say('backup.where-on-phone')}${missing(onPhone)}`,
			`${words.say('backup.where-second-copy')}${missing(secondCopy)}`,
			away
		].join(' · ');
	}

	get marks(): Marks {
		const { cover, readOnly } = this.#book;
		const { lastBackup } = this.#app.chosen ?? cover;
		return {
			onPhone: !readOnly && this.isWhole,
			secondCopy: !cover.practice && this.#book.secondCopyPlace >= this.#book.session.head.place,
			awayDays: lastBackup === null ? null : Math.max(0, daysBetween(lastBackup.on, this.#app.today))
		};
	}

	/** Spoken when home opens, and by the listen button. */
	get prompt(): string {
		const words = wordsOf(this.#app);
		const parts = [
			...(this.codeIsMissing === null ? [] : [this.codeIsMissing]),
			words.say('book.home-prompt', {
				group: this.group,
				amount: words.amount(this.box, this.#book.currency)
			}),
			...(this.boxIsFull
				? [
						words.say('bank.book-to-bank-prompt', {
							amount: words.amount(this.toBank, this.#book.currency)
						})
					]
				: []),
			...(this.isYearOver ? [words.say('people.share-due')] : []),
			this.meeting === null ? words.say('book.home-prompt-start') : `${words.say('book.home-go-on-meeting')}.`
		];
		return parts.join(' ');
	}

	/** Spoken once when home opens: unreadable parts and a meeting that was put away come first. */
	opening(): string {
		const words = wordsOf(this.#app);
		const wasDropped = this.#book.draft.dropped;
		this.#book.draft.dropped = false;
		const isKeySaid = this.keyNews === 'new' && !this.#book.draft.keySaid;
		this.#book.draft.keySaid = this.keyNews === 'new';
		const isTrialSaid = this.isTrialDue && !this.#book.draft.trialSaid;
		this.#book.draft.trialSaid = this.isTrialDue;
		const first = [
			...(this.isWhole ? [] : [words.say('reject.fault-pages-unreadable')]),
			...(wasDropped ? [words.say('meeting.dropped')] : []),
			...(isKeySaid ? [words.say('backup.prompt')] : []),
			...(isTrialSaid ? [words.say('backup.rehearse-prompt')] : [])
		];
		return [...first, this.prompt].join(' ');
	}
}
