import type { MemberId, LocalDate } from '#kernel';
import {
	type Command,
	type Decision,
	type GroupState,
	instalmentsOf,
	loanDay,
	openLoansOf,
	type Instalment
} from '#group';
import { add, subtract, sum, zero, type Money } from '#money';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import { mayComeBack, slipsOf, type LoanSlip } from '#session/loan-slips.ts';
import { dueOf, type Due } from '#reports';
import { keepAnswers } from '#session/meeting/kept-talk.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { MeetingAct } from '../../frame/talk.svelte.ts';
import { overdueWords } from '#ui/money/piece-words.ts';

/** A loan as bricks, one for each instalment. */
interface Wall {
	readonly all: number;
	/** Given before. */
	readonly gone: number;
	/** Leave the wall with what is given now. */
	readonly now: number;
}

/** Of the oldest loan that she has out, before and after something is given. */
function wallOf(memberId: MemberId, day: LocalDate, before: GroupState, after: GroupState): Wall {
	const parts = partsIn(before, memberId, day);
	const then = partsIn(after, memberId, day);
	const gone = paidOf(parts);
	// A loan that is paid off is no open loan any more.
	const goneThen = then.length === 0 ? parts.length : paidOf(then);
	return { all: parts.length, gone, now: Math.max(0, goneThen - gone) };
}

function partsIn(state: GroupState, memberId: MemberId, day: LocalDate): readonly Instalment[] {
	const [loan] = openLoansOf(state, memberId, day);
	return loan === undefined ? [] : instalmentsOf(loan, day, loanDay(state, day).held);
}

/** Parts on which nothing is owed any more. */
const paidOf = (parts: readonly Instalment[]): number => parts.filter(({ unpaid }) => unpaid === 0).length;

/** What a payment is used for, over all her loans; minor units. */
export interface PaymentUse {
	readonly interest: Money;
	readonly principal: Money;
	/** Of what was given up. */
	readonly recovered: Money;
	/** More than she owes, where the group saves it. */
	readonly saved: Money;
}

/** Giving back: the women with something due one after the other, then anybody else with a loan. */
export class GiveBackView extends MeetingAct {
	readonly entered: AmountDraft;
	/** Whose card it is; null when the queue is done. */
	memberId = $state<MemberId | null>(null);
	/** Her card is here again because what was written was taken back. */
	cameBack = $state(false);
	entersAmount = $state(false);

	constructor(meeting: MeetingView) {
		super(meeting);
		this.entered = new AmountDraft(
			meeting.app,
			meeting.currency,
			(amount) => this.#refusalOf(amount)?.text ?? ''
		);
		this.memberId = this.#nextAfter(null);
	}

	readonly due: Due | null = $derived.by(() =>
		this.memberId === null ? null : dueOf(this.meeting.state, this.memberId, this.meeting.day)
	);
	/** Her loans, each as a slip of its own: oldest first, then those that were given up. */
	readonly slips: readonly LoanSlip[] = $derived.by(() =>
		this.memberId === null ? [] : slipsOf(this.meeting.state, this.memberId, this.meeting.day)
	);
	/** All that is left to give back was given up before. */
	get isRecovery(): boolean {
		return this.slips.length > 0 && this.slips.every((slip) => slip.mayComeBack !== null);
	}
	/** Why what is entered cannot be taken: more than she owes. */
	readonly refusal = $derived.by(() => this.#refusalOf(this.entered.amount));

	/** The queue in the order of the circle: who owes today, and who gave already. */
	readonly queue: readonly MemberId[] = $derived.by(() => {
		const { figures, memberIds } = this.meeting;
		const asked = new Set(this.meeting.dues.filter((due) => due.asked > 0).map(({ memberId }) => memberId));
		return memberIds.filter((memberId) => asked.has(memberId) || figures.repaidBy.has(memberId));
	});

	/** The others with a loan, and those who said "not today": they may still give. */
	readonly others: readonly MemberId[] = $derived.by(() =>
		this.meeting.memberIds.filter(
			(memberId) =>
				!this.meeting.figures.repaidBy.has(memberId) &&
				slipsOf(this.meeting.state, memberId, this.meeting.day).length > 0
		)
	);

	isDone(memberId: MemberId): boolean {
		return this.stateOf(memberId) !== 'unmarked';
	}

	/** Whether a woman gave back, said "not today", or was not asked yet. */
	stateOf(memberId: MemberId): 'paid' | 'notToday' | 'unmarked' {
		if (this.meeting.figures.repaidBy.has(memberId)) return 'paid';
		return this.meeting.book.draft.notToday.has(memberId) ? 'notToday' : 'unmarked';
	}

	/** The book once she gives what is asked of her today; null where nothing is asked, or it cannot be written. */
	readonly #afterAsked: GroupState | null = $derived.by(() => {
		const { due } = this;
		if (due === null || due.asked === 0) return null;
		const tried = this.meeting.tryOut(this.#repay(due.memberId, due.asked));
		return tried.ok ? tried.value.state : null;
	});
	/** What she then still owes; minor units of principal. */
	readonly leftAfterAsked: Money = $derived.by(() => {
		const { due } = this;
		if (due === null) return zero;
		return this.#afterAsked === null ? due.outstanding : principalOf(this.#afterAsked, due.memberId);
	});

	/** Interest that is asked for today, old and new; minor units. */
	get interestAsked(): Money {
		return this.due === null ? zero : add(this.due.interestDue, this.due.interestArrears);
	}
	/** Her only loan as bricks, as it is once she gives what is asked. */
	readonly wall: Wall = $derived.by(() => {
		const { due } = this;
		if (due === null) return { all: 0, gone: 0, now: 0 };
		const { state, day } = this.meeting;
		return wallOf(due.memberId, day, state, this.#afterAsked ?? state);
	});

	/** What is entered would be used for this; null while nothing can be written. */
	readonly usedFor: PaymentUse | null = $derived.by(() => {
		if (this.memberId === null || this.entered.amount === 0) return null;
		const tried = this.meeting.tryOut(this.#repay(this.memberId, this.entered.amount));
		return tried.ok ? paymentUse(tried.value) : null;
	});

	/** What is asked: said when her card comes, in a few seconds. */
	get prompt(): string {
		return this.due === null ? this.meeting.words.say('loan.repay-who-prompt') : this.#asked(this.due);
	}

	/** What is asked, and what of it is for being late. */
	get askedWhole(): string {
		const { words, currency } = this.meeting;
		const late = this.due === null ? '' : overdueWords(this.due.overdueInterest, words, currency);
		return `${this.prompt} ${late}`.trim();
	}

	#asked(due: Due): string {
		const { words } = this.meeting;
		const who = this.meeting.who(due.memberId);
		if (this.isRecovery)
			return words.say('loan.repay-prompt-given-up', {
				who,
				amount: this.meeting.amountWords(mayComeBack(this.slips))
			});
		const interest = subtract(due.asked, due.principalDue);
		const say = (amount: Money) => this.meeting.amountWords(amount);
		if (due.asked === 0) return `${who}. ${words.say('loan.repay-loan-left')} ${say(due.outstanding)}.`;
		if (interest === 0) return words.say('loan.repay-prompt-principal', { who, amount: say(due.asked) });
		if (due.principalDue === 0)
			return words.say('loan.repay-prompt-interest', { who, amount: say(interest) });
		return words.say('loan.repay-prompt', {
			who,
			principal: say(due.principalDue),
			interest: say(interest),
			amount: say(due.asked)
		});
	}

	/** What is asked in whole, and what she owes now and afterwards. */
	get heard(): string {
		const { words } = this.meeting;
		const { due } = this;
		if (due === null || due.asked === 0) return this.askedWhole;
		const after = this.leftAfterAsked;
		const line = (key: 'loan.repay-loan-left' | 'loan.repay-after', amount: Money) =>
			words.line(words.say(key), amount, this.meeting.currency);
		return [
			this.askedWhole,
			line('loan.repay-loan-left', due.outstanding),
			after === 0 ? `${words.say('loan.repay-finished')}.` : line('loan.repay-after', after)
		].join(' ');
	}

	turnTo(memberId: MemberId): void {
		this.memberId = memberId;
		this.renew();
		this.leaveAmount();
		void this.meeting.app.speaker.say(this.prompt);
	}

	/** All who owe anything, and who gave: any of them may be next. */
	showAll(): void {
		this.#show(null);
		void this.meeting.app.speaker.say(this.prompt);
	}

	enterAmount(): void {
		this.entersAmount = true;
	}
	leaveAmount(): void {
		this.entersAmount = false;
		this.entered.clear();
	}

	/** The woman on the card gives this much; the card of the next one comes. */
	async give(amount: Money): Promise<void> {
		const memberId = this.memberId;
		if (memberId === null) return;
		const next = this.#nextAfter(memberId);
		const thenMoves = next === null || this.entersAmount;
		const { words } = this.meeting;
		const { isRecovery } = this;
		const written = await this.record(
			[this.#repay(memberId, amount)],
			(decision) => {
				const { saved } = paymentUse(decision);
				const said = this.#readBack(memberId, subtract(amount, saved), decision.state, isRecovery);
				const over =
					saved === 0 ? '' : words.say('loan.repay-over-saved', { amount: this.meeting.amountWords(saved) });
				return [said, over, thenMoves ? '' : this.#nameOf(next)].join(' ');
			},
			thenMoves
		);
		if (!written) return;
		this.meeting.book.draft.notToday.delete(memberId);
		this.#goOn(next);
	}

	/** Nothing is written: she still owes it next time. */
	notToday(): void {
		const memberId = this.memberId;
		if (memberId === null || this.meeting.writer.busy) return;
		this.meeting.book.draft.notToday.add(memberId);
		const next = this.#nextAfter(memberId);
		const said = this.meeting.words.say('loan.repay-read-back-not-today', {
			who: this.meeting.who(memberId)
		});
		void this.meeting.app.speaker.say(`${said} ${this.#nameOf(next)}`);
		this.#goOn(next);
	}

	async undo(): Promise<void> {
		const undone = await this.meeting.writer.undo();
		if (undone?.memberId === undefined) return;
		const { state, day } = this.meeting;
		if (slipsOf(state, undone.memberId, day).length > 0) this.#show(undone.memberId, true);
	}

	/** @param next whose card comes; null when nobody is left to ask */
	#goOn(next: MemberId | null): void {
		this.#show(next);
		keepAnswers(this.meeting);
		if (next === null) this.meeting.tellStepDone();
	}

	#show(memberId: MemberId | null, cameBack = false): void {
		this.memberId = memberId;
		this.cameBack = cameBack;
		this.renew();
		this.leaveAmount();
	}

	#nextAfter(memberId: MemberId | null): MemberId | null {
		const start = memberId === null ? 0 : this.queue.indexOf(memberId) + 1;
		const round = [...this.queue.slice(start), ...this.queue.slice(0, start)];
		return round.find((one) => one !== memberId && !this.isDone(one)) ?? null;
	}

	#nameOf(memberId: MemberId | null): string {
		return memberId === null ? '' : `${this.meeting.who(memberId)}.`;
	}

	#refusalOf(amount: Money) {
		if (this.memberId === null || amount === 0) return null;
		return this.meeting.reasonAgainst(this.#repay(this.memberId, amount));
	}

	#repay(memberId: MemberId, amount: Money): Command {
		return { type: 'RepayLoans', on: this.meeting.day, memberId, amount };
	}

	#readBack(memberId: MemberId, amount: Money, after: GroupState, isRecovery: boolean): string {
		const { words } = this.meeting;
		const slots = { who: this.meeting.who(memberId), amount: this.meeting.amountWords(amount) };
		if (isRecovery) {
			const out = mayComeBack(slipsOf(after, memberId, this.meeting.day));
			return out === 0
				? words.say('loan.repay-read-back-recovered-all', slots)
				: words.say('loan.repay-read-back-recovered', { ...slots, left: this.meeting.amountWords(out) });
		}
		const left = principalOf(after, memberId);
		return left === 0
			? words.say('loan.repay-read-back-finished', slots)
			: words.say('loan.repay-read-back', { ...slots, left: this.meeting.amountWords(left) });
	}
}

/** Principal that she has out, over all her loans. */
function principalOf(state: GroupState, memberId: MemberId): Money {
	const hers = [...state.loans.values()].filter((loan) => loan.memberId === memberId);
	return hers.reduce((sum, loan) => add(sum, loan.outstanding), zero);
}

function paymentUse({ steps }: Decision): PaymentUse {
	const events = steps.map(({ event }) => event);
	const payments = events.filter((event) => event.type === 'LoanRepaid');
	const splits = payments.map(
		({ split }) => split ?? { interestArrears: zero, interestDue: zero, principal: zero }
	);
	const interest = sum(splits.map((split) => add(split.interestArrears, split.interestDue)));
	const principal = sum(splits.map((split) => split.principal));
	const given = sum(payments.map(({ amount }) => amount));
	return {
		interest,
		principal,
		recovered: subtract(subtract(given, interest), principal),
		saved: sum(events.filter((event) => event.type === 'SavingDeposited').map(({ amount }) => amount))
	};
}
