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

/** Days in which a copy that left the phone is still one that helps. */
const freshDays = 14;

/** Days of the book after which a copy is to be tried again. */
const trialDays = 90;

/** Three marks of where the book is: on this phone, in the second copy, away from the phone. */
export interface Marks {
	readonly onPhone: boolean;
	readonly secondCopy: boolean;
	/** Days since the last copy that left; null when none did. */
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
	/** The meeting to go on with. */
	get meeting(): MeetingInProgress | null {
		const open = this.#book.state.openMeeting;
		return open === null || open.kind === 'desk' ? null : open;
	}
	get day(): LocalDate {
		return this.meeting?.day ?? proposedDay(this.#book.state, this.#app.today);
	}
	/** What all women have saved, in all funds. Minor units. */
	get saved(): Money {
		return heldUnder(this.#book.state.balances, chart, 'savings');
	}
	/** Principal that is out with the women. */
	get onLoan(): Money {
		return heldUnder(this.#book.state.balances, chart, 'loans');
	}
	/** What the group earned and has not shared out; nothing where it lost. */
	get grown(): Money {
		return atLeastZero(surplusNow(this.#book.state));
	}
	/** What the group has less than the women saved and it was given: stolen, cut by the bank, never given back. Minor units; zero where it earned. */
	get lost(): Money {
		return atLeastZero(money(-surplusNow(this.#book.state)));
	}
	get heardSaved(): string {
		return this.#lines([['book.saved', this.saved]]);
	}
	get heardBox(): string {
		return this.#lines([['book.home-box', this.box]]);
	}
	/** Sums without notes, each with its own picture: what is out with the women, what was earned or lost, what the bank holds. */
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

	/** By the rhythm of the group it meets today or should have met; so does one that never met. */
	get isDue(): boolean {
		const next = dayByRhythm(this.#book.state);
		return this.meeting !== null || next === null || next <= this.#app.today;
	}
	/** Of the open meeting, of the one that is due now, or the next one. */
	get meetingDay(): LocalDate {
		return this.isDue ? this.day : (dayByRhythm(this.#book.state) ?? this.day);
	}

	get box(): Money {
		return this.#book.box;
	}
	/** All the group's accounts together; null while it has none. */
	get inBank(): Money | null {
		const accounts = [...this.#book.state.bankAccounts.keys()];
		if (accounts.length === 0) return null;
		return money(
			accounts.reduce((sum, id) => sum + (this.#book.state.balances.get(bankAccount(id)) ?? zero), 0)
		);
	}
	/** What the box holds above the group's own limit is to go to the bank; zero within it. Minor units. */
	get toBank(): Money {
		return overBoxLimit(this.#book.state, this.day);
	}
	get boxIsFull(): boolean {
		return this.toBank > 0;
	}

	/** Everything is shared out each year, and the year is over. */
	get isYearOver(): boolean {
		return isCycleOver(this.#book.state, this.day);
	}

	/** Who holds an office since a meeting that is closed and has no code here: the first of them. */
	get officerWithoutCode(): MemberId | undefined {
		return this.#app.codes.lacking[0]?.memberId;
	}
	/** What is to be said of her; null where every officer has hers. */
	get codeIsMissing(): string | null {
		const memberId = this.officerWithoutCode;
		if (memberId === undefined) return null;
		const words = wordsOf(this.#app);
		return words.say('people.officer-no-code', { who: faceWords(this.#book.face(memberId), words) });
	}

	/** How many have done a step of a meeting themselves. */
	get pen(): { readonly done: number; readonly of: number } {
		return penFigure(this.#book.state);
	}

	/** Everything of the book reads well. */
	get isWhole(): boolean {
		return !isAnySetAside(this.#book.setAside);
	}

	/**
	 * Three months of the book have gone by since a copy was tried. By the days of the book, not of the phone's clock: a copy of long
	 * ago counts for as long as nothing was written since.
	 */
	get isTrialDue(): boolean {
		const { state, cover } = this.#book;
		const { copyTriedOn } = this.#app.chosen ?? cover;
		const since = copyTriedOn ?? state.foundedOn;
		if (cover.practice || this.#book.readOnly || since === null || state.lastSealedDay === null) return false;
		return daysBetween(since, state.lastSealedDay) >= trialDays;
	}

	/** What there is to do about the group key; null where nothing is. */
	get keyNews(): KeyNews | null {
		return this.#book.readOnly ? null : keyNewsOf(this.#app.chosen ?? this.#book.cover);
	}

	/** The book reads well and has both copies, the one away not older than two weeks. */
	get isCopied(): boolean {
		const { onPhone, secondCopy, awayDays } = this.marks;
		const isPractice = this.#book.cover.practice;
		return onPhone && (isPractice || (secondCopy && awayDays !== null && awayDays <= freshDays));
	}
	/** The same, in words. */
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

	/** Said when home opens, and by the listen button. */
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

	/** What is said once when home opens: what cannot be read, and a meeting that was put away, are named first. */
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
