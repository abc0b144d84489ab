import { err, type LocalDate, type MemberId, type Result } from '#kernel';
import {
	reckoningFor,
	settlementFor,
	type GroupState,
	type LeaveGroup,
	type MemberLeft,
	type Reckoning,
	type Rejection
} from '#group';
import { add, atLeastZero, money, subtract, sum, zero, type Money } from '#money';
import type { IconName, MessageKey } from '#i18n';
import type { Fault } from '#app';
import { leaveReasons } from '#ui/codes.ts';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { Circle } from '../../frame/circle/circle.svelte.ts';
import { spokenReason, type SpokenReason } from '#session/reasons.ts';
import { choicesOf, Flow, type Question, type Questions } from '../../frame/flow/flow.svelte.ts';

type Settlement = NonNullable<MemberLeft['settlement']>;
export type LeavingStep = 'why' | 'reckoning' | 'part' | 'agree';

/** One line of what she has and owes; minor units. */
export interface ReckoningLine {
	readonly key: MessageKey;
	readonly icon: IconName;
	readonly side: 'in' | 'out';
	readonly amount: Money;
}

/** A woman leaves: why, what she has and owes, how much of the rest is given now, and the circle says yes. */
export class LeavingView extends Flow<LeavingStep> {
	readonly memberId: MemberId;
	override readonly circle: Circle;
	readonly entered: AmountDraft;
	reason = $state<MemberLeft['reason'] | null>(null);
	/** Null: all that is hers. */
	#part = $state<Money | null>(null);
	#fault = $state.raw<Fault | null>(null);
	/** The rule of exit may look back over the whole book. */
	#isRead = $state(false);

	constructor(meeting: MeetingView, memberId: MemberId) {
		super(meeting, 'why');
		this.memberId = memberId;
		this.circle = new Circle(meeting);
		this.entered = new AmountDraft(meeting.app, meeting.currency);
	}

	readonly questions: Questions<LeavingStep> = {
		why: () => ({
			prompt: this.say('people.why-prompt'),
			codes: choicesOf(leaveReasons, this.say, (reason) => this.choose(reason))
		}),
		reckoning: () => ({
			before: 'why',
			tight: true,
			prompt: this.opens,
			heard: this.heard,
			reason: this.hindrance,
			missing: this.missing,
			act: { label: this.say('people.all-now'), icon: 'box-out', tone: 'out', onpress: () => this.payAll() }
		}),
		part: () => ({
			before: 'reckoning',
			tight: true,
			prompt: this.say('people.part-prompt'),
			amount: this.entered,
			act: {
				label: this.say('action.ok'),
				icon: 'next',
				tone: 'out',
				disabled: this.entered.amount > this.hers,
				onpress: () => this.partIsRight()
			}
		}),
		agree: () => ({
			before: 'reckoning',
			tight: true,
			prompt: this.agreePrompt,
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
	protected override get head(): Partial<Question<LeavingStep>> {
		const title = this.say(this.reason === null ? 'member.leave' : leaveReasons.keyOf(this.reason));
		return { title, face: this.place.book.face(this.memberId) };
	}

	/** Reads the book where her part of the surplus cannot be told from the balances. */
	async open(): Promise<void> {
		const read = await this.place.book.session.readWholeBook();
		this.#fault = read.ok ? null : read.error;
		this.#isRead = true;
	}

	get who(): string {
		return this.place.who(this.memberId);
	}
	get isDeath(): boolean {
		return this.reason === 'death';
	}

	/** What she has and owes, or why that cannot be told. */
	readonly reckoning: Result<Reckoning, Rejection | Fault> = $derived(this.#computed(reckoningFor));
	/** What she gets of it, or why she gets nothing. */
	readonly settlement: Result<Settlement, Rejection | Fault> = $derived(this.#computed(settlementFor));

	/** Her savings and part of the surplus, then what is taken off; lines of nothing are left out, saving never is. */
	readonly lines: readonly ReckoningLine[] = $derived.by(() => {
		if (!this.reckoning.ok) return [];
		const { savings, surplus, loss = zero, loan, interest, fines } = this.reckoning.value;
		const all: readonly ReckoningLine[] = [
			{ key: 'people.share-saving-back', icon: 'gullak-in', side: 'in', amount: savings },
			{ key: 'people.her-surplus', icon: 'pouring-pots', side: 'in', amount: surplus },
			{ key: 'people.her-loss', icon: 'withered', side: 'out', amount: loss },
			{ key: 'people.share-her-loan', icon: 'wall', side: 'out', amount: loan },
			{ key: 'word.interest', icon: 'sprout', side: 'out', amount: interest },
			{ key: 'word.fine', icon: 'late-coin', side: 'out', amount: fines }
		];
		return all.filter(({ key, amount }) => amount > 0 || key === 'people.share-saving-back');
	});
	/** What she has to give first, where she owes more than she has. */
	get missing(): Money | undefined {
		if (this.settlement.ok || this.settlement.error.type !== 'OwesMoreThanSheHas') return undefined;
		return subtract(this.settlement.error.owed, this.settlement.error.has);
	}
	/** What is left for her, paid now or later. */
	get hers(): Money {
		return this.settlement.ok ? add(this.settlement.value.paid, this.settlement.value.payable) : money(0);
	}
	get paidNow(): Money {
		return this.#part ?? (this.settlement.ok ? this.settlement.value.paid : money(0));
	}
	/** Still to be paid to her or her heirs. */
	get later(): Money {
		return subtract(this.hers, this.paidNow);
	}
	/** What stays hers while so much is entered. */
	get restAfter(): Money {
		return atLeastZero(money(this.hers - this.entered.amount));
	}
	get boxBefore(): Money {
		return this.place.book.box;
	}
	get boxAfter(): Money {
		return atLeastZero(money(this.boxBefore - this.paidNow));
	}

	/** Why she cannot leave now, in words and with a picture. */
	readonly refusal: SpokenReason | null = $derived.by(() => {
		const { words, currency } = this.place;
		if (!this.settlement.ok) return spokenReason(this.settlement.error, words, currency);
		return this.circle.reasonAgainst((agreedBy) => this.#command(agreedBy));
	});
	/** What is in the way however much she is given now: a loan she stands in for, or more owed than she has. */
	readonly hindrance: SpokenReason | null = $derived.by(() => {
		const { words, currency } = this.place;
		if (!this.settlement.ok) return spokenReason(this.settlement.error, words, currency);
		return this.circle.reasonAgainst((agreedBy) => ({ ...this.#command(agreedBy), paidNow: money(0) }));
	});

	/** All of it, as it is said aloud. */
	get heard(): string {
		const { words } = this.place;
		const line = (key: MessageKey, amount: Money) => words.line(words.say(key), amount, this.place.currency);
		return [
			`${this.who}.`,
			...this.lines.filter(({ side }) => side === 'in').map(({ key, amount }) => line(key, amount)),
			...(this.owes > 0 ? [words.say('people.taken-off')] : []),
			...this.lines.filter(({ side }) => side === 'out').map(({ key, amount }) => line(key, amount)),
			this.opens
		].join(' ');
	}
	/** Said when the reckoning opens: what she gets, or why she cannot leave yet. */
	get opens(): string {
		return this.settlement.ok ? this.getsPrompt : (this.hindrance?.text ?? '');
	}
	get owes(): Money {
		return sum(this.lines.filter(({ side }) => side === 'out').map(({ amount }) => amount));
	}
	get getsPrompt(): string {
		const { words } = this.place;
		const amount = (of: Money) => this.place.amountWords(of);
		const gets = words.say(this.isDeath ? 'people.heirs-get' : 'people.she-gets', {
			who: this.who,
			amount: amount(this.hers)
		});
		// Both sums are heard before the circle says yes: what the loss takes, and what it would be without.
		const loss = this.reckoning.ok ? (this.reckoning.value.loss ?? zero) : zero;
		if (loss === zero) return gets;
		const without = words.say('people.without-loss', { amount: amount(add(this.hers, loss)) });
		return `${words.line(words.say('people.her-loss'), loss, this.place.currency)} ${without} ${gets}`;
	}
	/** How much now, how much later, and do all agree. */
	get agreePrompt(): string {
		const { words } = this.place;
		const amount = (of: Money) => this.place.amountWords(of);
		return [
			words.say(this.isDeath ? 'people.heirs-now' : 'people.she-now', {
				who: this.who,
				amount: amount(this.paidNow)
			}),
			...(this.later > 0 ? [words.say('people.later', { amount: amount(this.later) })] : []),
			words.say('people.all-agree-prompt')
		].join(' ');
	}

	choose(reason: MemberLeft['reason']): void {
		this.reason = reason;
		this.go('reckoning');
	}
	payAll(): void {
		this.#part = null;
		this.go('agree');
	}
	askPart(): void {
		this.entered.clear();
		this.go('part');
	}
	/** What is entered is given now; nothing is a part too. */
	partIsRight(): void {
		this.#part = this.entered.amount;
		this.entered.stopSpeaking();
		this.go('agree');
	}

	override back(): boolean {
		if (!super.back()) return false;
		this.entered.clear();
		return true;
	}

	/** Written. @returns true once it is on the phone */
	async write(): Promise<boolean> {
		const said = this.place.words.say('people.left-read-back', {
			who: this.who,
			amount: this.place.amountWords(this.paidNow)
		});
		const command = this.#command(this.circle.yes);
		return this.recordAsItIs([command], said);
	}

	#computed<Sums>(
		sums: (state: GroupState, leaver: { memberId: MemberId; on: LocalDate }) => Result<Sums, Rejection>
	): Result<Sums, Rejection | Fault> {
		if (this.#isRead && this.#fault !== null) return err(this.#fault);
		return sums(this.place.book.state, { memberId: this.memberId, on: this.place.day });
	}

	#command(agreedBy: readonly MemberId[]): LeaveGroup {
		return {
			type: 'LeaveGroup',
			on: this.place.day,
			memberId: this.memberId,
			reason: this.reason ?? 'wish',
			...(this.#part === null ? {} : { paidNow: this.#part }),
			agreedBy
		};
	}
}
