import { present, type MemberId } from '#kernel';
import { loanPreview, usualTerms } from '#group';
import type { Fault } from '#app';
import { cashPieces, money, sum, zero, type Money } from '#money';
import type { LoanDose, PlanLine } from '#reports';
import type { Purpose } from '#papers/code-words.ts';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import { historyHeard, nextToAsk, partOf, planFigures, type PlanFigures } from './credit-plan-figures.ts';
import { InstalmentTimes } from '../../frame/loan/instalment-times.svelte.ts';
import {
	otherTimesAsked,
	paymentsOf,
	timesAsked,
	type AsksTimes,
	type RepaymentPlan
} from '../../frame/loan/loan-times.ts';
import type { PlannedPart } from '#session/meeting/meeting-draft.svelte.ts';
import { keepTalk, readTalk } from '#session/meeting/kept-talk.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { ResolutionDraft } from '../../frame/minutes.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { Flow, type Question, type Questions } from '../../frame/flow/flow.svelte.ts';
import { liabilityAsked, liabilityCases, type LiabilityCase } from '../../frame/loan/liability-cases.ts';

export type PlanStep = 'woman' | 'amount' | 'purpose' | 'times' | 'otherTimes' | 'all' | 'together' | 'agree';

/** Who is to get how much of what the group asks the bank for: one woman after another, then the circle decides. */
export class CreditPlanDraft extends Flow<PlanStep> implements AsksTimes {
	readonly entered: AmountDraft;
	/** Who says yes to it. */
	readonly decision: ResolutionDraft;
	readonly counted: InstalmentTimes;
	/** The bank says when its own instalments fall due. */
	readonly mayGoByQuarter = false;
	#figures = $state.raw<PlanFigures | null>(null);
	fault = $state.raw<Fault | null>(null);
	memberId = $state<MemberId | null>(null);
	/** Her part as it stands on her card. */
	#part = $state.raw<PlannedPart | null>(null);
	/** The amount was said yes to; only what it is for was still to be asked. */
	#accepted = false;

	constructor(meeting: MeetingView) {
		super(meeting, 'woman');
		this.entered = new AmountDraft(meeting.app, meeting.currency);
		this.decision = new ResolutionDraft(meeting);
		this.decision.choose('creditPlan');
		this.counted = new InstalmentTimes(meeting.words, () => {
			const { interestPeriod: period, meetingRhythm } = meeting.rules;
			return { period, every: meetingRhythm.every, byQuarter: false };
		});
	}

	readonly questions: Questions<PlanStep> = {
		woman: () => {
			const { amount } = this.part;
			const { currency } = this.place;
			const onpress = () => (amount > 0 ? this.accept() : this.nothing());
			return {
				tight: true,
				prompt: this.herPrompt,
				heard: this.herHeard,
				act:
					amount > 0
						? { label: this.stands, icon: 'bank-to-box', amount, currency, onpress }
						: { label: this.say('bank.plan-nothing'), icon: 'empty-mat', onpress }
			};
		},
		amount: () => ({
			before: 'woman',
			tight: true,
			prompt: this.say('loan.amount-prompt', { who: this.place.who(this.line.memberId) }),
			amount: this.entered,
			bundles: this.bundles,
			act: { label: this.say('action.ok'), tone: 'bank', onpress: () => this.amountIsRight() }
		}),
		purpose: () => ({ before: 'woman', tight: true, prompt: this.say('loan.purpose-prompt') }),
		times: () => ({ ...timesAsked(this, this.place), before: 'woman' }),
		otherTimes: () => otherTimesAsked(this, this.place),
		all: () => ({
			face: undefined,
			tight: true,
			prompt: this.allPrompt,
			heard: this.allHeard,
			undo: this.place.undoAct,
			reason: this.refusal,
			act:
				this.left > 0
					? {
							label: this.say('bank.plan-ask-next'),
							icon: 'next',
							tone: 'bank',
							onpress: () => this.askNext()
						}
					: {
							label: this.say('bank.together-title'),
							icon: 'three-faces',
							tone: 'book',
							onpress: () => this.go('together')
						}
		}),
		together: () => ({
			...liabilityAsked(this.liability, this.say),
			before: 'all',
			face: undefined,
			act: {
				label: this.say('bank.plan-to-agree'),
				icon: 'hands-raised',
				tone: 'book',
				onpress: () => this.go('agree')
			}
		}),
		agree: () => ({
			before: 'together',
			icon: 'hands-raised',
			face: undefined,
			tight: true,
			faces: {
				memberIds: this.place.here,
				selected: this.decision.agreed,
				onpress: (memberId) => this.decision.toggle(memberId)
			},
			prompt: this.say('bank.plan-agree-prompt', { amount: this.place.amountWords(this.total) })
		})
	};
	protected override get head(): Partial<Question<PlanStep>> {
		const face = this.memberId === null ? undefined : this.place.book.face(this.memberId);
		return { title: this.say('bank.plan-title'), icon: 'bank-to-box', face };
	}
	get liability(): readonly LiabilityCase[] {
		return liabilityCases(this.total, this.memberIds.length, this.place.currency, this.place.words);
	}

	/** Reads what each woman has done; a plan that was decided before opens as a whole. */
	async read(): Promise<void> {
		const figures = await planFigures(this.place);
		if (!figures.ok) {
			this.fault = figures.error;
			return;
		}
		const { decided } = figures.value;
		if (this.place.book.draft.plan.size === 0) await readTalk(this.place);
		if (decided !== null && this.place.book.draft.plan.size === 0)
			for (const line of decided.lines)
				this.place.book.draft.plan.set(line.memberId, partOf(this.place, line));
		this.#figures = figures.value;
		if (decided === null) this.askNext();
		else this.go('all');
	}

	/** False until it was read. */
	get ready(): boolean {
		return this.#figures !== null;
	}
	get part(): PlannedPart {
		return present(this.#part, 'a woman is asked');
	}
	/** What the book knows of her, with what is proposed. */
	get line(): PlanLine {
		return this.#lineOf(present(this.memberId, 'a woman is asked'));
	}
	/** What the group may ask for by the rule; null where that is for amounts of another currency. */
	get dose(): LoanDose | null {
		return present(this.#figures, 'it was read').dose;
	}
	get memberIds(): readonly MemberId[] {
		return this.place.memberIds;
	}
	/** Five who sit side by side, she among them. */
	get neighbours(): readonly MemberId[] {
		const first = Math.max(
			0,
			Math.min(this.memberIds.indexOf(this.line.memberId) - 2, this.memberIds.length - 5)
		);
		return this.memberIds.slice(first, first + 5);
	}
	/** What was said for her; undefined while she was not asked. */
	answerOf(memberId: MemberId): PlannedPart | undefined {
		return this.place.book.draft.plan.get(memberId);
	}
	/** What she is to get, nothing, or not asked yet. */
	standingOf(memberId: MemberId): 'agreed' | 'notToday' | 'unmarked' {
		const part = this.answerOf(memberId);
		if (part === undefined) return 'unmarked';
		return part.amount === 0 ? 'notToday' : 'agreed';
	}
	/** How many are still to be asked. */
	get left(): number {
		return this.memberIds.filter((memberId) => !this.place.book.draft.plan.has(memberId)).length;
	}
	/** Minor units, of all who were asked. */
	get total(): Money {
		return sum(this.parts.map(({ amount }) => amount));
	}
	/** More than one, and no difference between them: a bank will ask whether anybody thought about it. */
	get allAlike(): boolean {
		const parts = this.parts;
		return (
			parts.length > 1 &&
			parts.length === this.memberIds.length &&
			parts.every(({ amount }) => amount === parts[0]?.amount)
		);
	}
	/** More than the rule comes to; a rule that names only the least is not passed by more. */
	get aboveRule(): boolean {
		if (this.dose === null) return false;
		const { above, times, amountMost } = this.dose;
		return !above && times !== null && this.total > amountMost;
	}
	/** As the resolution holds them: those who get something. */
	get parts() {
		return this.memberIds.flatMap((memberId) => {
			const part = this.place.book.draft.plan.get(memberId);
			return part === undefined || part.amount === 0
				? []
				: [{ memberId, ...part, purpose: part.purpose ?? 'other' }];
		});
	}
	/** Why the circle cannot decide it as it stands. */
	get refusal(): SpokenReason | null {
		if (this.left > 0) return null;
		return this.parts.length === 0
			? { text: this.place.words.say('bank.plan-nobody'), icon: 'empty-mat' }
			: this.decision.against(this.parts);
	}

	/** "Sunita didi. Twenty thousand rupees?" */
	get herPrompt(): string {
		const { words } = this.place;
		const who = this.place.who(this.line.memberId);
		return this.part.amount === 0
			? words.say('bank.plan-her-none', { who })
			: words.say('bank.plan-her-prompt', { who, amount: this.place.amountWords(this.part.amount) });
	}
	/** Whether her part is as it was proposed. */
	get stands(): string {
		const isProposed =
			this.answerOf(this.line.memberId) === undefined && this.part.amount === this.line.amount;
		return this.say(isProposed ? 'bank.plan-as-proposed' : 'bank.plan-stays');
	}
	/** The prompt of her card with the reasons, as it is said aloud. */
	get herHeard(): string {
		return `${this.herPrompt} ${historyHeard(this.place, this.line)}`;
	}
	get allPrompt(): string {
		const amount = this.place.amountWords(this.total);
		return this.place.words.say('bank.plan-all-prompt', { amount });
	}
	get allHeard(): string {
		const { words } = this.place;
		const { dose } = this;
		return [
			this.allPrompt,
			...(dose === null
				? []
				: [words.say('bank.plan-may-ask-heard', { amount: this.place.amountWords(dose.amount) })]),
			...(this.aboveRule ? [words.say('bank.plan-above-rule-heard')] : []),
			...(this.allAlike ? [words.say('bank.file-missing-planAllAlike')] : []),
			...this.memberIds.flatMap((memberId) => {
				const part = this.answerOf(memberId)?.amount ?? zero;
				return part === 0 ? [] : [words.line(this.place.who(memberId), part, this.place.currency)];
			})
		].join(' ');
	}

	/** Big notes in one touch: ten and twenty of the biggest. */
	get bundles(): readonly Money[] {
		const [biggest] = cashPieces(this.place.currency).notes;
		return biggest === undefined ? [] : [money(10 * biggest), money(20 * biggest)];
	}
	/** The bank's own terms are not known yet: any number can be planned. */
	readonly timesRefusal = null;
	readonly allows = (): boolean => true;
	/** By the group's rules, as where the bank's money is lent on. */
	readonly paymentsOf = (instalments: number): RepaymentPlan => {
		const { rules, day } = this.place;
		return paymentsOf(loanPreview(this.part.amount, usualTerms(rules, instalments, false), rules, day));
	};
	/** Her card: as it was said, else as it is proposed. */
	turnTo(memberId: MemberId): void {
		this.memberId = memberId;
		this.#accepted = false;
		this.#part = this.place.book.draft.plan.get(memberId) ?? partOf(this.place, this.#lineOf(memberId));
		this.entered.clear();
		this.go('woman');
	}
	/** The next who was not asked; all of them once everybody was. */
	askNext(): void {
		const next = nextToAsk(this.memberIds, this.place.book.draft.plan, this.memberId);
		if (next === null) this.go('all');
		else this.turnTo(next);
	}

	/** As it stands on her card; what it is for is asked where nobody knows. */
	accept(): void {
		this.#accepted = true;
		if (this.part.amount > 0 && this.part.purpose === null) this.go('purpose');
		else this.#settle();
	}
	nothing(): void {
		this.#part = { ...this.part, amount: zero };
		this.accept();
	}
	amountIsRight(): void {
		this.#part = { ...this.part, amount: this.entered.amount };
		this.accept();
	}
	choosePurpose(purpose: Purpose): void {
		this.#part = { ...this.part, purpose };
		if (this.#accepted) this.#settle();
		else this.go('woman');
	}
	askOtherTimes(): void {
		this.counted.typed = '';
		this.go('otherTimes');
	}
	chooseTimes(instalments: number): void {
		this.#part = { ...this.part, instalments };
		this.go('woman');
	}

	override back(): boolean {
		if (!super.back()) return false;
		this.#accepted = false;
		this.entered.clear();
		return true;
	}

	/** The circle says yes: one resolution with all parts. */
	readonly write = (): Promise<boolean> => this.decision.write(this.parts);

	#lineOf(memberId: MemberId): PlanLine {
		const { proposed } = present(this.#figures, 'it was read');
		return present(
			proposed.lines.find((line) => line.memberId === memberId),
			'every woman of the meeting has a line'
		);
	}

	#settle(): void {
		this.place.book.draft.plan.set(this.line.memberId, this.part);
		void keepTalk(this.place);
		this.askNext();
	}
}
