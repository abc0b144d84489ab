import type { LocalDate, MemberId } from '#kernel';
import { chargedUntil, type Command, type GroupState } from '#group';
import { atLeastZero, subtract, sum, zero, type Money } from '#money';
import type { Fault } from '#app';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { askedAtRoll, type AskedAtRoll } from './roll-asks.ts';
import { MeetingAct } from './talk.svelte.ts';

/** A meeting that was held on paper: its day and number, followed by the usual screens. */
export class LateMeeting {
	readonly #meeting: MeetingView;
	#isRead = $state(false);
	fault = $state.raw<Fault | null>(null);

	constructor(meeting: MeetingView) {
		this.#meeting = meeting;
	}

	/** True if a meeting of today is open, which must be closed first. */
	get isOpen(): boolean {
		return this.#meeting.begun !== null;
	}
	get number(): number {
		return this.#meeting.book.draft.late?.number ?? 1;
	}
	/** Reason why it cannot be opened; null if it can, or before the book was read. */
	readonly refusal: SpokenReason | null = $derived.by(() =>
		this.#isRead && !this.isOpen ? this.#meeting.reasonAgainst() : null
	);
	get canStart(): boolean {
		return this.#isRead && !this.isOpen && this.refusal === null;
	}

	/**
	 * Additional interest that the women owe because this meeting was held: where interest is charged at each meeting, a paper meeting counts (ledger
	 * law 2 and 6.2). Minor units.
	 */
	get interest(): Money {
		const { book, app, state } = this.#meeting;
		if (!this.canStart) return zero;
		return atLeastZero(subtract(chargedInAll(state, app.today), chargedInAll(book.state, app.today)));
	}
	/** The additional interest as text; null for none. */
	get interestWords(): string | null {
		const { interest } = this;
		const { words } = this.#meeting;
		return interest === 0
			? null
			: words.say('meeting.late-interest', { amount: this.#meeting.amountWords(interest) });
	}

	/** Proposes the next number and the day after the last meeting by the rhythm, if that is past. @param prompt spoken then */
	async open(prompt = this.#meeting.words.say('meeting.late-prompt')): Promise<void> {
		const { book, app, dayByRhythm } = this.#meeting;
		const read = await book.session.readWholeBook();
		if (!read.ok) {
			this.fault = read.error;
			return;
		}
		if (!this.isOpen) {
			const { draft, state } = book;
			draft.late ??= { number: state.lastNumber.regular + 1 };
			draft.day ??= dayByRhythm !== null && dayByRhythm < app.today ? dayByRhythm : app.today;
		}
		this.#isRead = true;
		this.#tell(prompt);
	}

	chooseDay(day: LocalDate): void {
		this.#meeting.chooseDay(day);
		this.#tell();
	}
	chooseNumber(number: number): void {
		this.#meeting.book.draft.late = { number };
	}
	/** Speaks the interest that this day adds before anything is written. */
	#tell(...before: readonly string[]): void {
		const interest = this.interestWords;
		if (interest !== null) void this.#meeting.app.speaker.say([...before, interest].join(' '));
	}
	/** Drops the late meeting, so that the next one is of today. */
	leave(): void {
		if (!this.isOpen) this.#meeting.book.forgetTalk();
	}
}

const chargedInAll = ({ loans, regularMeetings }: GroupState, on: LocalDate): Money =>
	sum([...loans.values()].map((loan) => chargedUntil(loan, on, regularMeetings)));

/**
 * Action "all gave": one touch answers for every woman who was not asked; exceptions are changed afterwards. For a woman who has left since then only
 * her attendance is written.
 */
export class AllGave extends MeetingAct {
	/** True for a late regular meeting in which nobody was answered for and whose saving is a fixed amount. */
	get isOffered(): boolean {
		const { isLate, isSpecial, begun } = this.meeting;
		return isLate && !isSpecial && (begun?.marks.size ?? 0) === 0 && this.amount > 0;
	}
	/** Total saving, minor units. */
	get amount(): Money {
		return sum(this.#asked.map(({ saving }) => saving));
	}
	/** Total for the social fund, minor units. */
	get beside(): Money {
		return sum(this.#asked.map(({ social }) => social));
	}
	get #asked(): readonly (AskedAtRoll & { readonly memberId: MemberId })[] {
		return this.meeting.memberIds.map((memberId) => ({ memberId, ...askedAtRoll(this.meeting, memberId) }));
	}

	async write(): Promise<boolean> {
		const said = this.meeting.words.say('meeting.late-all-read-back', {
			count: this.#asked.filter(({ mayGive }) => mayGive).length,
			amount: this.meeting.amountWords(this.amount)
		});
		return this.record(this.#commands(), said, false);
	}

	#commands(): readonly Command[] {
		const on = this.meeting.day;
		return this.#asked.map(({ memberId, saving, social, mayGive }) => ({
			type: 'AnswerRoll',
			on,
			memberId,
			answer: mayGive ? 'gave' : 'came',
			...(saving > 0 ? { amount: saving } : {}),
			...(social > 0 ? { socialFund: social } : {})
		}));
	}
}
