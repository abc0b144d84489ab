import { present, type LoanId, type MemberId, type OperationId } from '#kernel';
import { lacksQuorum, loanPreview, type Command, type LoanPreview, type LoanTerms } from '#group';
import { cashPieces, money, subtract, zero, type Money } from '#money';
import type { Purpose } from '#ui/symbol/purposes.ts';
import { AmountDraft } from './amount-draft.svelte.ts';
import type { MeetingView } from './meeting-view.svelte.ts';
import { spokenReason, type SpokenReason } from './reasons.ts';

export type LoanStep = 'any' | 'who' | 'amount' | 'times' | 'otherTimes' | 'purpose' | 'agree';

/** In how many times loans are usually given back: months, or meetings where interest is charged by the meeting. */
const usualTimes = {
	month: [3, 6, 10, 12],
	fortnight: [4, 6, 12, 24],
	week: [4, 8, 12, 24]
} as const;

/** A loan as the circle talks about it: who, how much, how many times, what for, and do all agree. */
export class LoanDraft {
	readonly #meeting: MeetingView;
	readonly mat: AmountDraft;
	#step = $state<LoanStep>('any');
	#memberId = $state<MemberId | null>(null);
	#instalments = $state(0);
	#purpose = $state<Purpose | null>(null);
	#herYes = $state(false);
	#loanId: LoanId;
	#operationId: OperationId;

	constructor(meeting: MeetingView) {
		this.#meeting = meeting;
		this.mat = new AmountDraft(meeting.app, meeting.currency, () => this.refusal?.text ?? '');
		[this.#loanId, this.#operationId] = this.#newIds();
	}

	get step(): LoanStep {
		return this.#step;
	}
	get memberId(): MemberId | null {
		return this.#memberId;
	}
	get instalments(): number {
		return this.#instalments;
	}
	get purpose(): Purpose | null {
		return this.#purpose;
	}
	get herYes(): boolean {
		return this.#herYes;
	}

	/** Why no loan can be decided now: too few women are here. */
	get closed(): SpokenReason | null {
		const { state, words, currency } = this.#meeting;
		const lacking = lacksQuorum(state);
		return lacking === null ? null : spokenReason(lacking, words, currency);
	}

	/** Two and four of the biggest note in one touch. */
	get bundles(): readonly Money[] {
		const [biggest] = cashPieces(this.#meeting.currency).notes;
		return biggest === undefined ? [] : [money(2 * biggest), money(4 * biggest)];
	}

	/** What the box lacks for the amount on the mat. */
	get missing(): Money {
		const { amount } = this.mat;
		return amount > this.#meeting.book.box ? subtract(amount, this.#meeting.book.box) : zero;
	}

	/** Why this loan cannot be given as it stands. */
	get refusal(): SpokenReason | null {
		if (this.#memberId === null || this.mat.amount === 0) return null;
		return this.#meeting.reasonAgainst(this.#command(this.#instalments === 0 ? 1 : this.#instalments));
	}

	/** More than half of what lies in the box: read twice, then allowed. */
	get unusual(): boolean {
		return 2 * this.mat.amount > this.#meeting.book.box;
	}

	get usualTimes(): readonly number[] {
		const { interestPeriod, meetingRhythm } = this.#meeting.rules;
		return usualTimes[interestPeriod === 'meeting' ? meetingRhythm.every : 'month'];
	}

	/** Meetings or months: what one moon of the plan stands for. */
	get countsMeetings(): boolean {
		return this.#meeting.rules.interestPeriod === 'meeting';
	}

	previewOf(instalments: number): LoanPreview {
		return loanPreview(this.mat.amount, this.#terms(instalments), this.#meeting.rules, this.#meeting.day);
	}
	/** Whether the group's rules allow so many times. */
	allows(instalments: number): boolean {
		return this.#meeting.blockedBy(this.#command(instalments)) === null;
	}

	get preview(): LoanPreview {
		return this.previewOf(this.#instalments);
	}

	/** The question, and what each answer means: "4 times, each time three hundred six rupees". */
	get timesHeard(): string {
		const { words } = this.#meeting;
		const answers = this.usualTimes.map((times) => {
			const first = present(this.previewOf(times).instalments[0], 'a plan has a first part');
			return `${this.timesWords(times)}, ${words.say('loan.each-time')} ${this.#meeting.amountWords(first.pays)}.`;
		});
		return [words.say('loan.times-prompt'), ...answers].join(' ');
	}

	/** "4 months", or "4 times" where interest goes by the meeting. */
	timesWords(times: number): string {
		return this.#meeting.words.say(this.countsMeetings ? 'loan.times' : 'loan.months', { count: times });
	}

	/** The whole cost beside what a moneylender takes. */
	get costHeard(): string {
		const { words } = this.#meeting;
		const { interest, moneylenderInterest, firstDueOn } = this.preview;
		const line = (what: 'loan.group-takes' | 'loan.moneylender-takes', amount: Money) =>
			words.say('close.line', { what: words.say(what), amount: this.#meeting.amountWords(amount) });
		return [
			this.agreePrompt,
			`${words.say('loan.first-due')}: ${words.dayInWords(firstDueOn)}.`,
			line('loan.group-takes', interest),
			line('loan.moneylender-takes', moneylenderInterest)
		].join(' ');
	}

	get agreePrompt(): string {
		const { words } = this.#meeting;
		const { instalments, interest } = this.preview;
		const first = present(instalments[0], 'a plan has a first part');
		const plan = words.say('loan.prompt-agree', {
			who: this.#meeting.who(present(this.#memberId, 'a loan has a borrower')),
			amount: this.#meeting.amountWords(this.mat.amount),
			count: words.number(this.#instalments),
			each: this.#meeting.amountWords(first.pays),
			interest: this.#meeting.amountWords(interest)
		});
		return this.unusual ? `${words.say('loan.unusual')} ${plan}` : plan;
	}

	start(): void {
		this.#step = 'who';
	}
	chooseWho(memberId: MemberId): void {
		this.#memberId = memberId;
		this.#step = 'amount';
	}
	amountIsRight(): void {
		this.#step = 'times';
	}
	askOtherTimes(): void {
		this.#step = 'otherTimes';
	}
	chooseTimes(instalments: number): void {
		this.#instalments = instalments;
		this.#step = 'purpose';
	}
	choosePurpose(purpose: Purpose): void {
		this.#purpose = purpose;
		this.#step = 'agree';
	}
	/** The borrower touches her own face. */
	toggleHerYes(): void {
		this.#herYes = !this.#herYes;
		const who = this.#memberId === null ? '' : this.#meeting.who(this.#memberId);
		if (this.#herYes) void this.#meeting.app.speaker.say(this.#meeting.words.say('loan.her-yes', { who }));
	}

	/** One step back; from the first question out. @returns false when there is no step before */
	back(): boolean {
		const before = {
			any: null,
			who: 'any',
			amount: 'who',
			times: 'amount',
			otherTimes: 'times',
			purpose: 'times',
			agree: 'purpose'
		} as const;
		const step = before[this.#step];
		if (step === null) return false;
		this.#step = step;
		this.#herYes = false;
		return true;
	}

	/** Not now: the talk is over, nothing is written. */
	giveUp(): void {
		this.#step = 'any';
		this.#memberId = null;
		this.#instalments = 0;
		this.#purpose = null;
		this.#herYes = false;
		this.mat.clear();
		[this.#loanId, this.#operationId] = this.#newIds();
	}

	/** All say yes: it is written, and the question comes again. */
	async agree(): Promise<void> {
		const { words } = this.#meeting;
		const who = this.#meeting.who(present(this.#memberId, 'a loan has a borrower'));
		const said = words.say('loan.read-back', {
			who,
			amount: this.#meeting.amountWords(this.mat.amount),
			day: words.dayInWords(this.preview.firstDueOn)
		});
		const command = this.#command(this.#instalments);
		if (await this.#meeting.write(this.#operationId, [command], () => said, true)) this.giveUp();
	}

	#newIds(): [LoanId, OperationId] {
		const { book } = this.#meeting;
		return [book.session.newId() as LoanId, book.newOperationId()];
	}

	#terms(instalments: number): LoanTerms {
		const { percentPerMonth, interestMethod, interestPeriod } = this.#meeting.rules;
		return { percentPerMonth, method: interestMethod, period: interestPeriod, instalments };
	}

	#command(instalments: number): Command {
		return {
			type: 'DisburseLoan',
			on: this.#meeting.day,
			loanId: this.#loanId,
			memberId: present(this.#memberId, 'a loan has a borrower'),
			principal: this.mat.amount,
			terms: this.#terms(instalments),
			purpose: this.#purpose ?? 'other',
			agreedBy: this.#meeting.here
		};
	}
}
