import type { MemberId } from '#kernel';
import { rollAnswers, savingsOf, type Command, type RollAnswer } from '#group';
import { add, money, subtract, sum, zero, type Money } from '#money';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { askedAtRoll, type AskedAtRoll } from '../../frame/roll-asks.ts';
import { MeetingAct } from '../../frame/talk.svelte.ts';

export type { RollAnswer };
/** What one touch gives: the saving, and what the group takes for its social fund with it. */
export type RollPart = 'saving' | 'social';

/** From how many times the usual saving on an amount is read aloud twice (R26). */
const unusualTimes = 5;

const savingFunds = ['regular', 'voluntary', 'shares'] as const;

/** The roll: one woman at a time, three answers. Answering again replaces what was said before. */
export class RollView extends MeetingAct {
	/** Opened from the overview for one woman: afterwards back there. */
	readonly #single: boolean;
	readonly sums: Readonly<Record<RollPart, AmountDraft>>;
	/** Which of the two is entered. */
	part = $state<RollPart>('saving');
	/** Whose card it is; null when all have been asked. */
	memberId = $state<MemberId | null>(null);
	/** Her card is here again because what was written was taken back. */
	cameBack = $state(false);
	late = $state(false);
	/** The note pad is open: another amount than the usual. */
	entersAmount = $state(false);
	/** Shares that she buys: one, and one more with each touch. */
	shares = $state(1);
	/** The sums that were read twice, being far above the usual; as long as they lie there, one more OK writes them. */
	#readTwice = $state.raw<readonly [saving: Money, social: Money] | null>(null);

	constructor(meeting: MeetingView, turnTo: MemberId | null) {
		super(meeting);
		this.#single = turnTo !== null;
		this.sums = {
			saving: new AmountDraft(meeting.app, meeting.currency),
			social: new AmountDraft(meeting.app, meeting.currency)
		};
		this.memberId = turnTo ?? this.#nextAfter(null);
		this.late = this.#markedLate;
	}

	/** Her place in the circle, from 0. */
	get turnAt(): number {
		return this.memberId === null ? 0 : this.meeting.memberIds.indexOf(this.memberId);
	}
	/** What the meeting asks of her; 0 where nothing is fixed, and at a special meeting. */
	get usual(): Money {
		return this.#asked?.saving ?? zero;
	}
	/** The most shares that she may buy at a meeting; null where the group saves in no shares, or nothing is asked of her. */
	get sharesMost(): number | null {
		const { saving } = this.meeting.rules;
		return saving.mode === 'shares' && this.usual > 0 ? (saving.sharesMax ?? 5) : null;
	}
	/** What one touch of the main action writes: the usual saving, or her shares. */
	get gives(): Money {
		return money(this.usual * (this.sharesMost === null ? 1 : this.shares));
	}
	/** One share more; after the most it begins again with one. */
	oneMore(): void {
		const most = this.sharesMost ?? 1;
		this.shares = this.shares >= most ? 1 : this.shares + 1;
		const { words, app } = this.meeting;
		const count = words.say('meeting.roll-shares', { count: this.shares });
		void app.speaker.say(`${count}. ${this.meeting.amountWords(this.gives)}.`);
	}
	/** What the meeting asks of her for the social fund; 0 where the group has none. */
	get usualSocial(): Money {
		return this.#asked?.social ?? zero;
	}
	/** Whether money of hers can be written at all. */
	get mayGive(): boolean {
		return this.#asked?.mayGive ?? false;
	}
	get #asked(): AskedAtRoll | null {
		return this.memberId === null ? null : askedAtRoll(this.meeting, this.memberId);
	}
	/** All she saved in the group before she gives today, and once she gives what is asked, or gave already; minor units. */
	get saved(): { readonly before: Money; readonly after: Money } {
		const before = this.#savedBefore;
		const stands = this.memberId === null ? undefined : this.meeting.answerOf(this.memberId).amount;
		return { before, after: add(before, stands ?? this.gives) };
	}
	/** The same, once she gives what lies on the note pad. */
	get savedThen(): { readonly before: Money; readonly after: Money } {
		const before = this.#savedBefore;
		return { before, after: add(before, this.sums.saving.amount) };
	}
	/** Answering again replaces what she gave today. */
	get #savedBefore(): Money {
		const { memberId } = this;
		if (memberId === null) return zero;
		const today = this.meeting.answerOf(memberId).amount ?? zero;
		const { balances } = this.meeting.state;
		// A liability: what she has stands with a minus.
		const inAll = sum(savingFunds.map((fund) => money(-(balances.get(savingsOf(memberId, fund)) ?? 0))));
		return subtract(inAll, today);
	}
	get entered(): AmountDraft {
		return this.sums[this.part];
	}
	/** Twice what is asked: who gave nothing the last time mostly gives both. */
	get bundles(): readonly Money[] {
		const asked = this.part === 'saving' ? this.usual : this.usualSocial;
		return asked > 0 ? [money(2 * asked)] : [];
	}
	/** Her saving was laid; only for the social fund is given where that sum was turned to. */
	get canGive(): boolean {
		return this.sums.saving.amount > 0 || (this.part === 'social' && this.sums.social.amount > 0);
	}
	/** The entered amount is far above the usual; one more OK writes it. */
	get asksAgain(): boolean {
		const read = this.#readTwice;
		return read !== null && read[0] === this.sums.saving.amount && read[1] === this.sums.social.amount;
	}
	get prompt(): string {
		return this.#askedFor(this.usual);
	}
	/** The same, with as many shares as stand on the main action. */
	get heard(): string {
		return this.#askedFor(this.gives);
	}
	#askedFor(gives: Money): string {
		const { words } = this.meeting;
		if (this.memberId === null) return words.say('meeting.roll-all-asked');
		const who = this.meeting.who(this.memberId);
		const amount = this.meeting.amountWords(gives);
		const asked = this.usual === 0 ? `${who}.` : words.say('meeting.roll-prompt', { who, amount });
		return this.usualSocial === 0 ? asked : `${asked} ${this.#socialWords(this.usualSocial)}`;
	}

	toggleLate(): void {
		this.late = !this.late;
	}

	/** The saving that was asked is not what she gives, so nothing of it lies there (ADR 0111); the other sum stays as it stands. */
	enterAmount(): void {
		this.entersAmount = true;
		this.sums.saving.clear();
		this.sums.social.setAmount(this.#socialStands ?? this.usualSocial);
	}
	get #socialStands(): Money | undefined {
		return this.memberId === null ? undefined : this.meeting.answerOf(this.memberId).beside;
	}
	leaveAmount(): void {
		this.entersAmount = false;
		this.#readTwice = null;
		this.part = 'saving';
		this.sums.saving.clear();
		this.sums.social.clear();
	}
	turnToPart(part: RollPart): void {
		this.entered.stopSpeaking();
		this.part = part;
		this.entered.say();
	}

	/** What is entered, read twice where it is unusual. @returns true when nobody is left to ask */
	async giveEntered(): Promise<boolean> {
		const [saving, social] = [this.sums.saving.amount, this.sums.social.amount];
		const unusual = isUnusual(saving, this.usual) ? saving : social;
		if (!this.asksAgain && (isUnusual(saving, this.usual) || isUnusual(social, this.usualSocial))) {
			this.#readTwice = [saving, social];
			const text = this.meeting.words.say('meeting.roll-unusual', {
				amount: this.meeting.amountWords(unusual)
			});
			void this.meeting.app.speaker.say(`${text} ${text}`);
			return false;
		}
		return this.answer('gave', saving, social);
	}

	/**
	 * @param amount what she saves; nothing counts as not given
	 * @param social what she gives for the social fund with it
	 * @returns true when nobody is left to ask: on to the overview
	 */
	async answer(answer: RollAnswer, amount: Money = zero, social: Money = zero): Promise<boolean> {
		const memberId = this.memberId;
		if (memberId === null) return true;
		const { day } = this.meeting;
		const { gives } = rollAnswers[answer];
		const command: Command = {
			type: 'AnswerRoll',
			on: day,
			memberId,
			answer,
			...(gives && amount > 0 ? { amount } : {}),
			...(gives && social > 0 ? { socialFund: social } : {}),
			late: this.late
		};
		const next = this.#single ? null : this.#nextAfter(memberId);
		// Another screen says its own prompt after this; on the same screen her name follows.
		const thenMoves = next === null || this.entersAmount;
		const written = await this.record(
			[command],
			() => this.#readBack(memberId, answer, [amount, social], thenMoves ? null : next),
			thenMoves
		);
		if (!written) return false;
		if (next !== null) this.#show(next);
		else if (!this.#single) this.meeting.tellStepDone();
		return next === null;
	}

	/** The last act is taken back; where it was an answer, her card comes back. */
	async undo(): Promise<void> {
		const undone = await this.meeting.writer.undo();
		if (undone?.memberId !== undefined) this.#show(undone.memberId, true);
	}

	#show(memberId: MemberId, cameBack = false): void {
		this.memberId = memberId;
		this.cameBack = cameBack;
		this.renew();
		this.late = this.#markedLate;
		this.shares = 1;
		this.leaveAmount();
	}

	get #markedLate(): boolean {
		return this.memberId !== null && this.meeting.begun?.marks.get(this.memberId) === 'late';
	}

	/** The next woman who was not asked yet, round the circle. */
	#nextAfter(memberId: MemberId | null): MemberId | null {
		const { memberIds, begun } = this.meeting;
		const start = memberId === null ? 0 : memberIds.indexOf(memberId) + 1;
		const round = [...memberIds.slice(start), ...memberIds.slice(0, start)];
		return round.find((one) => one !== memberId && begun?.marks.has(one) !== true) ?? null;
	}

	#readBack(
		memberId: MemberId,
		answer: RollAnswer,
		[amount, social]: readonly [Money, Money],
		next: MemberId | null
	): string {
		const { words } = this.meeting;
		const who = this.meeting.who(memberId);
		const { gives, isHere } = rollAnswers[answer];
		const said = [
			...(answer === 'sent' ? [words.say('meeting.roll-read-back-absent', { who })] : []),
			gives && amount > 0
				? words.say('meeting.roll-read-back', { who, amount: this.meeting.amountWords(amount) })
				: gives && social > 0
					? `${who}.`
					: words.say(answer === 'absent' ? 'meeting.roll-read-back-absent' : 'meeting.roll-read-back-came', {
							who
						}),
			...(gives && social > 0 ? [this.#socialWords(social)] : []),
			...(this.late && isHere ? [words.say('meeting.roll-late')] : []),
			...(next === null ? [] : [`${this.meeting.who(next)}.`])
		];
		return said.join(' ');
	}

	#socialWords(amount: Money): string {
		const { words } = this.meeting;
		return words.say('meeting.roll-social', { amount: this.meeting.amountWords(amount) });
	}
}

/** Far above what is asked; where nothing is asked, nothing is unusual. */
function isUnusual(amount: Money, usual: Money): boolean {
	return usual > 0 && amount >= unusualTimes * usual;
}
