import type { MemberId, Result } from '#kernel';
import {
	savingInterest,
	sharedParts,
	surplusNow,
	type Command,
	type PayDividend,
	type Rejection,
	type SavingInterest,
	type SharedParts
} from '#group';
import { atLeastZero, money, sum, zero, type Money } from '#money';
import type { Fault } from '#app';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { Circle } from '../frame/circle/circle.svelte.ts';
import { spokenReason, type SpokenReason } from '#session/reasons.ts';
import { sharedInWords } from '../frame/heard-words.ts';
import { mixAsked, ShareMix, singleRules, type SingleRule } from './share-mix.svelte.ts';
import { Flow, type Question, type Questions } from '../frame/flow/flow.svelte.ts';

export const dividendRules = [...singleRules, 'mixed'] as const;
export type DividendRule = (typeof dividendRules)[number];
export type DividendStep = 'rule' | 'mix' | 'amount' | 'parts' | 'agree' | 'interest';

/** Profit is shared: by which rule, how much of it, what each gets, in her hand or into her saving; the circle says yes. */
export class DividendView extends Flow<DividendStep> {
	override readonly circle: Circle;
	readonly entered: AmountDraft;
	readonly mix: ShareMix;
	rule = $state<DividendRule>('bySavings');
	to = $state<PayDividend['to']>('box');
	#fault = $state.raw<Fault | null>(null);
	/** Saving months and interest are read from the whole book. */
	#isRead = $state(false);

	constructor(meeting: MeetingView) {
		super(meeting, 'rule');
		this.circle = new Circle(meeting);
		this.mix = new ShareMix(() => this.#singles);
		this.entered = new AmountDraft(meeting.app, meeting.currency, () => this.amountRefusal?.text ?? '');
	}

	readonly questions: Questions<DividendStep> = {
		rule: () => ({
			tight: true,
			prompt: this.surplus === 0 ? this.say('people.no-profit') : this.rulePrompt,
			reason: this.circle.closed
		}),
		interest: () => ({
			before: 'rule',
			tight: true,
			title: this.say('people.saving-interest'),
			icon: 'sprout',
			prompt: this.interestPrompt,
			heard: [this.interestPrompt, ...this.#interestLines].join(' '),
			reason: this.place.reasonAgainst(this.#credit()),
			act: {
				label: this.say('action.write'),
				icon: 'sprout',
				tone: 'in',
				onpress: () => this.end(this.recordAsItIs([this.#credit()], this.interestPrompt))
			}
		}),
		mix: () => ({
			...mixAsked(this.mix, this.place.words, () => this.mixIsRight()),
			before: 'rule'
		}),
		amount: () => ({
			before: this.rule === 'mixed' ? 'mix' : 'rule',
			tight: true,
			prompt: this.say('people.share-amount-prompt'),
			reason: this.amountRefusal,
			amount: this.entered,
			bundles: [this.surplus],
			act: { label: this.say('action.ok'), icon: 'next', tone: 'out', onpress: () => this.amountIsRight() }
		}),
		parts: () => ({
			before: 'amount',
			tight: true,
			prompt: this.say('people.dividend-parts'),
			heard: this.heard,
			act: {
				label: this.say('action.ok'),
				icon: 'next',
				tone: 'out',
				disabled: this.given === 0,
				onpress: () => this.partsAreRight()
			}
		}),
		agree: () => ({
			before: 'parts',
			tight: true,
			prompt: this.agreePrompt,
			heard: `${this.heard} ${this.agreePrompt}`,
			reason: this.refusal,
			act: {
				label: this.say('loan.all-agree'),
				icon: 'hands-raised',
				tone: 'out',
				disabled: !this.circle.isEnough,
				onpress: () => this.end(this.write())
			}
		})
	};
	protected override get head(): Partial<Question<DividendStep>> {
		return { title: this.say('people.share-profit'), icon: 'pouring-pots' };
	}

	async open(): Promise<void> {
		const read = await this.place.book.session.readWholeBook();
		this.#fault = read.ok ? null : read.error;
		this.#isRead = true;
	}

	/** What savings earned by the rules and was not credited yet; null until the book was read, and where it is nothing. */
	readonly interest: SavingInterest | null = $derived.by(() => {
		const { state } = this.place.book;
		if (!this.#isRead || state.journal === null) return null;
		const earned = savingInterest(state, state.journal, this.place.day);
		return earned === null || earned.parts.length === 0 ? null : earned;
	});
	interestOf(memberId: MemberId): Money {
		return sum(
			(this.interest?.parts ?? []).filter((part) => part.memberId === memberId).map((part) => part.amount)
		);
	}
	get interestInAll(): Money {
		return sum((this.interest?.parts ?? []).map(({ amount }) => amount));
	}
	get interestPrompt(): string {
		return this.place.words.line(this.say('people.saving-interest'), this.interestInAll, this.place.currency);
	}
	sayInterest(memberId: MemberId): void {
		const { app, words, currency } = this.place;
		void app.speaker.say(words.line(this.place.who(memberId), this.interestOf(memberId), currency));
	}
	get #interestLines(): readonly string[] {
		const { words, currency } = this.place;
		return (this.interest?.parts ?? []).map((part) =>
			words.line(this.place.who(part.memberId), part.amount, currency)
		);
	}
	/** As it was heard: what changed since is refused. */
	#credit(): Command {
		return { type: 'CreditSavingInterest', on: this.place.day, parts: this.interest?.parts ?? [] };
	}

	/** A group that saves in shares shares by them; the others have none. */
	get rules(): readonly DividendRule[] {
		return [...this.#singles, 'mixed'];
	}
	get #singles(): readonly SingleRule[] {
		const hasShares = this.place.rules.saving.mode === 'shares';
		return singleRules.filter((rule) => rule !== 'byShares' || hasShares);
	}
	/** What the group has earned and kept; minor units. */
	get surplus(): Money {
		return atLeastZero(surplusNow(this.place.book.state));
	}

	/** What each gets by the rule, as the rules round; null while nothing is entered. */
	readonly shared: Result<SharedParts, Rejection | Fault> | null = $derived.by(() => this.#share(this.rule));
	/** Each one's part by the rule that weighs most in the mix, alone: what the others change is seen beside it. */
	readonly #alone: Result<SharedParts, Rejection | Fault> | null = $derived.by(() =>
		this.#share(this.mix.heaviest)
	);
	#share(rule: DividendRule): Result<SharedParts, Rejection | Fault> | null {
		const { state } = this.place.book;
		if (this.#isRead && this.#fault !== null) return { ok: false, error: this.#fault };
		if (this.entered.amount === 0) return null;
		const weights = rule === 'mixed' ? this.mix.weights : undefined;
		return sharedParts(state, this.place.day, rule, weights, this.entered.amount, this.to === 'box');
	}
	partOf(memberId: MemberId): Money {
		return partIn(this.shared, memberId);
	}
	/** Her part, were it shared by the heaviest rule of the mix alone. */
	aloneOf(memberId: MemberId): Money {
		return partIn(this.#alone, memberId);
	}
	get given(): Money {
		return this.shared?.ok === true ? sum(this.shared.value.parts.map(({ amount }) => amount)) : zero;
	}
	/** What no coin can share stays in the pot. */
	get stays(): Money {
		return money(this.entered.amount - this.given);
	}
	/** What stays of the profit while so much is entered. */
	get surplusAfter(): Money {
		return atLeastZero(money(this.surplus - this.entered.amount));
	}
	/** Her part, aloud. */
	sayPart(memberId: MemberId): void {
		const { app, words, currency } = this.place;
		void app.speaker.say(words.line(this.place.who(memberId), this.partOf(memberId), currency));
	}
	get boxBefore(): Money {
		return this.place.book.box;
	}
	get boxAfter(): Money {
		return this.to === 'box' ? atLeastZero(money(this.boxBefore - this.given)) : this.boxBefore;
	}

	/** Why so much cannot be shared by this rule. */
	get amountRefusal(): SpokenReason | null {
		const { words, currency } = this.place;
		const spoken = (reason: Rejection | Fault) => spokenReason(reason, words, currency);
		if (this.entered.amount > this.surplus)
			return spoken({ type: 'SurplusTooSmall', surplus: this.surplus, asked: this.entered.amount });
		return this.shared?.ok === false ? spoken(this.shared.error) : null;
	}
	readonly refusal: SpokenReason | null = $derived.by(
		() => this.amountRefusal ?? this.circle.reasonAgainst((agreedBy) => this.#command(agreedBy))
	);

	get rulePrompt(): string {
		return this.place.words.say('people.profit-prompt', {
			amount: this.place.amountWords(this.surplus)
		});
	}
	/** Everybody's part, as it is said aloud. */
	get heard(): string {
		const { book, words } = this.place;
		const parts = this.shared?.ok === true ? [...this.shared.value.parts] : [];
		return sharedInWords({ ...this.#ruled, parts, rest: this.stays }, book, words);
	}
	get agreePrompt(): string {
		const { words } = this.place;
		return [
			words.say(this.to === 'box' ? 'people.dividend-box' : 'people.dividend-savings', {
				amount: this.place.amountWords(this.given)
			}),
			words.say('people.all-agree-prompt')
		].join(' ');
	}

	choose(rule: DividendRule): void {
		this.rule = rule;
		this.go(rule === 'mixed' ? 'mix' : 'amount');
	}
	mixIsRight(): void {
		this.go('amount');
	}
	amountIsRight(): void {
		this.entered.stopSpeaking();
		this.go('parts');
	}
	payTo(to: PayDividend['to']): void {
		this.to = to;
	}
	partsAreRight(): void {
		this.go('agree');
	}

	/** @returns true once it is on the phone */
	async write(): Promise<boolean> {
		const said = this.place.words.say('people.dividend-read-back', {
			amount: this.place.amountWords(this.given)
		});
		const command = this.#command(this.circle.yes);
		return this.recordAsItIs([command], said);
	}

	get #ruled(): Pick<PayDividend, 'rule' | 'weights'> {
		return { rule: this.rule, ...(this.rule === 'mixed' ? { weights: this.mix.weights } : {}) };
	}
	#command(agreedBy: readonly MemberId[]): PayDividend {
		const parts = this.shared?.ok === true ? this.shared.value.parts : [];
		return {
			type: 'PayDividend',
			on: this.place.day,
			...this.#ruled,
			amount: this.entered.amount,
			to: this.to,
			parts: [...parts],
			agreedBy
		};
	}
}

function partIn(shared: Result<SharedParts, unknown> | null, memberId: MemberId): Money {
	const parts = shared?.ok === true ? shared.value.parts : [];
	return parts.find((part) => part.memberId === memberId)?.amount ?? zero;
}
