import { addMonths, type ApplicationId, type BorrowingId, type LocalDate } from '#kernel';
import {
	borrowingOutstanding,
	type Application,
	type Borrowing,
	type BorrowingTerms,
	type Command
} from '#group';
import { zero, type Money } from '#money';
import type { IconName, MessageKey } from '#i18n';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import { BankEntry, onlyVia, viaOf, type Via } from '../bank-entry.svelte.ts';
import { isGrant, lendersFor, outsideKey, type Lender, type OutsideKind } from '../bank-lenders.ts';
import { BankReading } from '../bank-reading.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { Steps } from '../../frame/talk.svelte.ts';

export type OutsideStep = 'list' | 'kind' | 'from' | 'amount' | 'power' | 'check' | 'instalment';

/** What the group borrowed, as its card shows it. Amounts are minor units. */
export interface BorrowingCard {
	readonly borrowingId: BorrowingId;
	readonly lender: string;
	readonly kind: Borrowing['kind'];
	readonly outstanding: Money;
	/** What is left of the next instalment; null where the lender named none, and until the book was read. */
	readonly next: { readonly dueOn: LocalDate; readonly left: Money; readonly late: boolean } | null;
}

/** Money from outside: what is owed to whom, and what comes in. */
export class OutsideMoney extends Steps<OutsideStep> {
	readonly entry: BankEntry;
	readonly reading: BankReading;
	readonly entered: AmountDraft;
	readonly instalment: AmountDraft;
	/** The drawing power that a cash credit begins with. */
	readonly power: AmountDraft;
	kind = $state<OutsideKind | null>(null);
	lender = $state('');
	/** Where it was put; null until somebody said so. */
	via = $state.raw<Via | null>(null);
	instalments = $state<number | null>(null);
	instalmentAmount = $state<Money>(zero);
	firstDueOn = $state<LocalDate | null>(null);
	/** The application that it answers. */
	answers = $state<ApplicationId | null>(null);
	/** Made when the money is begun with: a retry carries the same one. */
	#borrowingId: BorrowingId;

	constructor(app: AppState, book: BookView) {
		super('list', {
			kind: 'list',
			from: 'kind',
			amount: 'from',
			check: 'amount',
			power: 'amount',
			instalment: 'check'
		});
		this.entry = new BankEntry(app, book);
		this.reading = new BankReading(app, book);
		this.entered = new AmountDraft(app, book.currency, () => this.refusal?.text ?? '');
		this.instalment = new AmountDraft(app, book.currency);
		this.power = new AmountDraft(app, book.currency, () => this.refusal?.text ?? '');
		this.#borrowingId = book.session.newId() as BorrowingId;
	}

	get isLoan(): boolean {
		return this.kind !== null && !isGrant(this.kind);
	}
	get lenders(): readonly Lender[] {
		return this.kind === null ? [] : lendersFor(this.kind, this.entry.book.state, this.entry.words);
	}
	/** When the first instalment falls due, while nobody says another day: as the plan counts. */
	get usualFirstDue(): LocalDate {
		return addMonths(this.entry.day, 1);
	}
	/** Three years ahead at most: lenders give so much time before the first instalment. */
	get latestFirstDue(): LocalDate {
		return addMonths(this.entry.bankDay, 36);
	}

	/** What is still owed, oldest first. */
	readonly cards: readonly BorrowingCard[] = $derived.by(() =>
		[...this.entry.book.state.borrowings.values()]
			.map((one) => this.#cardOf(one))
			.filter(({ outstanding, kind }) => outstanding !== 0 || kind === 'cashCredit')
	);

	/** Agreed applications that no loan came of yet. */
	get sanctioned(): readonly Application[] {
		const { applications, borrowings } = this.entry.book.state;
		const came = new Set([...borrowings.values()].map(({ applicationId }) => applicationId));
		return [...applications.values()].filter(
			({ applicationId, answer }) => answer?.answer === 'sanctioned' && !came.has(applicationId)
		);
	}

	get refusal(): SpokenReason | null {
		return this.entered.amount === 0 ? null : this.entry.refusalOf(this.#commands());
	}

	/** Title and picture of a page: what a cash credit may be used for at most, and now, look apart though the sum is often one. */
	get head(): { readonly title: MessageKey; readonly icon: IconName } {
		if (this.kind === null) return { title: 'bank.book-outside', icon: 'from-outside' };
		if (this.step === 'power') return { title: 'bank.credit-drawing-power', icon: 'bank-counter' };
		if (this.kind === 'cashCredit' && this.step === 'amount')
			return { title: 'bank.credit-limit', icon: 'sheet-bank' };
		return { title: outsideKey(this.kind), icon: 'from-outside' };
	}

	get prompt(): string {
		const { words } = this.entry;
		if (this.cards.length === 0) return words.say('bank.book-no-borrowings');
		const owed = this.cards.reduce((sum, { outstanding }) => (sum + outstanding) as Money, zero);
		return words.say('bank.book-owed-prompt', { amount: this.entry.amount(owed) });
	}
	heardOf({ lender, outstanding, next }: BorrowingCard): string {
		const { words } = this.entry;
		const left = words.say('meeting.close-line', {
			what: `${lender}. ${words.say('bank.group-loan-left')}`,
			amount: this.entry.amount(outstanding)
		});
		if (next === null) return left;
		const slots = { amount: this.entry.amount(next.left), day: words.dayInWords(next.dueOn) };
		return `${left} ${words.say('bank.book-next-prompt', slots)}`;
	}

	begin(): void {
		this.#borrowingId = this.entry.book.session.newId() as BorrowingId;
		this.entered.clear();
		this.power.clear();
		this.go('kind');
	}
	choose(kind: OutsideKind): void {
		this.kind = kind;
		this.go('from');
	}
	from(lender: string): void {
		this.lender = lender.trim();
		this.via = this.#sureVia();
		const own = this.sanctioned.find((one) => one.lender === this.lender);
		this.answers = this.isLoan ? (own?.applicationId ?? null) : null;
		this.go('amount');
	}
	amountIsRight(): void {
		this.entered.hush();
		// A new account may be used up to its limit, while the bank says no less.
		if (this.kind === 'cashCredit' && this.power.amount === 0) this.power.lay(this.entered.amount);
		this.go(this.kind === 'cashCredit' ? 'power' : 'check');
	}
	into(via: Via): void {
		this.via = via;
	}
	chooseInstalments(count: number | null): void {
		this.instalments = count === null || count < 1 ? null : Math.min(count, 240);
	}
	askInstalment(): void {
		this.instalment.lay(this.instalmentAmount);
		this.go('instalment');
	}
	instalmentIsRight(): void {
		this.instalmentAmount = this.instalment.amount;
		this.instalment.clear();
		this.go('check');
	}
	chooseFirstDue(day: LocalDate): void {
		this.firstDueOn = day;
	}
	/** Touched again it is not that one. */
	answer(applicationId: ApplicationId): void {
		this.answers = this.answers === applicationId ? null : applicationId;
	}

	async write(): Promise<void> {
		if (this.via === null && this.kind !== 'cashCredit') return;
		const { words } = this.entry;
		const amount = this.entry.amount(this.entered.amount);
		const what = this.kind === null ? '' : words.say(outsideKey(this.kind));
		const said =
			this.kind === 'cashCredit'
				? words.say('bank.credit-read-back-opened', { amount })
				: words.say('bank.book-read-back-received', { what, amount });
		if (!(await this.entry.write(this.#commands(), said))) return;
		this.entered.clear();
		this.power.clear();
		[this.instalments, this.instalmentAmount] = [null, zero];
		[this.firstDueOn, this.answers, this.kind] = [null, null, null];
		await this.reading.read();
		this.go('list');
	}

	/** A bank pays its loan into the account that the group has there; all else may come into any of them. */
	#sureVia(): Via | null {
		const { state } = this.entry.book;
		const there = [...state.bankAccounts.values()].filter(({ bank }) => bank === this.lender);
		const [account] = this.kind === 'bank' && there.length === 1 ? there : [];
		return account?.bankAccountId ?? onlyVia(state);
	}

	#cardOf({ borrowingId, lender, kind }: Borrowing): BorrowingCard {
		const due = this.reading.borrowing(borrowingId)?.instalments.find(({ paidOn }) => paidOn === null);
		return {
			borrowingId,
			lender,
			kind,
			outstanding: borrowingOutstanding(this.entry.book.state, borrowingId),
			next:
				due === undefined
					? null
					: {
							dueOn: due.dueOn,
							left: (due.amount - due.paid) as Money,
							late: due.dueOn < this.entry.app.today
						}
		};
	}

	#commands(): readonly Command[] {
		const { entry } = this;
		const [kind, amount] = [this.kind, this.entered.amount];
		if (kind === null) return [];
		const more = { on: entry.day, amount, ...viaOf(this.via) };
		if (isGrant(kind)) return [{ type: 'ReceiveGrant', kind, source: this.lender, ...more }];
		const answered = this.answers === null ? {} : { applicationId: this.answers };
		if (kind === 'cashCredit') {
			const [lender, drawingPower] = [this.lender, this.power.amount];
			const credit = { borrowingId: this.#borrowingId, lender, limit: amount, drawingPower };
			return [{ type: 'OpenCashCredit', on: entry.day, ...credit, ...answered }];
		}
		const terms = this.#terms();
		return [
			{
				type: 'ReceiveBorrowing',
				borrowingId: this.#borrowingId,
				lender: this.lender,
				kind,
				...more,
				...(Object.keys(terms).length > 0 ? { terms } : {}),
				...answered,
				...entry.valueOn
			}
		];
	}

	#terms(): BorrowingTerms {
		return {
			...(this.instalments === null ? {} : { instalments: this.instalments }),
			...(this.instalmentAmount === 0 ? {} : { instalmentAmount: this.instalmentAmount }),
			...(this.firstDueOn === null ? {} : { firstDueOn: this.firstDueOn })
		};
	}
}
