import type { ApplicationId } from '#kernel';
import { isMemberOn, type Application, type Command, type LoanAnswered } from '#group';
import { zero, type Money } from '#money';
import { answerReasons, applicationAnswers } from '#ui/codes.ts';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import { choicesOf, Flow, type Questions } from '../../frame/flow/flow.svelte.ts';
import { liabilityAsked, liabilityCases, type LiabilityCase } from '../../frame/loan/liability-cases.ts';
import type { BankEntry } from '../bank-entry.svelte.ts';
import { lendersFor, loanBundles } from '../bank-lenders.ts';

type Step = 'list' | 'lender' | 'amount' | 'together' | 'answer' | 'sanctioned' | 'why';

/** The group's own applications for a loan, and the lenders' answers. */
export class Applications extends Flow<Step, BankEntry> {
	readonly entered: AmountDraft;
	#lender = $state('');
	/** Application that is being answered, and the answer. */
	#about = $state.raw<Application | null>(null);
	#answer = $state<LoanAnswered['answer']>('sanctioned');

	constructor(entry: BankEntry) {
		super(entry, 'list');
		this.entered = new AmountDraft(entry.app, entry.currency);
	}

	readonly questions: Questions<Step> = {
		list: () => {
			const prompt = this.say(
				this.list.length === 0 ? 'bank.book-no-applications' : 'bank.book-applications-prompt'
			);
			return {
				title: this.say('bank.book-applications'),
				prompt,
				heard: [prompt, ...this.list.map((one) => this.heardOf(one))].join(' '),
				undo: this.place.undoAct,
				act: {
					label: this.say('bank.book-apply'),
					icon: 'sheet-bank',
					tone: 'bank',
					onpress: () => {
						this.entered.clear();
						this.go('lender');
					}
				}
			};
		},
		lender: () => ({
			before: 'list',
			title: this.say('bank.book-apply'),
			prompt: this.say('bank.book-lender-prompt'),
			names: [...lendersFor('bank', this.place), ...lendersFor('federation', this.place)].slice(0, 4),
			onname: (name) => {
				this.#lender = name;
				this.go('amount');
			}
		}),
		amount: () => ({
			before: 'lender',
			title: this.#lender,
			prompt: this.say('bank.book-apply-prompt'),
			amount: this.entered,
			bundles: loanBundles,
			act: {
				label: this.say('action.ok'),
				icon: 'next',
				tone: 'bank',
				onpress: () => this.go('together')
			}
		}),
		together: () => ({
			before: 'amount',
			...liabilityAsked(this.liability, this.say),
			act: {
				label: this.say('action.write'),
				icon: 'sheet-bank',
				tone: 'bank',
				onpress: () => this.#apply()
			}
		}),
		answer: () => ({
			before: 'list',
			title: this.#about?.lender ?? '',
			prompt: this.say('bank.book-answer-prompt'),
			heard: `${this.#about === null ? '' : this.heardOf(this.#about)} ${this.say('bank.book-answer-prompt')}`,
			rows: choicesOf(
				applicationAnswers,
				this.say,
				(answer) => this.#said(answer),
				(answer) => ({ tone: answer === 'sanctioned' ? 'in' : 'plain' })
			)
		}),
		sanctioned: () => ({
			before: 'answer',
			title: this.say('code.application-sanctioned'),
			prompt: this.say('bank.book-sanctioned-prompt'),
			amount: this.entered,
			bundles: loanBundles,
			act: {
				label: this.say('action.write'),
				icon: 'sheet-bank',
				tone: 'in',
				onpress: () => this.#writeAnswer({ amount: this.entered.amount })
			}
		}),
		why: () => ({
			before: 'answer',
			title: this.#about?.lender ?? '',
			prompt: this.say('bank.book-why-prompt'),
			tiles: choicesOf(answerReasons, this.say, (reason) => this.#writeAnswer({ reason }))
		})
	};

	/** Newest first. */
	get list(): readonly Application[] {
		return [...this.place.book.state.applications.values()].reverse();
	}
	/** True if the application can be answered: sanctioned and refused are final, a returned one is answered again. */
	isOpen({ answer }: Application): boolean {
		return answer === null || answer.answer === 'returned';
	}
	heardOf({ lender, amount, answer }: Application): string {
		const { say } = this.place;
		const said = say(answer === null ? 'bank.book-waiting' : applicationAnswers.keyOf(answer.answer));
		const reason = answer?.reason ? answerReasons.find(answer.reason) : null;
		const why = reason === null ? '' : ` ${say(answerReasons.keyOf(reason))}.`;
		return `${lender}. ${this.place.amountWords(amount)}. ${said}.${why}`;
	}
	/** Number of women who are liable together for the loan: all members of that day. */
	get women(): number {
		const { book, day } = this.place;
		return [...book.state.members.values()].filter((member) => isMemberOn(member, day)).length;
	}
	get liability(): readonly LiabilityCase[] {
		return liabilityCases(this.entered.amount, this.women, this.place.currency, this.place.words);
	}

	answerTo(application: Application): void {
		this.#about = application;
		this.go('answer');
	}
	#said(answer: LoanAnswered['answer']): void {
		this.#answer = answer;
		if (answer === 'sanctioned') this.entered.setAmount(this.#about?.amount ?? zero);
		this.go(answer === 'sanctioned' ? 'sanctioned' : 'why');
	}

	async #apply(): Promise<void> {
		const applicationId = this.place.book.session.newId() as ApplicationId;
		const { amount } = this.entered;
		const asked = { applicationId, lender: this.#lender, amount, on: this.place.day };
		const said = this.say('bank.book-read-back-applied', { amount: this.place.amountWords(amount) });
		await this.#write({ type: 'ApplyForLoan', ...asked }, said);
	}
	async #writeAnswer(more: { amount?: Money; reason?: string }): Promise<void> {
		if (this.#about === null) return;
		const { applicationId } = this.#about;
		const [on, answer] = [this.place.day, this.#answer];
		const said = `${this.say(applicationAnswers.keyOf(answer))}.`;
		await this.#write({ type: 'AnswerApplication', on, applicationId, answer, ...more }, said);
	}
	async #write(command: Command, said: string): Promise<void> {
		if (!(await this.record([command], said))) return;
		this.renew();
		this.entered.clear();
		this.#about = null;
		this.go('list');
	}
}
