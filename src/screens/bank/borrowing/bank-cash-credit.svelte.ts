import type { LocalDate } from '#kernel';
import { borrowingOutstanding, drawable, drawingPowerOn, type Borrowing, type Command } from '#group';
import { zero, type Money } from '#money';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import { onlyVia, viaOf, type BankEntry, type Via } from '../bank-entry.svelte.ts';
import type { BankReading } from '../bank-reading.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';

export type CreditStep = 'draw' | 'power';

/** A cash credit of the group: money is drawn, and the bank sets a new drawing power. */
export class CashCreditView {
	readonly entry: BankEntry;
	readonly entered: AmountDraft;
	readonly #reading: BankReading;
	readonly #id: Borrowing['borrowingId'];
	/** Null while it is only looked at. */
	step = $state<CreditStep | null>(null);
	/** Where it was put; null until somebody said so. */
	via = $state.raw<Via | null>(null);
	/** Null: from the day of the entry on. */
	#from = $state<LocalDate | null>(null);

	constructor(entry: BankEntry, reading: BankReading, { borrowingId }: Borrowing) {
		this.entry = entry;
		this.#reading = reading;
		this.#id = borrowingId;
		this.entered = new AmountDraft(entry.app, entry.book.currency, () => this.refusal?.text ?? '');
	}

	/** The first day of a new drawing power. */
	get from(): LocalDate {
		return this.#from ?? this.entry.day;
	}
	/** Limit, drawing power and what may still be drawn on the day of the entry; minor units. */
	get holds(): { readonly limit: Money; readonly power: Money; readonly left: Money } {
		const { state } = this.entry.book;
		const credit = state.borrowings.get(this.#id)?.cashCredit ?? null;
		const held = credit === null ? null : drawingPowerOn(credit, this.entry.day);
		const left =
			credit === null ? zero : drawable(credit, borrowingOutstanding(state, this.#id), this.entry.day);
		return { limit: held?.limit ?? zero, power: held?.amount ?? zero, left };
	}
	get refusal(): SpokenReason | null {
		return this.step === null || this.entered.amount === 0 ? null : this.entry.refusalOf(this.#commands());
	}
	get leftWords(): string {
		const amount = this.entry.amount(this.holds.left);
		return this.entry.words.say('meeting.close-line', {
			what: this.entry.words.say('bank.credit-drawable'),
			amount
		});
	}
	get drawPrompt(): string {
		return this.entry.words.say('bank.credit-draw-asked', { amount: this.entry.amount(this.holds.left) });
	}

	begin(step: CreditStep): void {
		this.entered.clear();
		this.#from = null;
		this.via = onlyVia(this.entry.book.state);
		this.step = step;
	}
	into(via: Via): void {
		this.via = via;
	}
	holdsFrom(day: LocalDate): void {
		this.#from = day;
	}
	/** @returns false where nothing was begun */
	back(): boolean {
		if (this.step === null) return false;
		this.entered.clear();
		this.step = null;
		return true;
	}

	async write(): Promise<void> {
		if (this.step === 'draw' && this.via === null) return;
		const key = this.step === 'draw' ? 'bank.credit-read-back-drawn' : 'bank.credit-read-back-power';
		const said = this.entry.words.say(key, { amount: this.entry.amount(this.entered.amount) });
		if (!(await this.entry.write(this.#commands(), said))) return;
		await this.#reading.read();
		this.back();
	}

	#commands(): readonly Command[] {
		const [borrowingId, { amount }, { day: on, valueOn }] = [this.#id, this.entered, this.entry];
		if (this.step === 'draw')
			return [{ type: 'DrawCashCredit', on, borrowingId, amount, ...viaOf(this.via), ...valueOn }];
		const later = this.from === on ? {} : { from: this.from };
		return [{ type: 'SetDrawingPower', on, borrowingId, drawingPower: amount, ...later }];
	}
}
