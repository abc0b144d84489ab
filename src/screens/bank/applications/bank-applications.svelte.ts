import type { ApplicationId } from '#kernel';
import { isMemberOn, type Application, type Command, type LoanAnswered } from '#group';
import { zero, type Money } from '#money';
import { answerReasons, applicationAnswers } from '#ui/codes.ts';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import { BankEntry } from '../bank-entry.svelte.ts';
import { lendersFor, type Lender } from '../bank-lenders.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { Steps } from '../../frame/talk.svelte.ts';

export type ApplicationStep = 'list' | 'lender' | 'amount' | 'together' | 'answer' | 'sanctioned' | 'why';
type Answer = LoanAnswered['answer'];
type AnswerReason = (typeof answerReasons.codes)[number];

/** The group's own applications for a loan, and what the lender said. */
export class ApplicationsView extends Steps<ApplicationStep> {
	readonly entry: BankEntry;
	readonly entered: AmountDraft;
	lender = $state('');
	/** The application that is being answered. */
	about = $state.raw<Application | null>(null);
	#answer = $state<Answer>('sanctioned');

	constructor(app: AppState, book: BookView) {
		super('list', {
			lender: 'list',
			amount: 'lender',
			together: 'amount',
			answer: 'list',
			sanctioned: 'answer',
			why: 'answer'
		});
		this.entry = new BankEntry(app, book);
		this.entered = new AmountDraft(app, book.currency);
	}

	/** Newest first. */
	get list(): readonly Application[] {
		return [...this.entry.book.state.applications.values()].reverse();
	}
	get lenders(): readonly Lender[] {
		const { book, words } = this.entry;
		const all = [...lendersFor('bank', book.state, words), ...lendersFor('federation', book.state, words)];
		return all.slice(0, 4);
	}

	/** Yes and no are final; what was sent back is answered again. */
	isOpen({ answer }: Application): boolean {
		return answer === null || answer.answer === 'returned';
	}
	heardOf(application: Application): string {
		const { words } = this.entry;
		const { lender, amount, answer } = application;
		const said =
			answer === null ? words.say('bank.book-waiting') : words.say(applicationAnswers.keyOf(answer.answer));
		const reason = answer?.reason === null || answer === null ? null : answerReasons.find(answer.reason);
		const why = reason === null ? '' : ` ${words.say(answerReasons.keyOf(reason))}.`;
		return `${lender}. ${this.entry.amount(amount)}. ${said}.${why}`;
	}

	/** Who are liable together for what is asked: all women of the group that day. */
	get women(): number {
		const { members } = this.entry.book.state;
		return [...members.values()].filter((member) => isMemberOn(member, this.entry.day)).length;
	}

	apply(): void {
		this.entered.clear();
		this.go('lender');
	}
	from(lender: string): void {
		this.lender = lender.trim();
		this.go('amount');
	}
	/** The lender answered this one. */
	answerTo(application: Application): void {
		this.about = application;
		this.go('answer');
	}
	said(answer: Answer): void {
		this.#answer = answer;
		if (answer === 'sanctioned') this.entered.lay(this.about?.amount ?? zero);
		this.go(answer === 'sanctioned' ? 'sanctioned' : 'why');
	}

	async writeApplication(): Promise<void> {
		const applicationId = this.entry.book.session.newId() as ApplicationId;
		const { amount } = this.entered;
		const asked = { applicationId, lender: this.lender, amount, on: this.entry.day };
		const said = this.entry.words.say('bank.book-read-back-applied', { amount: this.entry.amount(amount) });
		await this.#write([{ type: 'ApplyForLoan', ...asked }], said);
	}
	async writeSanction(): Promise<void> {
		await this.#writeAnswer({ amount: this.entered.amount });
	}
	async writeWhy(reason: AnswerReason): Promise<void> {
		await this.#writeAnswer({ reason });
	}

	async #writeAnswer(more: { amount?: Money; reason?: AnswerReason }): Promise<void> {
		const about = this.about;
		if (about === null) return;
		const { applicationId } = about;
		const [on, answer] = [this.entry.day, this.#answer];
		const said = `${this.entry.words.say(applicationAnswers.keyOf(answer))}.`;
		await this.#write([{ type: 'AnswerApplication', on, applicationId, answer, ...more }], said);
	}

	async #write(commands: readonly Command[], said: string): Promise<void> {
		if (!(await this.entry.write(commands, said))) return;
		this.entered.clear();
		this.about = null;
		this.go('list');
	}
}
