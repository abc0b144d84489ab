import type { BankAccountId, EventId } from '#kernel';
import type { Command } from '#group';
import { money, subtract, zero, type Money } from '#money';
import type { DepositRow } from '#reports';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import type { BankEntry } from '../bank-entry.svelte.ts';
import type { BankReading } from '../bank-reading.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { Steps } from '../../frame/talk.svelte.ts';

/** What the bank itself wrote into the passbook. */
export type PassbookLine = 'interest' | 'charge';
/** `start` is the screen of the account. */
export type PassbookStep = 'start' | PassbookLine | 'balance' | 'compare';

/** A line of the book that the passbook was not seen to have. */
export interface UntickedRow {
	readonly eventId: EventId;
	readonly row: DepositRow;
	/** Minor units into the account or out of it. */
	readonly amount: Money;
	readonly into: boolean;
	/** The bank enters it after the day up to which the passbook is written. */
	readonly onTheWay: boolean;
	/** This line alone would explain the difference. */
	readonly explains: boolean;
}

/** The bank's passbook beside the book: what the bank wrote of its own, and whether both show the same. */
export class BankPassbook extends Steps<PassbookStep> {
	readonly #entry: BankEntry;
	readonly #reading: BankReading;
	readonly #bankAccountId: BankAccountId;
	/** Interest or a charge. */
	readonly entered: AmountDraft;
	/** What the passbook shows. */
	readonly balance: AmountDraft;
	/** The line is entered to set a difference right: the comparison comes back after it. */
	#fromCompare = $state(false);

	constructor(entry: BankEntry, reading: BankReading, bankAccountId: BankAccountId) {
		super('start');
		const { app, book } = entry;
		this.#entry = entry;
		this.#reading = reading;
		this.#bankAccountId = bankAccountId;
		this.entered = new AmountDraft(app, book.currency, () => this.refusal?.text ?? '');
		this.balance = new AmountDraft(app, book.currency);
	}

	/** What the book holds by the bank's day of the passbook; minor units. */
	get inBook(): Money {
		return this.#reading.heldOn(this.#bankAccountId, this.#entry.bankDay);
	}
	/** The passbook less the book: above zero when the bank has more. */
	get difference(): Money {
		return subtract(this.balance.amount, this.inBook);
	}
	get isEqual(): boolean {
		return this.difference === 0;
	}
	/** What would usually set it right: the bank has more by its interest, less by what it took. */
	get remedy(): PassbookLine {
		return this.difference > 0 ? 'interest' : 'charge';
	}

	/** Why interest or charge cannot be written as it stands. */
	get refusal(): SpokenReason | null {
		return this.entered.amount === 0 ? null : this.#entry.refusalOf(this.#line());
	}

	/** Lines since the passbook agreed last, newest first. */
	readonly unticked: readonly UntickedRow[] = $derived.by(() => {
		const missing = subtract(zero, this.difference);
		return this.#reading
			.rowsOf(this.#bankAccountId)
			.filter((row) => !row.matched)
			.map((row) => {
				const net = subtract(row.in, row.out);
				const onTheWay = row.bankDay > this.#entry.bankDay;
				return {
					eventId: row.eventId,
					row,
					amount: money(Math.abs(net)),
					into: net > 0,
					onTheWay,
					explains: !onTheWay && net !== 0 && net === missing
				};
			})
			.reverse();
	});

	get comparePrompt(): string {
		const { words } = this.#entry;
		if (this.isEqual) return words.say('bank.book-equal-prompt');
		return words.say(this.difference > 0 ? 'bank.book-more-prompt' : 'bank.book-less-prompt', {
			amount: this.#entry.amount(money(Math.abs(this.difference)))
		});
	}

	/** The figures of passbook and book, as they are said aloud. */
	get compareHeard(): string {
		const { words } = this.#entry;
		const side = (key: 'meeting.difference-book' | 'bank.book-passbook', amount: Money) =>
			words.say('meeting.close-line', { what: words.say(key), amount: this.#entry.amount(amount) });
		const sides = [
			side('meeting.difference-book', this.inBook),
			side('bank.book-passbook', this.balance.amount)
		];
		return [...sides, this.comparePrompt].join(' ');
	}

	/** The bank wrote interest or a charge into the passbook. */
	begin(line: PassbookLine): void {
		this.#fromCompare = false;
		this.entered.clear();
		this.go(line);
	}
	/** What the difference looks like, with its amount laid there. */
	setRight(): void {
		this.#fromCompare = true;
		this.entered.lay(money(Math.abs(this.difference)));
		this.go(this.remedy);
	}
	/** What does the passbook show? */
	ask(): void {
		this.balance.clear();
		this.go('balance');
	}
	async compare(): Promise<void> {
		this.balance.hush();
		await this.#reading.read();
		this.go('compare');
	}

	override stepBefore(): PassbookStep | null {
		if (this.step === 'start') return null;
		if (this.step === 'compare') return 'balance';
		return this.step !== 'balance' && this.#fromCompare ? 'compare' : 'start';
	}

	async writeLine(): Promise<void> {
		const { words, bankDay } = this.#entry;
		const key = this.step === 'interest' ? 'bank.book-read-back-interest' : 'bank.book-read-back-charge';
		const said = words.say(key, { amount: this.#entry.amount(this.entered.amount) });
		if (!(await this.#entry.write(this.#line(), said))) return;
		await this.#reading.read();
		this.entered.clear();
		if (this.#fromCompare) this.#entry.chooseBankDay(bankDay);
		this.go(this.#fromCompare ? 'compare' : 'start');
		this.#fromCompare = false;
	}

	/** The look into the passbook is kept, equal or not. */
	async writeMatch(): Promise<void> {
		const { day: on, valueOn, words } = this.#entry;
		const said = words.say(this.isEqual ? 'bank.book-read-back-equal' : 'bank.book-read-back-differs');
		const look = { type: 'MatchStatement', bankAccountId: this.#bankAccountId } as const;
		const written = await this.#entry.write(
			[{ ...look, on, balance: this.balance.amount, ...valueOn }],
			said
		);
		if (!written) return;
		await this.#reading.read();
		this.balance.clear();
		this.go('start');
	}

	#line(): readonly Command[] {
		const { day: on, valueOn } = this.#entry;
		const type = this.step === 'interest' ? 'CreditBankInterest' : 'ChargeBank';
		return [{ type, on, bankAccountId: this.#bankAccountId, amount: this.entered.amount, ...valueOn }];
	}
}
