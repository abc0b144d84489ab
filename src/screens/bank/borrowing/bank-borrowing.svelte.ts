import type { IconName } from '#i18n';
import type { BorrowingId } from '#kernel';
import {
	borrowingOutstanding,
	debitsLeft,
	planHoldsInterest,
	withDebitsPaid,
	type Borrowing,
	type Command,
	type LenderPayment
} from '#group';
import { atLeastZero, least, money, sum, zero, type Money } from '#money';
import type { BorrowingLine } from '#reports';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import { onlyVia, viaOf, type BankEntry, type Via } from '../bank-entry.svelte.ts';
import type { BankReading } from '../bank-reading.svelte.ts';
import { CashCreditView } from './bank-cash-credit.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { Steps } from '../../frame/talk.svelte.ts';

/** What one payment is made of. */
export const paymentParts = ['principal', 'interest', 'charges'] as const;
export type PaymentPart = (typeof paymentParts)[number];
export const partIcons: Readonly<Record<PaymentPart, IconName>> = {
	principal: 'wall',
	interest: 'sprout',
	charges: 'bank-charge'
};
export type BorrowingStep = 'start' | 'repay' | 'part' | 'debited-interest' | 'debited-charges';

/** One loan that the group has from a lender: paid back, or debited by the lender. */
export class BorrowingView extends Steps<BorrowingStep> {
	readonly entry: BankEntry;
	readonly #reading: BankReading;
	readonly #borrowing: Borrowing;
	readonly entered: AmountDraft;
	/** What only a cash credit has; null of a loan that is received once. */
	readonly credit: CashCreditView | null;
	part = $state<PaymentPart>('principal');
	/** Null follows the lender's plan. */
	#principal = $state<Money | null>(null);
	#interest = $state<Money>(zero);
	#charges = $state<Money>(zero);
	/** From where it is paid; null until somebody said so. */
	via = $state.raw<Via | null>(null);

	constructor(entry: BankEntry, reading: BankReading, borrowing: Borrowing) {
		super('start', {
			repay: 'start',
			part: 'repay',
			'debited-interest': 'start',
			'debited-charges': 'start'
		});
		this.entry = entry;
		this.#reading = reading;
		this.#borrowing = borrowing;
		this.entered = new AmountDraft(entry.app, entry.book.currency, () => this.debitRefusal?.text ?? '');
		this.credit = borrowing.cashCredit === null ? null : new CashCreditView(entry, reading, borrowing);
	}

	get lender(): string {
		return this.#borrowing.lender;
	}
	get kind(): Borrowing['kind'] {
		return this.#borrowing.kind;
	}
	get id(): BorrowingId {
		return this.#borrowing.borrowingId;
	}
	get outstanding(): Money {
		return borrowingOutstanding(this.entry.book.state, this.id);
	}
	/** Null until the book was read. */
	get line(): BorrowingLine | null {
		return this.#reading.borrowing(this.id);
	}
	/** What is left of the next instalment; null where the lender named none. */
	get next(): { readonly dueOn: BorrowingLine['receivedOn']; readonly left: Money } | null {
		const due = this.line?.instalments.find(({ paidOn }) => paidOn === null);
		return due === undefined ? null : { dueOn: due.dueOn, left: money(due.amount - due.paid) };
	}

	/** One brick for each instalment of the lender's plan; null where the lender named none. */
	get wall(): { readonly all: number; readonly gone: number } | null {
		const { line } = this;
		if (line === null || line.instalments.length === 0) return null;
		return {
			all: line.instalments.length,
			gone: line.instalments.filter(({ paidOn }) => paidOn !== null).length
		};
	}

	/** What is still owed when this payment is made; minor units. */
	get leftAfter(): Money {
		return atLeastZero(money(this.outstanding - this.#written.principal));
	}

	/** The three parts of the payment; minor units. What nobody changed is the next instalment. */
	get payment(): Readonly<Record<PaymentPart, Money>> {
		const [interest, charges] = [this.#interest, this.#charges];
		return { principal: this.#principal ?? this.#proposed(), interest, charges };
	}
	/** The same as the book writes it: what the lender added before is paid as debt. */
	get #written(): LenderPayment {
		return withDebitsPaid(this.payment, debitsLeft(this.line?.rows ?? []));
	}
	get paid(): Money {
		return sum(paymentParts.map((part) => this.payment[part]));
	}
	get repayRefusal(): SpokenReason | null {
		return this.paid === 0 || this.via === null ? null : this.entry.refusalOf(this.#repayment());
	}
	get debitRefusal(): SpokenReason | null {
		const isDebit = this.step === 'debited-interest' || this.step === 'debited-charges';
		return !isDebit || this.entered.amount === 0 ? null : this.entry.refusalOf(this.#debit());
	}

	get prompt(): string {
		return this.entry.words.say('bank.book-left-prompt', { amount: this.entry.amount(this.outstanding) });
	}
	get nextWords(): string {
		const { next } = this;
		if (next === null) return '';
		const { words } = this.entry;
		return words.say('bank.book-next-prompt', {
			amount: this.entry.amount(next.left),
			day: words.dayInWords(next.dueOn)
		});
	}
	get repayPrompt(): string {
		return this.entry.words.say('bank.book-repay-prompt', { amount: this.entry.amount(this.paid) });
	}

	repay(): void {
		this.#forget();
		this.go('repay');
	}
	payFrom(via: Via): void {
		this.via = via;
	}
	change(part: PaymentPart): void {
		this.part = part;
		this.entered.lay(this.payment[part]);
		this.go('part');
	}
	partIsRight(): void {
		const { amount } = this.entered;
		if (this.part === 'principal') this.#principal = amount;
		else if (this.part === 'interest') this.#interest = amount;
		else this.#charges = amount;
		this.entered.clear();
		this.go('repay');
	}
	/** The lender's own book shows interest or charges that were added to the debt. */
	debited(what: 'interest' | 'charges'): void {
		this.entered.clear();
		this.go(`debited-${what}`);
	}

	override back(): boolean {
		if (this.credit?.back() === true) return true;
		if (!super.back()) return false;
		this.entered.clear();
		return true;
	}

	async writeRepayment(): Promise<void> {
		if (this.via === null) return;
		const said = this.entry.words.say('bank.book-read-back-repaid', { amount: this.entry.amount(this.paid) });
		await this.#write(this.#repayment(), said);
	}
	async writeDebit(): Promise<void> {
		const amount = this.entry.amount(this.entered.amount);
		const said = this.entry.words.say('bank.book-read-back-debited', { amount });
		await this.#write(this.#debit(), said);
	}

	async #write(commands: readonly Command[], said: string): Promise<void> {
		if (!(await this.entry.write(commands, said))) return;
		await this.#reading.read();
		this.entered.clear();
		this.#forget();
		this.go('start');
	}

	#forget(): void {
		this.#principal = null;
		[this.#interest, this.#charges] = [zero, zero];
		this.via = onlyVia(this.entry.book.state);
	}

	/** The rest of the instalment; where the lender's instalment holds interest, what interest and charges leave of it. */
	#proposed(): Money {
		const left = this.next?.left ?? zero;
		const beside = planHoldsInterest(this.#borrowing) ? this.#interest + this.#charges : 0;
		return least(atLeastZero(money(left - beside)), this.outstanding);
	}

	#repayment(): readonly Command[] {
		const { entry } = this;
		const from = { on: entry.day, ...viaOf(this.via), ...entry.valueOn };
		return [{ type: 'RepayBorrowing', borrowingId: this.id, ...this.#written, ...from }];
	}
	#debit(): readonly Command[] {
		const what = this.step === 'debited-interest' ? 'interest' : 'charges';
		const { day: on, valueOn } = this.entry;
		return [{ type: 'ChargeBorrowing', on, borrowingId: this.id, [what]: this.entered.amount, ...valueOn }];
	}
}

/** Which loan an address names; null for one that the book does not know. */
export function borrowingNamed(book: BankEntry['book'], id: string | null): Borrowing | null {
	return [...book.state.borrowings.values()].find((one) => one.borrowingId === id) ?? null;
}
