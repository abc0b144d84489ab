import type { OperationId } from '#kernel';
import type { Command } from '#group';
import { AmountDraft } from './amount-draft.svelte.ts';
import type { MeetingView } from './meeting-view.svelte.ts';
import type { SpokenReason } from './reasons.ts';

/** What a group spends money on; codes of the journal. */
export const expenseCategories = ['stationery', 'travel', 'honorarium', 'meetings', 'other'] as const;
export type ExpenseCategory = (typeof expenseCategories)[number];

/** Money that was spent from the box. */
export class ExpenseDraft {
	readonly #meeting: MeetingView;
	readonly mat: AmountDraft;
	#category = $state<ExpenseCategory | null>(null);
	#operationId: OperationId;

	constructor(meeting: MeetingView) {
		this.#meeting = meeting;
		this.mat = new AmountDraft(meeting.app, meeting.currency, () => this.refusal?.text ?? '');
		this.#operationId = meeting.book.newOperationId();
	}

	get category(): ExpenseCategory | null {
		return this.#category;
	}
	get refusal(): SpokenReason | null {
		return this.#category === null || this.mat.amount === 0
			? null
			: this.#meeting.reasonAgainst(this.#command(this.#category));
	}

	choose(category: ExpenseCategory): void {
		this.#category = category;
	}
	/** @returns false when there is no step before */
	back(): boolean {
		if (this.#category === null) return false;
		this.#category = null;
		this.mat.clear();
		return true;
	}

	async write(): Promise<boolean> {
		if (this.#category === null) return false;
		const amount = this.#meeting.amountWords(this.mat.amount);
		const said = `${this.#meeting.words.say(`other.category-${this.#category}`)}. ${this.#meeting.words.say('other.read-back-out', { amount })}`;
		return this.#meeting.write(this.#operationId, [this.#command(this.#category)], () => said, true);
	}

	#command(category: ExpenseCategory): Command {
		return { type: 'PayExpense', on: this.#meeting.day, category, amount: this.mat.amount };
	}
}
