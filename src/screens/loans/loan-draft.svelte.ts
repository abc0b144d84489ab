import { present, type LoanId, type MemberId } from '#kernel';
import { lacksQuorum, loanPreview, usualTerms, type Command, type LoanPreview, type LoanTerms } from '#group';
import { atLeastZero, cashPieces, money, subtract, type Money } from '#money';
import type { Purpose } from '#papers/code-words.ts';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import { overdueRuleWords } from '#ui/money/piece-words.ts';
import { isHelpFund, mostToLend, sourcesOf, type LoanSource } from '../frame/loan/loan-sources.ts';
import { InstalmentTimes } from '../frame/loan/instalment-times.svelte.ts';
import {
	otherTimesAsked,
	paymentsOf,
	timesAsked,
	type AsksTimes,
	type RepaymentPlan
} from '../frame/loan/loan-times.ts';
import { lendWords, sentences } from './loan-words.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { spokenReason, type SpokenReason } from '#session/reasons.ts';
import { choicesOf, Flow, type Question, type Questions } from '../frame/flow/flow.svelte.ts';
import { loanSources } from '#ui/codes.ts';

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

type DisburseLoan = Extract<Command, { type: 'DisburseLoan' }>;

/** Who stands in for a loan: no more are kept. */
const guarantorsMost = 10;

/** A loan as the circle talks about it: who, how much, how many times, what for, and do all agree. */
export class LoanDraft extends Flow<LoanStep> implements AsksTimes {
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
		super(meeting, 'any');
		this.entered = new AmountDraft(meeting.app, meeting.currency, () => this.refusal?.text ?? '');
		this.counted = new InstalmentTimes(meeting.words, () => {
			const { interestPeriod: period, meetingRhythm, instalmentsBy } = meeting.rules;
			return { period, every: meetingRhythm.every, byQuarter: instalmentsBy === 'quarter' };
		});
		this.#loanId = meeting.book.session.newId() as LoanId;
	}

	readonly questions: Questions<LoanStep> = {
		any: () => {
			const given = this.place.figures.loanRows;
			const prompt = `${this.say(given.length === 0 ? 'loan.prompt' : 'loan.another')}${given.length === 0 ? '' : '?'}`;
			const { place } = this;
			const lines = given.map(({ memberId, amount }) =>
				place.words.line(place.who(memberId), amount, place.currency)
			);
			return {
				prompt: this.closed ? `${prompt} ${this.closed.text}` : prompt,
				heard: [prompt, this.#boxHas, ...lines].join(' '),
				undo: this.place.undoAct
			};
		},
		who: () => ({
			before: 'any',
			dots: this.#dots,
			tight: true,
			prompt: this.say('loan.who-prompt'),
			faces: {
				memberIds: this.place.memberIds,
				disabled: (memberId) => !this.place.here.includes(memberId),
				onpress: (memberId) => this.chooseWho(memberId)
			}
		}),
		amount: () => ({
			before: 'who',
			prompt: this.say('loan.amount-prompt', { who: this.#who }),
			heard: `${this.say('loan.amount-prompt', { who: this.#who })} ${this.#boxHas}`,
			reason: this.refusal,
			missing: this.missing,
			amount: this.entered,
			bundles: this.bundles,
			act: { label: this.say('action.ok'), tone: 'out', onpress: () => this.amountIsRight() }
		}),
		source: () => ({
			before: 'amount',
			dots: this.#dots,
			prompt: this.say('loan.source-prompt'),
			codes: choicesOf({ ...loanSources, codes: this.sources }, this.say, (source) =>
				this.chooseSource(source)
			)
		}),
		times: () => ({
			...timesAsked(this, this.place),
			before: this.sources.length > 1 ? 'source' : 'amount',
			dots: this.#dots,
			prompt: this.timesPrompt
		}),
		otherTimes: () => otherTimesAsked(this, this.place),
		purpose: () => ({
			before: 'times',
			dots: this.#dots,
			tight: true,
			prompt: this.say('loan.purpose-prompt')
		}),
		agree: () => ({
			before: 'purpose',
			face: undefined,
			tight: true,
			prompt: this.agreePrompt,
			heard: this.costHeard,
			reason: this.refusal,
			act: {
				label: this.say('loan.all-agree'),
				icon: 'hands-raised',
				tone: 'out',
				amount: this.inHand,
				currency: this.place.currency,
				disabled: !this.consented,
				onpress: () => this.agree()
			}
		}),
		guarantors: () => ({
			before: 'agree',
			title: this.#who,
			face: undefined,
			tight: true,
			prompt: this.say('loan.guarantors-prompt', { who: this.#who }),
			faces: {
				memberIds: this.place.memberIds,
				selected: this.guarantors,
				disabled: (memberId) => memberId === this.memberId,
				onpress: (memberId) => this.toggleGuarantor(memberId)
			},
			act: { label: this.say('action.ok'), tone: 'out', onpress: () => this.guarantorsAreRight() }
		})
	};
	protected override get head(): Partial<Question<LoanStep>> {
		const face = this.memberId === null ? undefined : this.place.book.face(this.memberId);
		return { title: this.say('loan.title'), icon: 'box-out', face };
	}
	/** How far the talk is. */
	get #dots() {
		return { count: this.steps.length, at: this.steps.indexOf(this.step) };
	}
	get #who(): string {
		return this.memberId === null ? '' : this.place.who(this.memberId);
	}
	get #boxHas(): string {
		return `${this.say('loan.box-has', { amount: this.place.amountWords(this.place.book.box) })}.`;
	}

	/** Whose money the loan can come from; it is asked only where the group has more than its own. */
	get sources(): readonly LoanSource[] {
		return isHelpFund(this.source) ? [this.source] : sourcesOf(this.place.state);
	}
	/** The questions that are asked, for the dots. */
	get steps(): readonly LoanStep[] {
		return this.sources.length > 1
			? ['who', 'amount', 'source', 'times', 'purpose', 'agree']
			: ['who', 'amount', 'times', 'purpose', 'agree'];
	}

	/** Why no loan can be decided now: too few women are here. */
	readonly closed: SpokenReason | null = $derived.by(() => {
		const { state, words, currency } = this.place;
		const lacking = lacksQuorum(state);
		return lacking === null ? null : spokenReason(lacking, words, currency);
	});

	/** Two and four of the biggest note in one touch, where the box holds them. */
	get bundles(): readonly Money[] {
		const [biggest = 0] = cashPieces(this.place.currency).notes;
		return [money(2 * biggest), money(4 * biggest)].filter((sum) => sum > 0 && sum <= this.#most);
	}

	/** What box or fund lacks for the entered amount. */
	get missing(): Money {
		return atLeastZero(subtract(this.entered.amount, this.#most));
	}

	get #most(): Money {
		return mostToLend(this.place.state, this.source);
	}

	/** Why this loan cannot be given as it stands. */
	readonly refusal: SpokenReason | null = $derived.by(() => {
		if (this.memberId === null || this.entered.amount === 0) return null;
		return this.place.reasonAgainst(this.#command(this.instalments === 0 ? 1 : this.instalments));
	});

	/** More than half of what lies in the box: read twice, then allowed. */
	get unusual(): boolean {
		return 2 * this.entered.amount > this.place.book.box;
	}

	readonly paymentsOf = (instalments: number): RepaymentPlan => paymentsOf(this.previewOf(instalments));
	readonly allows = (instalments: number): boolean =>
		this.place.blockedBy(this.#command(instalments)) === null;

	readonly timesRefusal: SpokenReason | null = $derived.by(() => {
		const refused = this.counted.usualTimes.find((times) => !this.allows(times));
		return refused === undefined ? null : this.place.reasonAgainst(this.#command(refused));
	});

	previewOf(instalments: number): LoanPreview {
		return loanPreview(this.entered.amount, this.#terms(instalments), this.place.rules, this.place.day);
	}
	readonly preview: LoanPreview = $derived.by(() => this.previewOf(this.instalments));
	/** What is kept back today is neither handed over nor given back later. */
	get inHand(): Money {
		return subtract(this.entered.amount, this.preview.keptBack);
	}

	/** "In how many times?"; a loan that takes much of the box is read out here and once more before all agree. */
	get timesPrompt(): string {
		const { words } = this.place;
		const asked = words.say('loan.times-prompt');
		return this.unusual
			? `${this.place.amountWords(this.entered.amount)}. ${words.say('loan.unusual')} ${asked}`
			: asked;
	}

	/** The whole cost beside what a moneylender takes, before anybody agrees. */
	readonly agreePrompt: string = $derived.by(() =>
		this.#agreeWords(sentences(this.#quarter, this.#firstDue, this.overdueRule))
	);
	/** What being late will cost; '' where the group asks nothing for it. */
	get overdueRule(): string {
		return overdueRuleWords(this.place.rules, this.place.words);
	}

	/** In how many times; by the quarter with what is given in between. */
	get howGivenBack(): string {
		return this.#quarter || `${this.counted.inWords(this.instalments)}.`;
	}
	get #quarter(): string {
		return this.counted.quarterWords(this.instalments, this.preview, this.place.currency);
	}
	get #firstDue(): string {
		const { words } = this.place;
		return `${words.say('loan.first-due')}: ${words.dayInWords(this.preview.firstDueOn)}.`;
	}

	/** The cost as it is said aloud: how interest is counted, all that is given back and who stands in. */
	readonly costHeard: string = $derived.by(() => {
		const { words, currency, rules } = this.place;
		const { total, keptBack } = this.preview;
		const inAll = words.amount(subtract(total, keptBack), currency);
		const standIn = this.guarantors.map((one) =>
			words.say('loan.stand-in-for', { who: this.place.who(one) })
		);
		return this.#agreeWords(
			[
				...(isHelpFund(this.source) ? [`${words.say(`loan.source-${this.source}`)}.`] : []),
				...(this.#quarter === '' ? [] : [this.#quarter]),
				this.#firstDue,
				...(this.overdueRule === '' ? [] : [this.overdueRule]),
				`${words.say(`loan.method-${rules.interestMethod}`)}.`,
				`${words.say('loan.total-back')}: ${inAll}.`,
				...standIn
			].join(' ')
		);
	});

	#agreeWords(more: string): string {
		const { words, currency } = this.place;
		return lendWords(words, currency, {
			who: this.place.who(present(this.memberId, 'a loan has a borrower')),
			amount: this.entered.amount,
			instalments: this.instalments,
			preview: this.preview,
			unusual: this.unusual,
			more
		});
	}

	/** @param source of a help fund a loan begins apart; whose money else is asked where there is more than the group's own */
	start(source: LoanSource = 'own'): void {
		this.source = source;
		this.go('who');
	}
	/** Who may take nothing more by the group's own limits is told so at once. */
	chooseWho(memberId: MemberId): void {
		this.memberId = memberId;
		const smallest = money(cashPieces(this.place.currency).notes.at(-1) ?? 1);
		const blocked = this.place.blockedBy({ ...this.#command(1), principal: smallest });
		if (blocked?.type === 'LoanLimitExceeded' || blocked?.type === 'MemberHasLeft') {
			this.memberId = null;
			this.place.writer.refuse(blocked);
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
		this.counted.typed = '';
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
		const who = this.memberId === null ? '' : this.place.who(this.memberId);
		if (this.consented) void this.place.app.speaker.say(this.place.words.say('loan.her-yes', { who }));
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
		this.#loanId = this.place.book.session.newId() as LoanId;
		this.renew();
	}

	/** All say yes: it is written, and the question comes again. */
	async agree(): Promise<void> {
		const { words } = this.place;
		const who = this.place.who(present(this.memberId, 'a loan has a borrower'));
		const said = words.say('loan.read-back', {
			who,
			amount: this.place.amountWords(this.entered.amount),
			day: words.dayInWords(this.preview.firstDueOn)
		});
		const command = this.#command(this.instalments);
		if (await this.record([command], said)) this.giveUp();
	}

	#terms(instalments: number): LoanTerms {
		return usualTerms(this.place.rules, instalments, this.counted.byQuarter);
	}

	#command(instalments: number): DisburseLoan {
		return {
			type: 'DisburseLoan',
			on: this.place.day,
			loanId: this.#loanId,
			memberId: present(this.memberId, 'a loan has a borrower'),
			principal: this.entered.amount,
			terms: this.#terms(instalments),
			source: this.source,
			purpose: this.purpose ?? 'other',
			guarantors: this.guarantors,
			agreedBy: this.place.here
		};
	}
}
