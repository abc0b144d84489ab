import { present, type MemberId } from '#kernel';
import {
	assetOf,
	box,
	fundAtHand,
	fundOfRoll,
	isGrant,
	savingsOf,
	socialFundDueAtMeeting,
	type Command,
	type GroupState,
	type HelpFund,
	type SavingDeposited
} from '#group';
import { atLeastZero, money, zero, type Money } from '#money';
import type { MessageKey } from '#i18n';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { otherKinds, type OtherKind, type OtherStep } from '#session/other-kinds.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { helpFundNames } from '../../frame/loan/loan-sources.ts';
import { MeetingAct } from '../../frame/talk.svelte.ts';

type Fund = SavingDeposited['fund'];

/** What is held for others goes by a flow of its own. */
export type EnteredKind = Exclude<OtherKind, 'heldOut'>;

/** What the entry changes, before and after; minor units. */
export interface BeforeAfter {
	readonly of: 'box' | 'social' | 'savings';
	readonly before: Money;
	/** Equal to `before` while nothing is entered, or where it is refused. */
	readonly after: Money;
}

/** What is shown before and after; of the others it is the box. */
const standsFor: Readonly<Partial<Record<OtherKind, BeforeAfter['of']>>> = {
	socialIn: 'social',
	socialOut: 'social',
	withdrawal: 'savings'
};

/** Money beside saving, loans and fines: which, whose, what for, how much. */
export class OtherMoney extends MeetingAct {
	readonly entered: AmountDraft;
	kind = $state<EnteredKind | null>(null);
	memberId = $state<MemberId | null>(null);
	/** What it is for: a code of the list of its kind. */
	code = $state<string | null>(null);
	#fund = $state<Fund | null>(null);
	/** Which help fund gives. */
	#pot = $state<HelpFund | null>(null);
	/** What the part that was sold had cost the group, as it is laid; asked where not all of a thing went. */
	readonly cost: AmountDraft;
	/** Whether all of the thing went; null until that is said. */
	#part = $state<'all' | 'asked' | 'some' | null>(null);

	constructor(meeting: MeetingView) {
		super(meeting);
		this.cost = new AmountDraft(meeting.app, meeting.currency, () => this.costRefusal?.text ?? '');
		this.entered = new AmountDraft(meeting.app, meeting.currency, () => this.refusal?.text ?? '');
	}

	/** What is asked now; null for which kind of money. */
	get step(): OtherStep | null {
		if (this.kind === null) return null;
		return otherKinds[this.kind].steps.find((step) => !this.#isAnswered(step)) ?? 'amount';
	}
	/** Help is a decision of the circle: all who are here say yes. */
	get needsCircle(): boolean {
		return this.kind === 'socialOut';
	}

	/** A part was sold: what it had cost is laid now. */
	get asksCost(): boolean {
		return this.#part === 'asked';
	}
	/** Why a part cannot have cost that. */
	readonly costRefusal: SpokenReason | null = $derived.by(() => {
		const { amount: cost } = this.cost;
		if (cost === 0) return null;
		return this.meeting.reasonAgainst({ ...this.#sale(cost), cost });
	});

	/** Why what is entered cannot be written. */
	readonly refusal: SpokenReason | null = $derived.by(() => {
		if (this.step !== 'amount' || this.entered.amount === 0) return null;
		return this.meeting.reasonAgainst(this.#command());
	});

	/** Help funds that hold something; the social fund alone where none does. */
	get pots(): readonly HelpFund[] {
		const holding = helpFundNames.filter((pot) => this.inPot(pot) > 0);
		return holding.length > 0 ? holding : ['socialFund'];
	}
	inPot(pot: HelpFund): Money {
		return fundAtHand(this.meeting.state.balances, pot);
	}

	/** Whether she has anything of it: savings to take back. */
	hasAny(memberId: MemberId): boolean {
		return this.kind !== 'withdrawal' || this.fundsOf(memberId).length > 0;
	}
	/** Funds in which she has money, that of the meeting first. */
	fundsOf(memberId: MemberId): readonly Fund[] {
		const usual = fundOfRoll(this.meeting.state, this.meeting.day);
		const all: readonly Fund[] = [usual, ...(['regular', 'shares', 'voluntary'] as const)];
		return [...new Set(all)].filter((fund) => this.savedIn(memberId, fund) > 0);
	}
	savedIn(memberId: MemberId, fund: Fund): Money {
		return heldBy(this.meeting.state, savingsOf(memberId, fund));
	}
	/** Of things that are sold: what stands in the book for it. */
	worthOf(thing: string): Money {
		return atLeastZero(this.meeting.state.balances.get(assetOf(thing)) ?? zero);
	}
	/** Nothing can be sold: the group has no thing in its book. */
	get ownsNothing(): boolean {
		return this.kind === 'sale' && otherKinds.sale.list.codes.every((code) => this.worthOf(code) === 0);
	}
	/** A thing can be sold that the group has. */
	canChoose(code: string): boolean {
		return this.kind !== 'sale' || this.worthOf(code) > 0;
	}

	/** What the government gives is the group's to keep, never a profit that is shared: it has its place with money from outside. */
	isFromOutside(code: string): boolean {
		return this.kind === 'income' && isGrant(code);
	}

	readonly beforeAfter: BeforeAfter = $derived.by(() => {
		const of = standsFor[present(this.kind, 'a kind was chosen')] ?? 'box';
		const before = this.#standing(this.meeting.state, of);
		const tried = this.entered.amount === 0 ? null : this.meeting.tryOut(this.#command());
		return { of, before, after: tried?.ok === true ? this.#standing(tried.value.state, of) : before };
	});

	/** What the entry changes, as it is said aloud. */
	get beforeAfterHeard(): string {
		const { words } = this.meeting;
		const { of, before, after } = this.beforeAfter;
		const line = (key: MessageKey, amount: Money) =>
			words.line(words.say(key), amount, this.meeting.currency);
		return `${line(`meeting.other-now-${of}`, before)} ${line('meeting.other-then', after)}`;
	}

	chooseKind(kind: EnteredKind): void {
		this.kind = kind;
		const [only, second] = this.pots;
		this.#pot = kind === 'socialOut' && second === undefined ? (only ?? null) : null;
	}
	choosePot(pot: HelpFund): void {
		this.#pot = pot;
	}
	chooseWho(memberId: MemberId): void {
		this.memberId = memberId;
		const funds = this.fundsOf(memberId);
		if (this.kind === 'withdrawal' && funds.length === 1) this.#fund = funds[0] ?? null;
		if (this.kind === 'socialIn') this.entered.setAmount(socialFundDueAtMeeting(this.meeting.rules));
	}
	chooseFund(fund: Fund): void {
		this.#fund = fund;
	}
	chooseCode(code: string): void {
		this.code = code;
		this.cost.clear();
	}
	/** All of the thing was sold, or a part, whose cost is asked. */
	choosePart(part: 'all' | 'some'): void {
		this.#part = part === 'all' ? 'all' : 'asked';
		if (part === 'all') this.entered.setAmount(this.worthOf(present(this.code, 'a thing was chosen')));
	}
	costIsRight(): void {
		this.#part = 'some';
		this.entered.setAmount(this.cost.amount);
	}

	/** One step back. @returns false when there is no step before */
	back(): boolean {
		if (this.kind === null) return false;
		this.entered.clear();
		if (this.#part !== null) {
			this.#part = this.#part === 'some' ? 'asked' : null;
			return true;
		}
		const { steps } = otherKinds[this.kind];
		const place = steps.findIndex((step) => step === this.step);
		const before = steps.slice(0, place).findLast((step) => this.#wasAsked(step));
		if (before === undefined) this.kind = null;
		if (before === undefined || before === 'who') this.memberId = null;
		if (before === undefined || before === 'what') this.code = null;
		if (before !== 'what') this.#fund = null;
		if (before === 'pot') this.#pot = null;
		return true;
	}

	async write(): Promise<boolean> {
		const { words } = this.meeting;
		const { words: key, side, list } = otherKinds[present(this.kind, 'a kind was chosen')];
		const amount = this.meeting.amountWords(this.entered.amount);
		const what = words.say((this.code === null ? null : list.wordsFor(this.code)) ?? key);
		const who = this.memberId === null ? '' : `${this.meeting.who(this.memberId)}. `;
		const said = `${who}${what}. ${words.say(`meeting.other-read-back-${side}`, { amount })}`;
		return this.record([this.#command()], said);
	}

	#isAnswered(step: OtherStep): boolean {
		if (step === 'who') return this.memberId !== null;
		if (step === 'what') return this.code !== null;
		if (step === 'pot') return this.#pot !== null;
		if (step === 'part') return this.#part === 'all' || this.#part === 'some';
		return step === 'fund' && this.#fund !== null;
	}
	/** Who has one fund only was not asked which. */
	#wasAsked(step: OtherStep): boolean {
		if (step === 'pot') return this.pots.length > 1;
		return step !== 'fund' || (this.memberId !== null && this.fundsOf(this.memberId).length > 1);
	}

	#standing(state: GroupState, of: BeforeAfter['of']): Money {
		if (of === 'box') return state.balances.get(box) ?? zero;
		if (of === 'social') return fundAtHand(state.balances, this.#pot ?? 'socialFund');
		return this.memberId === null || this.#fund === null
			? zero
			: heldBy(state, savingsOf(this.memberId, this.#fund));
	}

	#sale(amount: Money) {
		const thing = present(this.code, 'a thing was chosen');
		return { type: 'SellAsset', on: this.meeting.day, thing, amount } as const;
	}

	#command(): Command {
		const { day: on, here } = this.meeting;
		const { amount } = this.entered;
		const memberId = () => present(this.memberId, 'it is somebody’s money');
		const code = () => present(this.code, 'it is for something');
		switch (present(this.kind, 'a kind was chosen')) {
			case 'fee':
				return { type: 'PayFee', on, memberId: memberId(), category: code(), amount };
			case 'income':
				return { type: 'ReceiveIncome', on, category: code(), amount };
			case 'socialIn':
				return { type: 'PaySocialFund', on, memberId: memberId(), amount };
			case 'heldIn':
				return { type: 'CollectForOthers', on, memberId: memberId(), purpose: code(), amount };
			case 'sale':
				return { ...this.#sale(amount), ...(this.#part === 'some' && { cost: this.cost.amount }) };
			case 'expense':
				return { type: 'PayExpense', on, category: code(), amount };
			case 'socialOut':
				return {
					type: 'SpendSocialFund',
					on,
					memberId: memberId(),
					amount,
					reason: code(),
					...(this.#pot === 'vulnerabilityFund' && { fund: this.#pot }),
					agreedBy: here
				};
			case 'withdrawal':
				return {
					type: 'WithdrawSaving',
					on,
					memberId: memberId(),
					fund: present(this.#fund, 'a fund was chosen'),
					amount
				};
			case 'purchase':
				return { type: 'BuyAsset', on, thing: code(), amount };
		}
	}
}

/** What the group owes on an account: its balance the other way round. */
function heldBy(state: GroupState, account: Parameters<GroupState['balances']['get']>[0]): Money {
	return money(-(state.balances.get(account) ?? zero));
}
