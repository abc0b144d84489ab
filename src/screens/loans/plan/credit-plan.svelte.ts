import { present, type MemberId } from '#kernel';
import { loanPreview, usualTerms } from '#group';
import type { Fault } from '#app';
import { cashPieces, money, sum, zero, type Money } from '#money';
import type { LoanDose, PlanLine } from '#reports';
import type { Purpose } from '#papers/code-words.ts';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import { neighboursOf } from '../../frame/circle/circle-neighbours.ts';
import { historyHeard, nextToAsk, partOf, planFigures, type PlanFigures } from './credit-plan-figures.ts';
import { InstalmentTimes } from '../../frame/loan/instalment-times.svelte.ts';
import { paymentsOf, timesHeard, type AsksTimes, type RepaymentPlan } from '../../frame/loan/loan-times.ts';
import type { PlannedPart } from '#session/meeting/meeting-draft.svelte.ts';
import { keepTalk, readTalk } from '#session/meeting/kept-talk.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { ResolutionDraft } from '../../frame/minutes.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { Steps } from '../../frame/talk.svelte.ts';

export type PlanStep = 'woman' | 'amount' | 'purpose' | 'times' | 'otherTimes' | 'all' | 'together' | 'agree';

/** Who is to get how much of what the group asks the bank for: one woman after another, then the circle decides. */
export class CreditPlanDraft extends Steps<PlanStep> implements AsksTimes {
	readonly #meeting: MeetingView;
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
		super('woman', {
			amount: 'woman',
			purpose: 'woman',
			times: 'woman',
			otherTimes: 'times',
			together: 'all',
			agree: 'together'
		});
		this.#meeting = meeting;
		this.entered = new AmountDraft(meeting.app, meeting.currency);
		this.decision = new ResolutionDraft(meeting);
		this.decision.choose('creditPlan');
		this.counted = new InstalmentTimes(meeting.words, () => {
			const { interestPeriod: period, meetingRhythm } = meeting.rules;
			return { period, every: meetingRhythm.every, byQuarter: false };
		});
	}

	/** Reads what each woman has done; a plan that was decided before opens as a whole. */
	async read(): Promise<void> {
		const figures = await planFigures(this.#meeting);
		if (!figures.ok) {
			this.fault = figures.error;
			return;
		}
		const { decided } = figures.value;
		if (this.#meeting.book.draft.plan.size === 0) await readTalk(this.#meeting);
		if (decided !== null && this.#meeting.book.draft.plan.size === 0)
			for (const line of decided.lines)
				this.#meeting.book.draft.plan.set(line.memberId, partOf(this.#meeting, line));
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
		return this.#meeting.memberIds;
	}
	/** Five who sit side by side, she among them. */
	get neighbours(): readonly MemberId[] {
		return neighboursOf(this.memberIds, this.memberIds.indexOf(this.line.memberId));
	}
	/** What was said for her; undefined while she was not asked. */
	answerOf(memberId: MemberId): PlannedPart | undefined {
		return this.#meeting.book.draft.plan.get(memberId);
	}
	/** What she is to get, nothing, or not asked yet. */
	standingOf(memberId: MemberId): 'agreed' | 'notToday' | 'unmarked' {
		const part = this.answerOf(memberId);
		if (part === undefined) return 'unmarked';
		return part.amount === 0 ? 'notToday' : 'agreed';
	}
	/** How many are still to be asked. */
	get left(): number {
		return this.memberIds.filter((memberId) => !this.#meeting.book.draft.plan.has(memberId)).length;
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
			const part = this.#meeting.book.draft.plan.get(memberId);
			return part === undefined || part.amount === 0
				? []
				: [{ memberId, ...part, purpose: part.purpose ?? 'other' }];
		});
	}
	/** Why the circle cannot decide it as it stands. */
	get refusal(): SpokenReason | null {
		if (this.left > 0) return null;
		return this.parts.length === 0
			? { text: this.#meeting.words.say('bank.plan-nobody'), icon: 'empty-mat' }
			: this.decision.against(this.parts);
	}

	/** "Sunita didi. Twenty thousand rupees?" */
	get herPrompt(): string {
		const { words } = this.#meeting;
		const who = this.#meeting.who(this.line.memberId);
		return this.part.amount === 0
			? words.say('bank.plan-her-none', { who })
			: words.say('bank.plan-her-prompt', { who, amount: this.#meeting.amountWords(this.part.amount) });
	}
	/** The prompt of her card with the reasons, as it is said aloud. */
	get herHeard(): string {
		return `${this.herPrompt} ${historyHeard(this.#meeting, this.line)}`;
	}
	get allPrompt(): string {
		const amount = this.#meeting.amountWords(this.total);
		return this.#meeting.words.say('bank.plan-all-prompt', { amount });
	}
	get allHeard(): string {
		const { words } = this.#meeting;
		const { dose } = this;
		return [
			this.allPrompt,
			...(dose === null
				? []
				: [words.say('bank.plan-may-ask-heard', { amount: this.#meeting.amountWords(dose.amount) })]),
			...(this.aboveRule ? [words.say('bank.plan-above-rule-heard')] : []),
			...(this.allAlike ? [words.say('bank.file-missing-planAllAlike')] : []),
			...this.memberIds.flatMap((memberId) => {
				const part = this.answerOf(memberId)?.amount ?? zero;
				const heard = { what: this.#meeting.who(memberId), amount: this.#meeting.amountWords(part) };
				return part === 0 ? [] : [words.say('meeting.close-line', heard)];
			})
		].join(' ');
	}

	/** Big notes in one touch: ten and twenty of the biggest. */
	get bundles(): readonly Money[] {
		const [biggest] = cashPieces(this.#meeting.currency).notes;
		return biggest === undefined ? [] : [money(10 * biggest), money(20 * biggest)];
	}
	/** The bank's own terms are not known yet: any number can be planned. */
	readonly timesRefusal = null;
	readonly allows = (): boolean => true;
	/** By the group's rules, as where the bank's money is lent on. */
	readonly paymentsOf = (instalments: number): RepaymentPlan => {
		const { rules, day } = this.#meeting;
		return paymentsOf(loanPreview(this.part.amount, usualTerms(rules, instalments, false), rules, day));
	};
	get timesHeard(): string {
		return timesHeard(this, this.#meeting.words, this.#meeting.currency);
	}

	/** Her card: as it was said, else as it is proposed. */
	turnTo(memberId: MemberId): void {
		this.memberId = memberId;
		this.#accepted = false;
		this.#part = this.#meeting.book.draft.plan.get(memberId) ?? partOf(this.#meeting, this.#lineOf(memberId));
		this.entered.clear();
		this.go('woman');
	}
	/** The next who was not asked; all of them once everybody was. */
	askNext(): void {
		const next = nextToAsk(this.memberIds, this.#meeting.book.draft.plan, this.memberId);
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
		this.#meeting.book.draft.plan.set(this.line.memberId, this.part);
		void keepTalk(this.#meeting);
		this.askNext();
	}
}
