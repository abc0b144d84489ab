import type { LocalDate, MemberId } from '#kernel';
import { chargedUntil, type Command, type GroupState } from '#group';
import { atLeastZero, subtract, sum, zero, type Money } from '#money';
import type { Fault } from '#app';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { askedAtRoll, type AskedAtRoll } from './roll-asks.ts';
import { MeetingAct } from './talk.svelte.ts';

/** A meeting that was held on paper: its day and its number, then the same screens as any other. */
export class LateMeeting {
	readonly #meeting: MeetingView;
	#isRead = $state(false);
	fault = $state.raw<Fault | null>(null);

	constructor(meeting: MeetingView) {
		this.#meeting = meeting;
	}

	/** A meeting of now is open: it is closed first. */
	get isOpen(): boolean {
		return this.#meeting.begun !== null;
	}
	get number(): number {
		return this.#meeting.book.draft.late?.number ?? 1;
	}
	/** Why it cannot be opened so; null when it can, or before the book was read. */
	readonly refusal: SpokenReason | null = $derived.by(() =>
		this.#isRead && !this.isOpen ? this.#meeting.reasonAgainst() : null
	);
	get canStart(): boolean {
		return this.#isRead && !this.isOpen && this.refusal === null;
	}

	/**
	 * What the women owe more in interest by this meeting having been held: where interest is charged at each meeting, the paper meeting
	 * is one of them (ledger law 2 and 6.2). Minor units.
	 */
	get interest(): Money {
		const { book, app, state } = this.#meeting;
		if (!this.canStart) return zero;
		return atLeastZero(subtract(chargedInAll(state, app.today), chargedInAll(book.state, app.today)));
	}
	/** The same in words; null where there is none. */
	get interestWords(): string | null {
		const { interest } = this;
		const { words } = this.#meeting;
		return interest === 0
			? null
			: words.say('meeting.late-interest', { amount: this.#meeting.amountWords(interest) });
	}

	/** Proposes the day after the last meeting by the rhythm, where that is past, and the next number. @param prompt what is said then */
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
	/** What this day costs is heard before anything is written. */
	#tell(...before: readonly string[]): void {
		const interest = this.interestWords;
		if (interest !== null) void this.#meeting.app.speaker.say([...before, interest].join(' '));
	}
	/** Put away: the next meeting is one of now again. */
	leave(): void {
		if (!this.isOpen) this.#meeting.book.forgetTalk();
	}
}

const chargedInAll = ({ loans, regularMeetings }: GroupState, on: LocalDate): Money =>
	sum([...loans.values()].map((loan) => chargedUntil(loan, on, regularMeetings)));

/**
 * "All gave": one touch answers for every woman who was not asked; who did not give is changed afterwards. Of who has left
 * since then only that she came is written.
 */
export class AllGave extends MeetingAct {
	/** Only of a meeting from paper, while nobody was answered for, and where the saving is the same each time. */
	get isOffered(): boolean {
		const { isLate, isSpecial, begun } = this.meeting;
		return isLate && !isSpecial && (begun?.marks.size ?? 0) === 0 && this.amount > 0;
	}
	/** What all together save; minor units. */
	get amount(): Money {
		return sum(this.#asked.map(({ saving }) => saving));
	}
	/** For the social fund with it. */
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
