import { addMonths, type ApplicationId, type BorrowingId, type LocalDate } from '#kernel';
import {
	borrowingOutstanding,
	paperNotSaid,
	purposesHeld,
	type Application,
	type Borrowing,
	type Command,
	type GrantReceived
} from '#group';
import { money, sum, zero, type Money } from '#money';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { Flow, type Questions } from '../../frame/flow/flow.svelte.ts';
import { onlyVia, untilSaid, viaOf, type BankEntry, type Via } from '../bank-entry.svelte.ts';
import {
	artOf,
	grantsHeld,
	isGrant,
	lendersFor,
	loanBundles,
	outsideKey,
	outsideKinds,
	type OutsideKind
} from '../bank-lenders.ts';
import { BankReading } from '../bank-reading.svelte.ts';

type Step =
	| 'list'
	| 'kind'
	| 'from'
	| 'amount'
	| 'power'
	| 'check'
	| 'instalment'
	| 'back'
	| 'backTo'
	| 'receipt';

/** Card of one borrowing. Amounts are minor units. */
interface BorrowingCard {
	readonly borrowingId: BorrowingId;
	readonly lender: string;
	readonly kind: Borrowing['kind'];
	readonly outstanding: Money;
	/** Unpaid part of the next instalment; null if the lender named none, and until the book was read. */
	readonly next: { readonly dueOn: LocalDate; readonly left: Money; readonly late: boolean } | null;
}

const nothingSaid = {
	kind: null as OutsideKind | null,
	/** Kind of the grant that is returned; null for incoming money. */
	goesBack: null as GrantReceived['kind'] | null,
	/** Giver or lender, or the recipient of a returned grant. */
	lender: '',
	/** Place of the money; null until chosen. */
	via: null as Via | null,
	instalments: null as number | null,
	instalment: zero,
	firstDueOn: null as LocalDate | null,
	/** Application that the loan answers. */
	answers: null as ApplicationId | null
};

/** Flow of money from outside: debts, incoming money, and grants that are returned. */
export class OutsideMoney extends Flow<Step, BankEntry> {
	readonly reading: BankReading;
	readonly entered: AmountDraft;
	readonly instalment: AmountDraft;
	/** Initial drawing power of a cash credit. */
	readonly power: AmountDraft;
	readonly said = $state({ ...nothingSaid });
	/** Generated when the entry begins: a retry carries the same one. */
	#borrowingId: BorrowingId;

	constructor(entry: BankEntry) {
		super(entry, 'list');
		const { app, book } = entry;
		this.reading = new BankReading(app, book);
		this.entered = new AmountDraft(app, book.currency, () => this.#refusal?.text ?? '');
		this.instalment = new AmountDraft(app, book.currency);
		this.power = new AmountDraft(app, book.currency, () => this.#refusal?.text ?? '');
		this.#borrowingId = book.session.newId() as BorrowingId;
	}

	readonly questions: Questions<Step> = {
		list: () => ({
			title: this.say('bank.book-outside'),
			prompt: this.#owed,
			heard: [
				this.#owed,
				...this.cards.map((card) => this.heardOf(card)),
				...this.grants.map(({ heard }) => heard),
				...(this.heldForOthers > 0 ? [this.heldHeard] : [])
			].join(' '),
			undo: this.place.undoAct,
			act: {
				label: this.say('bank.book-money-came'),
				icon: 'from-outside',
				onpress: () => this.#begin()
			}
		}),
		kind: () => ({
			before: 'list',
			title: this.say('bank.book-money-came'),
			prompt: this.say('bank.book-kind-prompt'),
			tiles: outsideKinds.map((kind) => ({
				label: this.say(outsideKey(kind)),
				art: artOf(kind),
				onpress: () => {
					this.said.kind = kind;
					this.go('from');
				}
			}))
		}),
		from: () => ({
			before: 'kind',
			title: this.#title,
			prompt: this.say('bank.book-from-prompt'),
			names: this.said.kind === null ? [] : lendersFor(this.said.kind, this.place),
			onname: (name) => this.#from(name)
		}),
		// The limit of a cash credit and the amount drawn now get separate titles, though they are often equal.
		amount: () => ({
			before: 'from',
			title: this.#isCredit ? this.say('bank.credit-limit') : this.#title,
			icon: this.#isCredit ? 'sheet-bank' : 'from-outside',
			prompt: this.say(this.#isCredit ? 'bank.credit-limit-asked' : 'bank.book-amount-prompt'),
			amount: this.entered,
			bundles: loanBundles,
			act: {
				label: this.say('action.ok'),
				icon: 'next',
				tone: 'bank',
				onpress: () => this.#amountIsRight()
			}
		}),
		power: () => ({
			before: 'amount',
			title: this.say('bank.credit-drawing-power'),
			icon: 'bank-counter',
			prompt: this.say('bank.credit-power-asked'),
			amount: this.power,
			bundles: loanBundles,
			reason: this.#refusal,
			act: { label: this.say('action.write'), icon: 'check', tone: 'bank', onpress: () => this.#write() }
		}),
		check: () => ({
			before: 'amount',
			title: this.#title,
			prompt: this.received,
			heard: `${this.received}${this.#each}`,
			reason: this.#refusal,
			act: {
				label: this.say('action.write'),
				icon: 'check',
				...untilSaid(this.said.via),
				onpress: () => this.#write()
			}
		}),
		instalment: () => ({
			before: 'check',
			title: this.say('bank.book-instalment'),
			icon: 'calendar',
			prompt: this.say('bank.book-instalment-prompt'),
			amount: this.instalment,
			act: {
				label: this.say('action.ok'),
				icon: 'next',
				tone: 'bank',
				disabled: false,
				onpress: () => {
					this.said.instalment = this.instalment.amount;
					this.instalment.clear();
					this.go('check');
				}
			}
		}),
		back: () => ({
			...this.#ofReturn,
			before: 'list',
			icon: 'deposit-out',
			prompt: `${this.#grantName}. ${this.say('money.title')}`,
			amount: this.entered,
			reason: this.#refusal,
			act: {
				label: this.say('action.ok'),
				icon: 'next',
				tone: 'out',
				...untilSaid(this.said.via),
				onpress: () => this.go('backTo')
			}
		}),
		backTo: () => ({
			...this.#ofReturn,
			before: 'back',
			prompt: `${this.#grantName}. ${this.say('bank.book-from-prompt')}`,
			names: this.said.goesBack === null ? [] : lendersFor(this.said.goesBack, this.place),
			onname: (lender) => {
				this.said.lender = lender;
				this.go('receipt');
			}
		}),
		receipt: () => ({
			...this.#ofReturn,
			before: 'backTo',
			icon: 'sheet-bank',
			prompt: this.say('bank.deposit-paper'),
			typed: this.say('bank.deposit-typed'),
			names: [],
			onname: (reference) => void this.#giveBack(reference)
		})
	};

	/** Props of every question of a return. */
	get #ofReturn() {
		return { title: this.say('bank.grant-returned') };
	}
	get #grantName(): string {
		return this.said.goesBack === null ? '' : this.say(outsideKey(this.said.goesBack));
	}
	/** Remaining grants; a touch returns a part of one. */
	get grants() {
		return grantsHeld(this.place.book.state).map(({ kind, amount }) => {
			const label = this.say(outsideKey(kind));
			const onpress = () => {
				this.entered.clear();
				Object.assign(this.said, nothingSaid, { goesBack: kind, via: onlyVia(this.place.book.state) });
				this.go('back');
			};
			const heard = this.#line(label, amount);
			return { key: kind, label, amount, heard, art: artOf(kind), next: null, onpress } as const;
		});
	}

	/** Open borrowings and all cash credits, oldest first. */
	readonly cards: readonly BorrowingCard[] = $derived.by(() =>
		[...this.place.book.state.borrowings.values()]
			.map((one) => this.#cardOf(one))
			.filter(({ outstanding, kind }) => outstanding !== 0 || kind === 'cashCredit')
	);
	#cardOf({ borrowingId, lender, kind }: Borrowing): BorrowingCard {
		const due = this.reading.borrowing(borrowingId)?.instalments.find(({ paidOn }) => paidOn === null);
		const outstanding = borrowingOutstanding(this.place.book.state, borrowingId);
		const late = due !== undefined && due.dueOn < this.place.app.today;
		const next = due ? { dueOn: due.dueOn, left: money(due.amount - due.paid), late } : null;
		return { borrowingId, lender, kind, outstanding, next };
	}

	/** Sanctioned applications without a loan so far. */
	get sanctioned(): readonly Application[] {
		const { applications, borrowings } = this.place.book.state;
		const came = new Set([...borrowings.values()].map(({ applicationId }) => applicationId));
		return [...applications.values()].filter(
			({ applicationId, answer }) => answer?.answer === 'sanctioned' && !came.has(applicationId)
		);
	}

	/** Money held for others, which has a flow of its own. */
	get heldForOthers(): Money {
		return sum([...purposesHeld(this.place.book.state).values()]);
	}
	get heldHeard(): string {
		return this.#line(this.say('account.account-held-for-others'), this.heldForOthers);
	}
	get isLoan(): boolean {
		return this.said.kind !== null && !isGrant(this.said.kind);
	}
	get #isCredit(): boolean {
		return this.said.kind === 'cashCredit';
	}
	/** Due date of the first instalment: by default a month from the entry, at most three years ahead. */
	get firstDue(): { readonly on: LocalDate; readonly latest: LocalDate } {
		const { day, bankDay } = this.place;
		return { on: this.said.firstDueOn ?? addMonths(day, 1), latest: addMonths(bankDay, 36) };
	}
	readonly #refusal: SpokenReason | null = $derived.by(() => {
		const { goesBack, via } = this.said;
		const isNothing = this.entered.amount === 0 || (goesBack !== null && via === null);
		return isNothing ? null : this.place.reasonAgainst(...this.#commands());
	});

	get #title(): string {
		return this.say(this.said.kind === null ? 'bank.book-outside' : outsideKey(this.said.kind));
	}
	/** Sentence with amount and source. */
	get received(): string {
		const amount = this.place.amountWords(this.entered.amount);
		return this.say('bank.book-check-prompt', { amount, who: this.said.lender });
	}
	get #each(): string {
		const { instalment } = this.said;
		return instalment === 0 ? '' : ` ${this.#line(this.say('bank.book-instalment'), instalment)}`;
	}
	get #owed(): string {
		if (this.cards.length === 0) return this.say('bank.book-no-borrowings');
		const owed = sum(this.cards.map(({ outstanding }) => outstanding));
		return this.say('bank.book-owed-prompt', { amount: this.place.amountWords(owed) });
	}
	heardOf({ lender, outstanding, next }: BorrowingCard): string {
		const { words } = this.place;
		const left = this.#line(`${lender}. ${this.say('bank.group-loan-left')}`, outstanding);
		if (next === null) return left;
		const slots = { amount: this.place.amountWords(next.left), day: words.dayInWords(next.dueOn) };
		return `${left} ${this.say('bank.book-next-prompt', slots)}`;
	}
	#line(what: string, amount: Money): string {
		return this.place.words.line(what, amount, this.place.currency);
	}

	#begin(): void {
		this.#borrowingId = this.place.book.session.newId() as BorrowingId;
		this.entered.clear();
		this.power.clear();
		this.said.goesBack = null;
		this.go('kind');
	}
	#from(lender: string): void {
		const own = this.isLoan ? this.sanctioned.find((one) => one.lender === lender) : undefined;
		Object.assign(this.said, { lender, via: this.#sureVia(lender), answers: own?.applicationId ?? null });
		this.go('amount');
	}
	/** The place of the money if there is no doubt: a bank pays its loan into the group's account there, other money may go anywhere. */
	#sureVia(lender: string): Via | null {
		const { state } = this.place.book;
		const there = [...state.bankAccounts.values()].filter(({ bank }) => bank === lender);
		const [account] = this.said.kind === 'bank' && there.length === 1 ? there : [];
		return account?.bankAccountId ?? onlyVia(state);
	}
	#amountIsRight(): void {
		this.entered.stopSpeaking();
		// The drawing power defaults to the limit.
		if (this.#isCredit && this.power.amount === 0) this.power.setAmount(this.entered.amount);
		this.go(this.#isCredit ? 'power' : 'check');
	}
	askInstalment(): void {
		this.instalment.setAmount(this.said.instalment);
		this.go('instalment');
	}

	async #write(): Promise<void> {
		const { kind, via } = this.said;
		if (kind === null || (via === null && !this.#isCredit)) return;
		const slots = {
			what: this.say(outsideKey(kind)),
			amount: this.place.amountWords(this.entered.amount)
		};
		const said = this.#isCredit ? 'bank.credit-read-back-opened' : 'bank.book-read-back-received';
		await this.#record(this.#commands(), this.say(said, slots));
	}
	async #giveBack(reference: string): Promise<void> {
		const amount = this.#line(this.#grantName, this.entered.amount);
		const said = `${this.say('bank.grant-returned')}. ${amount} ${this.said.lender}, ${reference}.`;
		await this.#record(this.#commands(reference), said);
	}
	async #record(commands: readonly Command[], said: string): Promise<void> {
		if (!(await this.record(commands, said))) return;
		this.renew();
		this.entered.clear();
		this.power.clear();
		Object.assign(this.said, nothingSaid);
		await this.reading.read();
		this.go('list');
	}

	/** @param reference receipt of the recipient of a returned grant */
	#commands(reference = paperNotSaid): readonly Command[] {
		const { kind, goesBack, lender, answers, instalments, instalment, firstDueOn, via } = this.said;
		const { day: on, valueOn } = this.place;
		const { amount } = this.entered;
		const more = { on, amount, ...viaOf(via) };
		if (goesBack !== null)
			return [{ type: 'ReturnGrant', kind: goesBack, to: lender || '–', reference, ...more }];
		if (kind === null) return [];
		if (isGrant(kind)) return [{ type: 'ReceiveGrant', kind, source: lender, ...more }];
		const applied = answers === null ? {} : { applicationId: answers };
		const loan = { borrowingId: this.#borrowingId, lender, ...applied };
		if (kind === 'cashCredit')
			return [{ type: 'OpenCashCredit', on, ...loan, limit: amount, drawingPower: this.power.amount }];
		const terms = {
			...(instalments === null ? {} : { instalments }),
			...(instalment === 0 ? {} : { instalmentAmount: instalment }),
			...(firstDueOn === null ? {} : { firstDueOn })
		};
		const asked = Object.keys(terms).length > 0 ? { terms } : {};
		return [{ type: 'ReceiveBorrowing', kind, ...loan, ...more, ...asked, ...valueOn }];
	}
}
