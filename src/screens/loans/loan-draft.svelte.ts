import { present, type LoanId, type MemberId } from '#kernel';
import { lacksQuorum, loanPreview, usualTerms, type Command, type LoanPreview, type LoanTerms } from '#group';
import { cashPieces, money, subtract, zero, type Money } from '#money';
import type { Purpose } from '#papers/code-words.ts';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import { overdueRuleWords } from '../frame/loan/overdue-words.ts';
import { sourcesOf, type LoanSource } from '../frame/loan/loan-sources.ts';
import { InstalmentTimes } from '../frame/loan/instalment-times.svelte.ts';
import { paymentsOf, timesHeard, type AsksTimes, type RepaymentPlan } from '../frame/loan/loan-times.ts';
import { lendWords, sentences } from './loan-words.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { spokenReason, type SpokenReason } from '#session/reasons.ts';
import { Talk } from '../frame/talk.svelte.ts';

/** What is asked before a loan is given, one screen a step. */
type LoanStep =
	| 'any'
	| 'who'
	| 'amount'
	| 'source'
	| 'times'
	| 'otherTimes'
	| 'purpose'
	| 'agree'
	| 'guarantors';

/** Where "back" goes. */
const loanStepBefore: Partial<Record<LoanStep, LoanStep>> = {
	who: 'any',
	amount: 'who',
	source: 'amount',
	otherTimes: 'times',
	purpose: 'times',
	agree: 'purpose',
	guarantors: 'agree'
};

type DisburseLoan = Extract<Command, { type: 'DisburseLoan' }>;

/** Who stands in for a loan: no more are kept. */
const guarantorsMost = 10;

/** A loan as the circle talks about it: who, how much, how many times, what for, and do all agree. */
export class LoanDraft extends Talk<LoanStep> implements AsksTimes {
	readonly entered: AmountDraft;
	readonly counted: InstalmentTimes;
	readonly mayGoByQuarter = true;
	memberId = $state<MemberId | null>(null);
	instalments = $state(0);
	purpose = $state<Purpose | null>(null);
	source = $state<LoanSource>('own');
	/** Women who stand in for her. */
	guarantors = $state.raw<readonly MemberId[]>([]);
	consented = $state(false);
	#loanId: LoanId;

	constructor(meeting: MeetingView) {
		super(meeting, 'any', loanStepBefore);
		this.entered = new AmountDraft(meeting.app, meeting.currency, () => this.refusal?.text ?? '');
		this.counted = new InstalmentTimes(meeting.words, () => {
			const { interestPeriod: period, meetingRhythm, instalmentsBy } = meeting.rules;
			return { period, every: meetingRhythm.every, byQuarter: instalmentsBy === 'quarter' };
		});
		this.#loanId = meeting.book.session.newId() as LoanId;
	}

	/** Whose money the loan can come from; it is asked only where the group has more than its own. */
	get sources(): readonly LoanSource[] {
		return sourcesOf(this.meeting.state);
	}
	/** The questions that are asked, for the dots. */
	get steps(): readonly LoanStep[] {
		return this.sources.length > 1
			? ['who', 'amount', 'source', 'times', 'purpose', 'agree']
			: ['who', 'amount', 'times', 'purpose', 'agree'];
	}

	/** Why no loan can be decided now: too few women are here. */
	get closed(): SpokenReason | null {
		const { state, words, currency } = this.meeting;
		const lacking = lacksQuorum(state);
		return lacking === null ? null : spokenReason(lacking, words, currency);
	}

	/** Two and four of the biggest note in one touch, where the box holds them. */
	get bundles(): readonly Money[] {
		const [biggest] = cashPieces(this.meeting.currency).notes;
		const { box } = this.meeting.book;
		return biggest === undefined ? [] : [money(2 * biggest), money(4 * biggest)].filter((sum) => sum <= box);
	}

	/** What the box lacks for the entered amount. */
	get missing(): Money {
		const { amount } = this.entered;
		return amount > this.meeting.book.box ? subtract(amount, this.meeting.book.box) : zero;
	}

	/** Why this loan cannot be given as it stands. */
	get refusal(): SpokenReason | null {
		if (this.memberId === null || this.entered.amount === 0) return null;
		return this.meeting.reasonAgainst(this.#command(this.instalments === 0 ? 1 : this.instalments));
	}

	/** More than half of what lies in the box: read twice, then allowed. */
	get unusual(): boolean {
		return 2 * this.entered.amount > this.meeting.book.box;
	}

	readonly paymentsOf = (instalments: number): RepaymentPlan => paymentsOf(this.previewOf(instalments));
	readonly allows = (instalments: number): boolean =>
		this.meeting.blockedBy(this.#command(instalments)) === null;

	get timesRefusal(): SpokenReason | null {
		const refused = this.counted.usualTimes.find((times) => !this.allows(times));
		return refused === undefined ? null : this.meeting.reasonAgainst(this.#command(refused));
	}

	previewOf(instalments: number): LoanPreview {
		return loanPreview(this.entered.amount, this.#terms(instalments), this.meeting.rules, this.meeting.day);
	}
	get preview(): LoanPreview {
		return this.previewOf(this.instalments);
	}

	/** "In how many times?"; a loan that takes much of the box is read out here and once more before all agree. */
	get timesPrompt(): string {
		const { words } = this.meeting;
		const asked = words.say('loan.times-prompt');
		return this.unusual
			? `${this.meeting.amountWords(this.entered.amount)}. ${words.say('loan.unusual')} ${asked}`
			: asked;
	}
	get timesHeard(): string {
		const { words, currency } = this.meeting;
		return timesHeard(this, words, currency);
	}

	/** The whole cost beside what a moneylender takes, before anybody agrees. */
	get agreePrompt(): string {
		return this.#agreeWords(sentences(this.#quarter, this.#firstDue, this.overdueRule));
	}
	/** What being late will cost; '' where the group asks nothing for it. */
	get overdueRule(): string {
		return overdueRuleWords(this.meeting.rules.overduePercentPerMonth, this.meeting.words);
	}

	/** In how many times; by the quarter with what is given in between. */
	get howGivenBack(): string {
		return this.#quarter || `${this.counted.inWords(this.instalments)}.`;
	}
	get #quarter(): string {
		return this.counted.quarterWords(this.instalments, this.preview, this.meeting.currency);
	}
	get #firstDue(): string {
		const { words } = this.meeting;
		return `${words.say('loan.first-due')}: ${words.dayInWords(this.preview.firstDueOn)}.`;
	}

	/** The cost as it is said aloud: how interest is counted, all that is given back and who stands in. */
	get costHeard(): string {
		const { words, currency, rules } = this.meeting;
		const { total, keptBack } = this.preview;
		const inAll = words.amount(subtract(total, keptBack), currency);
		const standIn = this.guarantors.map((one) =>
			words.say('loan.stand-in-for', { who: this.meeting.who(one) })
		);
		return this.#agreeWords(
			[
				...(this.#quarter === '' ? [] : [this.#quarter]),
				this.#firstDue,
				...(this.overdueRule === '' ? [] : [this.overdueRule]),
				`${words.say(`loan.method-${rules.interestMethod}`)}.`,
				`${words.say('loan.total-back')}: ${inAll}.`,
				...standIn
			].join(' ')
		);
	}

	#agreeWords(more: string): string {
		const { words, currency } = this.meeting;
		return lendWords(words, currency, {
			who: this.meeting.who(present(this.memberId, 'a loan has a borrower')),
			amount: this.entered.amount,
			instalments: this.instalments,
			preview: this.preview,
			unusual: this.unusual,
			more
		});
	}

	start(): void {
		this.go('who');
	}
	/** Who may take nothing more by the group's own limits is told so at once. */
	chooseWho(memberId: MemberId): void {
		this.memberId = memberId;
		const smallest = money(cashPieces(this.meeting.currency).notes.at(-1) ?? 1);
		const blocked = this.meeting.blockedBy({ ...this.#command(1), principal: smallest });
		if (blocked?.type === 'LoanLimitExceeded' || blocked?.type === 'MemberHasLeft') {
			this.memberId = null;
			this.meeting.writer.refuse(blocked);
			return;
		}
		this.go('amount');
	}
	amountIsRight(): void {
		this.go(this.sources.length > 1 ? 'source' : 'times');
	}
	chooseSource(source: LoanSource): void {
		this.source = source;
		this.go('times');
	}
	askOtherTimes(): void {
		this.go('otherTimes');
	}
	chooseTimes(instalments: number): void {
		this.instalments = instalments;
		this.go('purpose');
	}
	askGuarantors(): void {
		this.go('guarantors');
	}
	/** Others who are in the group may stand in, here or not. */
	toggleGuarantor(memberId: MemberId): void {
		if (this.guarantors.includes(memberId))
			this.guarantors = this.guarantors.filter((one) => one !== memberId);
		else if (this.guarantors.length < guarantorsMost) this.guarantors = [...this.guarantors, memberId];
	}
	guarantorsAreRight(): void {
		this.go('agree');
	}
	choosePurpose(purpose: Purpose): void {
		this.purpose = purpose;
		this.go('agree');
	}
	/** The borrower touches her own face. */
	toggleConsent(): void {
		this.consented = !this.consented;
		const who = this.memberId === null ? '' : this.meeting.who(this.memberId);
		if (this.consented) void this.meeting.app.speaker.say(this.meeting.words.say('loan.her-yes', { who }));
	}

	protected override stepBefore(): LoanStep | null {
		if (this.step === 'times') return this.sources.length > 1 ? 'source' : 'amount';
		return super.stepBefore();
	}
	override back(): boolean {
		const left = this.step;
		if (!super.back()) return false;
		if (left !== 'guarantors') this.consented = false;
		if (this.step === 'who') this.guarantors = [];
		return true;
	}

	/** Not now: the talk is over, nothing is written. */
	giveUp(): void {
		this.go('any');
		this.memberId = null;
		this.instalments = 0;
		this.counted.clear();
		this.purpose = null;
		this.source = 'own';
		this.guarantors = [];
		this.consented = false;
		this.entered.clear();
		this.#loanId = this.meeting.book.session.newId() as LoanId;
		this.renew();
	}

	/** All say yes: it is written, and the question comes again. */
	async agree(): Promise<void> {
		const { words } = this.meeting;
		const who = this.meeting.who(present(this.memberId, 'a loan has a borrower'));
		const said = words.say('loan.read-back', {
			who,
			amount: this.meeting.amountWords(this.entered.amount),
			day: words.dayInWords(this.preview.firstDueOn)
		});
		const command = this.#command(this.instalments);
		if (await this.record([command], said)) this.giveUp();
	}

	#terms(instalments: number): LoanTerms {
		return usualTerms(this.meeting.rules, instalments, this.counted.byQuarter);
	}

	#command(instalments: number): DisburseLoan {
		return {
			type: 'DisburseLoan',
			on: this.meeting.day,
			loanId: this.#loanId,
			memberId: present(this.memberId, 'a loan has a borrower'),
			principal: this.entered.amount,
			terms: this.#terms(instalments),
			source: this.source,
			purpose: this.purpose ?? 'other',
			guarantors: this.guarantors,
			agreedBy: this.meeting.here
		};
	}
}
