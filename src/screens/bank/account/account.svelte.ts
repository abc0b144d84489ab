import type { EventId, MemberId } from '#kernel';
import type { BankAccount, Command } from '#group';
import type { IconName, MessageKey } from '#i18n';
import { money, subtract, zero, type Money } from '#money';
import type { DepositRow } from '#reports';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { Flow, type Question, type Questions } from '../../frame/flow/flow.svelte.ts';
import type { BankEntry } from '../bank-entry.svelte.ts';
import type { AccountCard, BankHomeView } from '../bank-home-view.svelte.ts';
import type { BankReading } from '../bank-reading.svelte.ts';

/** `start` is the screen of the account; then who went and with how much, what the bank wrote itself, and the passbook beside the book. */
type Step = 'start' | 'who' | 'amount' | 'interest' | 'charge' | 'balance' | 'compare';

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

/** A slip number as the journal takes it. */
const slipPattern = /^[A-Za-z0-9/-]{1,30}$/;

/** One account of the group: cash on its way between box and bank, and the bank's passbook beside the book. */
export class AccountFlow extends Flow<Step, BankEntry> {
	readonly #home: BankHomeView;
	readonly #reading: BankReading;
	readonly #account: BankAccount;
	/** What is carried, or interest or a charge. */
	readonly entered: AmountDraft;
	/** What the passbook shows. */
	readonly balance: AmountDraft;
	#isDeposit = $state(true);
	went = $state.raw<readonly MemberId[]>([]);
	slip = $state('');
	/** The line is entered to set a difference right: the comparison comes back after it. */
	#fromCompare = $state(false);

	constructor(entry: BankEntry, home: BankHomeView, account: BankAccount) {
		super(entry, 'start');
		[this.#home, this.#reading, this.#account] = [home, home.reading, account];
		this.entered = new AmountDraft(entry.app, entry.currency, () => this.#refusal?.text ?? '');
		this.balance = new AmountDraft(entry.app, entry.currency);
	}

	readonly questions: Questions<Step> = {
		start: () => ({
			title: this.#named,
			prompt: this.say('bank.prompt', { amount: this.place.amountWords(this.inBank) }),
			heard: this.heard,
			undo: this.place.undoAct,
			act: {
				label: this.say('bank.deposit'),
				icon: 'box-to-bank',
				tone: 'bank',
				onpress: () => this.carry(true)
			}
		}),
		who: () => ({
			before: 'start',
			title: this.say('bank.who-went-prompt'),
			icon: this.#wayIcon,
			tight: true,
			prompt: this.say('bank.who-went-prompt'),
			faces: {
				memberIds: this.place.book.memberIds,
				selected: this.went,
				onpress: (memberId) => this.#toggleWent(memberId)
			},
			act: { label: this.say('action.next'), icon: 'next', tone: 'bank', onpress: () => this.go('amount') }
		}),
		amount: () => ({
			before: 'who',
			title: this.say(this.#isDeposit ? 'bank.deposit' : 'bank.withdraw'),
			icon: this.#wayIcon,
			prompt: this.say(this.#isDeposit ? 'bank.deposit-prompt' : 'bank.withdraw-prompt'),
			reason: this.#refusal,
			amount: this.entered,
			act: {
				label: this.say('action.ok'),
				icon: this.#wayIcon,
				tone: 'bank',
				disabled: this.entered.amount === 0 || !this.slipIsRight,
				onpress: () => this.#writeTrip()
			}
		}),
		interest: () => this.#line('bank.interest', 'sprout', 'bank.book-interest-prompt'),
		charge: () => this.#line('bank.charge', 'bank-charge', 'bank.book-charge-prompt'),
		balance: () => ({
			before: 'start',
			title: this.say('bank.book-passbook'),
			icon: 'passbook',
			prompt: this.say('bank.match-prompt'),
			amount: this.balance,
			digits: true,
			act: {
				label: this.say('bank.book-compare'),
				icon: 'equal',
				tone: 'bank',
				disabled: false,
				onpress: () => this.#compare()
			}
		}),
		compare: () => ({
			before: 'balance',
			title: this.say(this.isEqual ? 'meeting.difference-equal' : 'bank.not-matched'),
			icon: 'passbook',
			prompt: this.#comparePrompt,
			heard: this.#compareHeard,
			act: {
				label: this.say(this.isEqual ? 'action.write' : 'bank.book-write-differs'),
				icon: this.isEqual ? 'check' : 'unequal',
				tone: this.isEqual ? 'in' : 'plain',
				onpress: () => this.#writeMatch()
			}
		})
	};

	#line(title: MessageKey, icon: IconName, prompt: MessageKey): Question<Step> {
		const tone = icon === 'sprout' ? 'in' : 'out';
		return {
			before: this.#fromCompare ? 'compare' : 'start',
			title: this.say(title),
			icon,
			prompt: this.say(prompt),
			reason: this.#refusal,
			amount: this.entered,
			digits: true,
			act: { label: this.say('action.ok'), icon, tone, onpress: () => this.#writeLine() }
		};
	}
	get #named(): string {
		const { bank, lastFour } = this.#account;
		return lastFour === null ? bank : `${bank} ··${lastFour}`;
	}
	get #wayIcon(): IconName {
		return this.#isDeposit ? 'box-to-bank' : 'bank-to-box';
	}

	get card(): AccountCard {
		return this.#home.cardOf(this.#account);
	}
	get heard(): string {
		return this.#home.heardOf(this.card);
	}
	get inBank(): Money {
		return this.card.balance;
	}
	/** What goes to the bank, below zero what comes from it; minor units. */
	get toBank(): Money {
		return this.#isDeposit ? this.entered.amount : subtract(zero, this.entered.amount);
	}
	get slipIsRight(): boolean {
		return this.slip === '' || slipPattern.test(this.slip);
	}
	/** Where the money lies before. */
	get source() {
		const [icon, tone] = this.#isDeposit
			? (['tin-box-open', 'plain'] as const)
			: (['bank-counter', 'bank'] as const);
		const label = this.say(this.#isDeposit ? 'bank.in-box' : 'bank.in-bank');
		return { amount: this.#isDeposit ? this.place.book.box : this.inBank, tone, icon, label };
	}

	/** @param proposed entered already: what the box has above its limit */
	carry(isDeposit: boolean, proposed: Money = zero): void {
		this.#isDeposit = isDeposit;
		this.entered.clear();
		if (proposed > 0) this.entered.setAmount(proposed);
		this.go('who');
	}
	#toggleWent(memberId: MemberId): void {
		this.went = this.went.includes(memberId)
			? this.went.filter((one) => one !== memberId)
			: [...this.went, memberId].slice(-5);
	}
	async #writeTrip(): Promise<void> {
		const amount = this.place.amountWords(this.entered.amount);
		const said = this.#isDeposit ? 'bank.read-back-deposit' : 'bank.read-back-withdraw';
		if (!(await this.record(this.#commands(), this.say(said, { amount })))) return;
		this.renew();
		this.go('start');
		this.went = [];
		this.slip = '';
		this.entered.clear();
		await this.#reading.read();
	}

	/** What the book holds by the bank's day of the passbook; minor units. */
	get inBook(): Money {
		return this.#reading.heldOn(this.#account.bankAccountId, this.place.bankDay);
	}
	/** The passbook less the book: above zero when the bank has more. */
	get difference(): Money {
		return subtract(this.balance.amount, this.inBook);
	}
	get isEqual(): boolean {
		return this.difference === 0;
	}
	/** What would usually set it right: the bank has more by its interest, less by what it took. */
	get remedy(): 'interest' | 'charge' {
		return this.difference > 0 ? 'interest' : 'charge';
	}
	/** Lines since the passbook agreed last, newest first. */
	readonly unticked: readonly UntickedRow[] = $derived.by(() => {
		const missing = subtract(zero, this.difference);
		return this.#reading
			.rowsOf(this.#account.bankAccountId)
			.filter((row) => !row.matched)
			.map((row) => {
				const net = subtract(row.in, row.out);
				const onTheWay = row.bankDay > this.place.bankDay;
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

	get #comparePrompt(): string {
		if (this.isEqual) return this.say('bank.book-equal-prompt');
		const amount = this.place.amountWords(money(Math.abs(this.difference)));
		return this.say(this.difference > 0 ? 'bank.book-more-prompt' : 'bank.book-less-prompt', { amount });
	}
	/** The figures of passbook and book, as they are said aloud. */
	get #compareHeard(): string {
		const side = (key: MessageKey, amount: Money) =>
			this.place.words.line(this.say(key), amount, this.place.currency);
		const sides = [
			side('meeting.difference-book', this.inBook),
			side('bank.book-passbook', this.balance.amount)
		];
		return [...sides, this.#comparePrompt].join(' ');
	}

	/** The bank wrote interest or a charge into the passbook. */
	enter(line: 'interest' | 'charge'): void {
		this.#fromCompare = false;
		this.entered.clear();
		this.go(line);
	}
	/** What the difference looks like, with its amount laid there. */
	setRight(): void {
		this.#fromCompare = true;
		this.entered.setAmount(money(Math.abs(this.difference)));
		this.go(this.remedy);
	}
	/** What does the passbook show? */
	askBalance(): void {
		this.balance.clear();
		this.go('balance');
	}
	async #compare(): Promise<void> {
		this.balance.stopSpeaking();
		await this.#reading.read();
		this.go('compare');
	}
	async #writeLine(): Promise<void> {
		const { bankDay } = this.place;
		const key = this.step === 'interest' ? 'bank.book-read-back-interest' : 'bank.book-read-back-charge';
		const said = this.say(key, { amount: this.place.amountWords(this.entered.amount) });
		if (!(await this.record(this.#commands(), said))) return;
		this.renew();
		await this.#reading.read();
		this.entered.clear();
		if (this.#fromCompare) this.place.chooseBankDay(bankDay);
		this.go(this.#fromCompare ? 'compare' : 'start');
		this.#fromCompare = false;
	}
	/** The look into the passbook is kept, equal or not. */
	async #writeMatch(): Promise<void> {
		const { day: on, valueOn } = this.place;
		const said = this.say(this.isEqual ? 'bank.book-read-back-equal' : 'bank.book-read-back-differs');
		const look = { type: 'MatchStatement', bankAccountId: this.#account.bankAccountId } as const;
		if (!(await this.record([{ ...look, on, balance: this.balance.amount, ...valueOn }], said))) return;
		this.renew();
		await this.#reading.read();
		this.balance.clear();
		this.go('start');
	}

	/** Why it cannot be written as it stands: more than box or bank hold. */
	readonly #refusal: SpokenReason | null = $derived.by(() =>
		this.entered.amount === 0 ? null : this.place.reasonAgainst(...this.#commands())
	);
	#commands(): readonly Command[] {
		const { day: on, valueOn } = this.place;
		const common = { on, bankAccountId: this.#account.bankAccountId, amount: this.entered.amount };
		if (this.step === 'interest') return [{ type: 'CreditBankInterest', ...common, ...valueOn }];
		if (this.step === 'charge') return [{ type: 'ChargeBank', ...common, ...valueOn }];
		const type = this.#isDeposit ? 'TakeCashToBank' : 'TakeCashFromBank';
		const by = this.went.length > 0 ? { by: this.went } : {};
		const slip = this.slip !== '' && this.slipIsRight ? { slip: this.slip } : {};
		return [{ type, ...common, ...by, ...slip, ...valueOn }];
	}
}
