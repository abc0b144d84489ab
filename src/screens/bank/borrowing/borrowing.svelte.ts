import type { LocalDate } from '#kernel';
import {
	borrowingOutstanding,
	debitsLeft,
	drawable,
	drawingPowerOn,
	planHoldsInterest,
	withDebitsPaid,
	type Borrowing,
	type BorrowingCredited,
	type Command,
	type LenderPayment
} from '#group';
import type { IconName, MessageKey } from '#i18n';
import { atLeastZero, least, money, sum, zero, type Money } from '#money';
import type { BorrowingLine } from '#reports';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { creditKinds } from '#ui/codes.ts';
import { choicesOf, Flow, type Question, type Questions } from '../../frame/flow/flow.svelte.ts';
import { onlyVia, untilSaid, viaOf, type BankEntry, type Via } from '../bank-entry.svelte.ts';
import { loanBundles } from '../bank-lenders.ts';
import { BankReading } from '../bank-reading.svelte.ts';

/** Parts of a payment to a lender. */
export const paymentParts = ['principal', 'interest', 'charges'] as const;
export type PaymentPart = (typeof paymentParts)[number];
export const partIcons: Readonly<Record<PaymentPart, IconName>> = {
	principal: 'wall',
	interest: 'sprout',
	charges: 'bank-charge'
};
type Step =
	| 'start'
	| 'repay'
	| 'part'
	| 'interest'
	| 'charges'
	| 'draw'
	| 'power'
	| 'credited'
	| 'reference'
	| 'takenOff';

const nothingSaid = {
	part: 'principal' as PaymentPart,
	/** Null means the amount of the lender's plan. */
	principal: null as Money | null,
	interest: zero,
	charges: zero,
	/** Place that the money comes from or goes to; null until chosen. */
	via: null as Via | null,
	/** First day of a new drawing power; null means the day of the entry. */
	from: null as LocalDate | null,
	/** Reason of the lender's credit, and the reference of its paper. */
	why: 'subvention' as BorrowingCredited['kind'],
	reference: ''
};

/** Flow of one borrowing: repaid, or debited by the lender; a cash credit is also drawn. */
export class BorrowingFlow extends Flow<Step, BankEntry> {
	readonly reading: BankReading;
	readonly borrowing: Borrowing;
	readonly entered: AmountDraft;
	readonly said = $state({ ...nothingSaid });

	constructor(entry: BankEntry, borrowing: Borrowing) {
		super(entry, 'start');
		this.reading = new BankReading(entry.app, entry.book);
		this.borrowing = borrowing;
		this.entered = new AmountDraft(entry.app, entry.currency, () => this.#refusal?.text ?? '');
	}

	readonly questions: Questions<Step> = {
		start: () => ({
			title: this.say('bank.group-loan-left'),
			prompt: this.leftWords,
			heard: this.heard,
			undo: this.place.undoAct,
			act: {
				label: this.say('bank.book-repay'),
				icon: 'box-to-bank',
				tone: 'out',
				disabled: this.outstanding === 0,
				onpress: () => this.begin('repay')
			}
		}),
		repay: () => ({
			before: 'start',
			title: this.say('bank.book-repay'),
			icon: 'box-to-bank',
			prompt: this.#repayPrompt,
			heard: this.paymentHeard,
			reason: this.#refusal,
			act: {
				label: this.say('action.write'),
				icon: 'box-to-bank',
				tone: 'bank',
				amount: this.paid,
				currency: this.place.currency,
				disabled: this.paid === 0,
				...untilSaid(this.said.via),
				onpress: () => this.#write('bank.book-read-back-repaid', this.paid)
			}
		}),
		part: () => ({
			before: 'repay',
			title: this.say(`bank.book-part-${this.said.part}`),
			icon: partIcons[this.said.part],
			prompt: `${this.say(`bank.book-part-${this.said.part}`)}. ${this.say('bank.book-part-prompt')}`,
			amount: this.entered,
			digits: true,
			act: {
				label: this.say('action.ok'),
				icon: 'next',
				tone: 'bank',
				disabled: false,
				onpress: () => {
					this.said[this.said.part] = this.entered.amount;
					this.entered.clear();
					this.go('repay');
				}
			}
		}),
		interest: () => this.#debited('bank.book-debited-interest', 'sprout'),
		charges: () => this.#debited('bank.book-debited-charges', 'bank-charge'),
		draw: () => ({
			...this.#ofCredit('bank.credit-draw', 'bank-to-box'),
			prompt: this.say('bank.credit-draw-asked', { amount: this.place.amountWords(this.holds.left) }),
			act: {
				label: this.say('action.write'),
				icon: 'check',
				tone: 'in',
				...untilSaid(this.said.via),
				onpress: () => this.#write('bank.credit-read-back-drawn')
			}
		}),
		credited: () => ({
			before: 'start',
			title: this.say('bank.book-credited'),
			icon: 'wall',
			prompt: this.say('bank.book-credited-kind'),
			tiles: choicesOf(creditKinds, this.say, (why) => {
				this.said.why = why;
				this.go('reference');
			})
		}),
		reference: () => ({
			before: 'credited',
			title: this.say('bank.book-credited'),
			icon: 'sheet-bank',
			prompt: this.say('bank.book-credited-paper'),
			typed: this.say('bank.book-credited-typed'),
			names: [],
			onname: (reference) => {
				this.said.reference = reference;
				this.go('takenOff');
			}
		}),
		takenOff: () => ({
			...this.#debited(creditKinds.keyOf(this.said.why), 'wall', 'bank.book-read-back-credited'),
			before: 'reference',
			prompt: this.say('bank.book-credited-prompt')
		}),
		power: () => ({
			...this.#ofCredit('bank.credit-drawing-power', 'bank-counter'),
			prompt: this.say('bank.credit-power-asked'),
			act: {
				label: this.say('action.write'),
				icon: 'check',
				tone: 'bank',
				onpress: () => this.#write('bank.credit-read-back-power')
			}
		})
	};

	/** Entry of interest or charges that the lender's own book added to the debt. */
	#debited(
		title: MessageKey,
		icon: IconName,
		readBack: MessageKey = 'bank.book-read-back-debited'
	): Question<Step> {
		const onpress = () => this.#write(readBack);
		return {
			before: 'start',
			title: this.say(title),
			icon,
			prompt: this.say('bank.book-debited-prompt'),
			amount: this.entered,
			digits: true,
			reason: this.#refusal,
			act: { label: this.say('action.ok'), icon, tone: 'out', onpress }
		};
	}
	#ofCredit(title: MessageKey, icon: IconName) {
		const [amount, bundles, reason] = [this.entered, loanBundles, this.#refusal];
		return { before: 'start', title: this.say(title), icon, amount, bundles, reason } as const;
	}

	get isCredit(): boolean {
		return this.borrowing.cashCredit !== null;
	}
	get outstanding(): Money {
		return borrowingOutstanding(this.place.book.state, this.borrowing.borrowingId);
	}
	/** Null until the book was read. */
	get #line(): BorrowingLine | null {
		return this.reading.borrowing(this.borrowing.borrowingId);
	}
	/** Unpaid part of the next instalment; null if the lender named none. */
	get next(): { readonly dueOn: LocalDate; readonly left: Money } | null {
		const due = this.#line?.instalments.find(({ paidOn }) => paidOn === null);
		return due === undefined ? null : { dueOn: due.dueOn, left: money(due.amount - due.paid) };
	}
	/** Wall with one brick per instalment of the lender's plan; null if the lender named none. */
	get wall(): { readonly all: number; readonly gone: number } | null {
		const all = this.#line?.instalments ?? [];
		if (all.length === 0) return null;
		return { all: all.length, gone: all.filter(({ paidOn }) => paidOn !== null).length };
	}
	/** Limit, drawing power and what may still be drawn on the day of the entry; minor units. */
	get holds(): { readonly limit: Money; readonly power: Money; readonly left: Money } {
		const { book, day } = this.place;
		const credit = book.state.borrowings.get(this.borrowing.borrowingId)?.cashCredit ?? null;
		if (credit === null) return { limit: zero, power: zero, left: zero };
		const held = drawingPowerOn(credit, day);
		const left = drawable(credit, this.outstanding, day);
		return { limit: held?.limit ?? zero, power: held?.amount ?? zero, left };
	}

	/** Parts of the payment, minor units. The default is the next instalment. */
	get payment(): Readonly<Record<PaymentPart, Money>> {
		const { interest, charges, principal } = this.said;
		// If the lender's instalment includes interest, principal is the rest after interest and charges.
		const beside = planHoldsInterest(this.borrowing) ? interest + charges : 0;
		const proposed = least(atLeastZero(money((this.next?.left ?? zero) - beside)), this.outstanding);
		return { principal: principal ?? proposed, interest, charges };
	}
	/** The payment as the book records it: interest and charges that were debited before are paid as debt. */
	get #written(): LenderPayment {
		return withDebitsPaid(this.payment, debitsLeft(this.#line?.rows ?? []));
	}
	get paid(): Money {
		return sum(paymentParts.map((part) => this.payment[part]));
	}
	/** Debt after this payment; minor units. */
	get leftAfter(): Money {
		return atLeastZero(money(this.outstanding - this.#written.principal));
	}

	lineWords(what: MessageKey, amount: Money): string {
		return this.place.words.line(this.say(what), amount, this.place.currency);
	}
	get leftWords(): string {
		return this.say('bank.book-left-prompt', { amount: this.place.amountWords(this.outstanding) });
	}
	get nextWords(): string {
		const { next } = this;
		if (next === null) return '';
		const [amount, day] = [this.place.amountWords(next.left), this.place.words.dayInWords(next.dueOn)];
		return this.say('bank.book-next-prompt', { amount, day });
	}
	get drawableWords(): string {
		return this.lineWords('bank.credit-drawable', this.holds.left);
	}
	/** Spoken text of the first page. */
	get heard(): string {
		const { leftWords, nextWords, isCredit, borrowing } = this;
		return `${borrowing.lender}. ${leftWords} ${nextWords} ${isCredit ? this.drawableWords : ''}`;
	}
	get #repayPrompt(): string {
		return this.say('bank.book-repay-prompt', { amount: this.place.amountWords(this.paid) });
	}
	get paymentHeard(): string {
		const parts = paymentParts.filter((part) => this.payment[part] > 0);
		const lines = parts.map((part) => this.lineWords(`bank.book-part-${part}`, this.payment[part]));
		return [...lines, this.#repayPrompt].join(' ');
	}

	begin(step: 'repay' | 'interest' | 'charges' | 'draw' | 'power' | 'credited'): void {
		this.entered.clear();
		Object.assign(this.said, nothingSaid, { via: onlyVia(this.place.book.state) });
		this.go(step);
	}
	change(part: PaymentPart): void {
		this.said.part = part;
		this.entered.setAmount(this.payment[part]);
		this.go('part');
	}
	override back(): boolean {
		const isBefore = super.back();
		if (isBefore) this.entered.clear();
		return isBefore;
	}

	/** True if the place of a repayment or a drawing is still to be chosen. */
	get #lacksVia(): boolean {
		return this.said.via === null && (this.step === 'repay' || this.step === 'draw');
	}
	readonly #refusal: SpokenReason | null = $derived.by(() => {
		const isNothing =
			this.step === 'repay' ? this.paid === 0 || this.said.via === null : this.entered.amount === 0;
		return isNothing ? null : this.place.reasonAgainst(...this.#commands());
	});
	async #write(readBack: MessageKey, amount = this.entered.amount): Promise<void> {
		if (this.#lacksVia) return;
		const { why, reference } = this.said;
		const by = [this.borrowing.lender, this.say(creditKinds.keyOf(why)), reference].join(', ');
		const done = this.say(readBack, { amount: this.place.amountWords(amount) });
		const said = this.step === 'takenOff' ? `${by}. ${done}` : done;
		if (!(await this.record(this.#commands(), said))) return;
		this.renew();
		await this.reading.read();
		this.entered.clear();
		this.go('start');
	}
	#commands(): readonly Command[] {
		const { amount } = this.entered;
		const { day: on, valueOn } = this.place;
		const { via, from } = this.said;
		const common = { on, borrowingId: this.borrowing.borrowingId };
		switch (this.step) {
			case 'repay':
				return [{ type: 'RepayBorrowing', ...common, ...this.#written, ...viaOf(via), ...valueOn }];
			case 'interest':
			case 'charges':
				return [{ type: 'ChargeBorrowing', ...common, [this.step]: amount, ...valueOn }];
			case 'takenOff': {
				const { why: kind, reference } = this.said;
				return [{ type: 'CreditBorrowing', ...common, kind, reference, amount, ...valueOn }];
			}
			case 'draw':
				return [{ type: 'DrawCashCredit', ...common, amount, ...viaOf(via), ...valueOn }];
			case 'power': {
				const later = from === null || from === on ? {} : { from };
				return [{ type: 'SetDrawingPower', ...common, drawingPower: amount, ...later }];
			}
			default:
				return [];
		}
	}
}

/** Finds the borrowing of an address; null if the book has none. */
export function borrowingNamed(book: BankEntry['book'], id: string | null): Borrowing | null {
	return [...book.state.borrowings.values()].find((one) => one.borrowingId === id) ?? null;
}
