import { present, type LoanId, type MemberId } from '#kernel';
import { loanDay, type Command, type Loan, type LoanNow, type LoanPreview, type LoanTerms } from '#group';
import type { MessageKey } from '#i18n';
import { add, subtract, zero, type Money } from '#money';
import { writeOffReasons } from '#ui/codes.ts';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import {
	planAfter,
	changeCommand,
	firstQuestion,
	kindsOf,
	mayDecide,
	planNow,
	standingOf,
	termsAnew,
	type LoanChangeKind,
	type LoanChangeStep,
	type LoanStanding
} from './loan-change-plan.ts';
import { loanSlip, slipsOf, type LoanSlip } from '#session/loan-slips.ts';
import { InstalmentTimes } from '../frame/loan/instalment-times.svelte.ts';
import {
	nothingAsked,
	otherTimesAsked,
	paymentsOf,
	timesAsked,
	type AsksTimes,
	type RepaymentPlan
} from '../frame/loan/loan-times.ts';
import { changeReadBack, changeWords } from './loan-words.ts';
import { overdueRuleWords } from '#ui/money/piece-words.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { choicesOf, Flow, type Question, type Questions } from '../frame/flow/flow.svelte.ts';

export type WriteOffReason = (typeof writeOffReasons.codes)[number];

/** More on a loan, new instalments, or giving it up: whose, which, how, and do all agree. */
export class LoanChange extends Flow<LoanChangeStep> implements AsksTimes {
	readonly entered: AmountDraft;
	readonly counted: InstalmentTimes;
	readonly mayGoByQuarter = true;
	readonly #fromMemberPage: boolean;
	kind = $state<LoanChangeKind | null>(null);
	memberId = $state<MemberId | null>(null);
	#loanId = $state<LoanId | null>(null);
	/** Null keeps the terms of the loan. */
	#times = $state<number | null>(null);
	reason = $state<WriteOffReason | null>(null);
	consented = $state(false);
	/** The loan as it was talked about, while that is being written: the screen shows no other before and after. */
	#kept = $state.raw<LoanNow | null>(null);

	/** @param loanId a loan that was chosen on her page; then it is asked what is decided about it */
	constructor(meeting: MeetingView, loanId: string | null = null) {
		super(meeting, 'none');
		this.entered = new AmountDraft(meeting.app, meeting.currency, () => this.refusal?.text ?? '');
		const before = () => ({ ...this.#loan.terms, byQuarter: this.#loan.terms.chargesPerInstalment > 1 });
		// "As before" is one of the six that a step may have.
		this.counted = new InstalmentTimes(meeting.words, before, () => (this.kind === 'topUp' ? 3 : 4));
		const loan = loanId === null ? undefined : meeting.state.loans.get(loanId as LoanId);
		this.#fromMemberPage = loan !== undefined && loan.outstanding > 0;
		if (loan === undefined || !this.#fromMemberPage) return;
		this.memberId = loan.memberId;
		this.#loanId = loan.loanId;
		this.go('act');
	}

	readonly questions: Questions<LoanChangeStep> = {
		none: () => ({ prompt: '' }),
		who: () => ({
			tight: true,
			prompt: this.say('loan.change-who'),
			faces: { memberIds: this.borrowers, onpress: (memberId) => this.chooseWho(memberId) }
		}),
		which: () => ({
			before: 'who',
			...this.#asked('loan.which-prompt', this.memberId === null ? [] : this.slipsOf(this.memberId))
		}),
		act: () => ({
			prompt: this.say('loan.act-prompt', {
				who: this.#who,
				amount: this.place.amountWords(this.slip.outstanding)
			})
		}),
		amount: () => ({
			before: this.#first,
			tight: true,
			prompt: this.say('loan.more-prompt', { who: this.#who }),
			reason: this.refusal,
			missing: this.missing,
			amount: this.entered,
			act: { label: this.say('action.ok'), tone: 'out', onpress: () => this.amountIsRight() }
		}),
		times: () => ({
			...timesAsked(this, this.place),
			before: this.kind === 'topUp' ? 'amount' : this.#first
		}),
		otherTimes: () => otherTimesAsked(this, this.place),
		reason: () => ({
			before: this.#first,
			...this.#asked('loan.give-up-reason', [this.slip]),
			codes: choicesOf(writeOffReasons, this.say, (reason) => this.chooseReason(reason))
		}),
		agree: () => ({
			before: this.kind === 'forgive' ? this.#first : this.kind === 'writeOff' ? 'reason' : 'times',
			face: undefined,
			tight: true,
			prompt: this.agreePrompt,
			heard: this.agreeHeard,
			reason: this.refusal,
			act: {
				label: this.say('loan.all-agree'),
				icon: 'hands-raised',
				tone: 'out',
				disabled: !this.givesUp && !this.consented,
				onpress: () => this.agree()
			}
		})
	};
	protected override get head(): Partial<Question<LoanChangeStep>> {
		const title = this.say(this.kind === null ? 'loan.changes' : `loan.change-${this.kind}`);
		const face = this.memberId === null ? undefined : this.place.book.face(this.memberId);
		return { title, icon: 'box-out', face };
	}
	/** A question, and what is left of each loan that it is about. */
	#asked(key: MessageKey, slips: readonly LoanSlip[]) {
		const prompt = this.say(key, { who: this.#who });
		const lines = slips.map(({ outstanding }) =>
			this.place.words.line(this.say('loan.repay-loan-left'), outstanding, this.place.currency)
		);
		return { prompt, heard: [prompt, ...lines].join(' ') };
	}
	get #who(): string {
		return this.memberId === null ? '' : this.place.who(this.memberId);
	}
	/** What was asked last before it is asked how. */
	get #first(): 'act' | 'which' | 'who' {
		if (this.#fromMemberPage) return 'act';
		return this.memberId !== null && this.slipsOf(this.memberId).length > 1 ? 'which' : 'who';
	}

	/** The group gives something up: the loan, or interest for being late. Then the borrower need not say yes: perhaps she is not here any more. */
	get givesUp(): boolean {
		return this.kind === 'writeOff' || this.kind === 'forgive';
	}

	/** Women with a loan that something can be decided about, in the order of their numbers. */
	readonly borrowers: readonly MemberId[] = $derived.by(() =>
		this.place.book.memberIds.filter((memberId) => this.slipsOf(memberId).length > 0)
	);

	slipsOf(memberId: MemberId): readonly LoanSlip[] {
		const { state, day } = this.place;
		return slipsOf(state, memberId, day).filter((slip) => mayDecide(this.kind, slip));
	}

	/** What can be decided about the loan that was chosen; before one was, about any. */
	readonly kinds: readonly LoanChangeKind[] = $derived.by(() => {
		const { state, day, book } = this.place;
		return kindsOf(
			this.#loanId === null ? book.memberIds.flatMap((one) => slipsOf(state, one, day)) : [this.slip]
		);
	});

	readonly slip: LoanSlip = $derived.by(() => {
		const { state, day } = this.place;
		return loanSlip(this.#loan, loanDay(state, day));
	});

	readonly allows = (times: number) => this.place.blockedBy(this.#command(times)) === null;
	readonly paymentsOf = (times: number): RepaymentPlan => paymentsOf(this.previewOf(times));
	readonly timesRefusal: SpokenReason | null = $derived.by(() => {
		const refused = this.counted.usualTimes.find((times) => !this.allows(times));
		return refused === undefined ? null : this.place.reasonAgainst(this.#command(refused));
	});

	/** How interest is computed then. */
	get methodAfter(): LoanTerms['method'] {
		const kind = present(this.kind, 'it is known what is decided');
		const anew = this.#anew(this.#times);
		return anew === null ? this.#loan.terms.method : termsAnew(this.#loan, kind, anew).method;
	}

	/** What the box lacks for the entered amount. */
	get missing(): Money {
		const { amount } = this.entered;
		return amount > this.place.book.box ? subtract(amount, this.place.book.box) : zero;
	}
	readonly refusal: SpokenReason | null = $derived.by(() => {
		if (this.#loanId === null || this.kind === null || this.#kept !== null) return null;
		if (this.kind === 'topUp' && this.entered.amount === 0) return null;
		return this.place.reasonAgainst(this.#command(this.#times));
	});

	/** The plan as it would stand. @param times null keeps the terms of the loan */
	previewOf(times: number | null): LoanPreview {
		const { rules, day } = this.place;
		const kind = present(this.kind, 'it is known what is decided');
		return planAfter(this.#now, { kind, amount: this.entered.amount, anew: this.#anew(times) }, rules, day);
	}
	/** Percent a month of what will be late: new terms follow the rules of today. */
	get overduePercent(): string {
		return this.#lateRules.overduePercentPerMonth;
	}
	get #lateRules() {
		return this.#times === null ? this.#loan.terms : this.place.rules;
	}
	/** What being late will cost; '' where the group asks nothing for it. */
	get overdueRule(): string {
		return overdueRuleWords(this.#lateRules, this.place.words);
	}
	readonly preview: LoanPreview = $derived.by(() => this.previewOf(this.#times));

	readonly before: LoanStanding = $derived.by(() => {
		if (this.kind === 'forgive') return { outstanding: this.#about, times: 0, each: nothingAsked };
		const { rules, day } = this.place;
		return standingOf(planNow(this.#now, rules, day), this.#loan.outstanding);
	});
	/** Of a loan that is given up nothing is asked any more. */
	readonly after: LoanStanding = $derived.by(() => {
		if (this.givesUp) return { outstanding: zero, times: 0, each: nothingAsked };
		const more = this.kind === 'topUp' ? this.entered.amount : zero;
		return standingOf(this.preview, add(this.#loan.outstanding, more));
	});

	/** What changes, the whole cost, and the question; heard with the day on which the first part falls due. */
	get agreePrompt(): string {
		return this.#agreeWords(false);
	}
	get agreeHeard(): string {
		return this.#agreeWords(true);
	}

	begin(kind: LoanChangeKind): void {
		this.kind = kind;
		this.go('who');
	}
	chooseWho(memberId: MemberId): void {
		this.memberId = memberId;
		const slips = this.slipsOf(memberId);
		if (slips.length === 1 && slips[0]) this.chooseLoan(slips[0].loan.loanId);
		else this.go('which');
	}
	chooseLoan(loanId: LoanId): void {
		this.#loanId = loanId;
		this.#askHow();
	}
	chooseKind(kind: LoanChangeKind): void {
		this.kind = kind;
		this.#askHow();
	}
	amountIsRight(): void {
		this.go('times');
	}
	askOtherTimes(): void {
		this.counted.typed = '';
		this.go('otherTimes');
	}
	chooseTimes(times: number | null): void {
		this.#times = times;
		this.go('agree');
	}
	chooseReason(reason: WriteOffReason): void {
		this.reason = reason;
		this.go('agree');
	}
	toggleConsent(): void {
		this.consented = !this.consented;
		if (!this.consented) return;
		const who = this.place.who(this.#loan.memberId);
		void this.place.app.speaker.say(this.place.words.say('loan.her-yes', { who }));
	}

	/** One step back. @returns false when there is none before: the loan came from her page, or nothing was begun */
	override back(): boolean {
		if (this.step === 'who') {
			this.giveUp();
			return true;
		}
		if (this.step === 'agree') this.#times = null;
		this.consented = false;
		return super.back();
	}

	/** Not now: nothing is written. */
	giveUp(): void {
		this.kind = null;
		this.memberId = null;
		this.#loanId = null;
		this.go('none');
		this.#times = null;
		this.counted.clear();
		this.reason = null;
		this.consented = false;
		this.entered.clear();
		this.renew();
	}

	/** All say yes: it is written. */
	async agree(): Promise<boolean> {
		const { words, currency } = this.place;
		const said = changeReadBack(words, currency, {
			...this.#spoken,
			...(this.givesUp ? {} : { plan: this.preview })
		});
		const command = this.#command(this.#times);
		this.#kept = this.#now;
		const written = await this.record([command], said);
		if (written) this.giveUp();
		this.#kept = null;
		return written;
	}

	get #loan(): Loan {
		if (this.#kept !== null) return this.#kept.loan;
		const loanId = present(this.#loanId, 'a loan was chosen');
		return present(this.place.state.loans.get(loanId), 'the book knows the loan');
	}
	get #now(): LoanNow {
		return this.#kept ?? { loan: this.#loan, held: this.place.state.regularMeetings };
	}

	/** @param times null keeps the terms of the loan */
	#anew(times: number | null) {
		return times === null ? null : { times, byQuarter: this.counted.byQuarter };
	}
	/** Whether it is given back by the quarter then. */
	get quarterAfter(): boolean {
		return this.#times === null ? this.#loan.terms.chargesPerInstalment > 1 : this.counted.byQuarter;
	}

	#askHow(): void {
		this.go(firstQuestion[present(this.kind, 'it is known what is decided')]);
	}

	/** What is lent on top or given up; of new instalments what is out. Minor units. */
	get #about(): Money {
		if (this.kind === 'topUp') return this.entered.amount;
		return this.kind === 'forgive' ? this.slip.overdueInterest : this.#loan.outstanding;
	}

	get #spoken() {
		return {
			kind: present(this.kind, 'it is known what is decided'),
			who: this.place.who(this.#loan.memberId),
			amount: this.#about,
			reason: this.reason
		};
	}

	#agreeWords(withDay: boolean): string {
		const { words, currency } = this.place;
		const plan = this.givesUp ? {} : { plan: this.preview, after: this.after };
		const quarter = this.givesUp
			? ''
			: this.counted.quarterWords(this.after.times, this.preview, currency, this.quarterAfter);
		const { overdueRule } = this;
		return changeWords(words, currency, { ...this.#spoken, ...plan, withDay, quarter, overdueRule });
	}

	#command(times: number | null): Command {
		const { day: on, here: agreedBy } = this.place;
		return changeCommand(this.#loan, {
			kind: present(this.kind, 'it is known what is decided'),
			on,
			agreedBy,
			amount: this.entered.amount,
			anew: this.#anew(times),
			reason: this.reason ?? 'other'
		});
	}
}
