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

/** `start` is the account's screen; `who` and `amount` are for a trip, `interest` and `charge` for the bank's entries, the rest for the passbook. */
type Step = 'start' | 'who' | 'amount' | 'interest' | 'charge' | 'balance' | 'compare';

/** Line of the book that was not seen in the passbook. */
export interface UntickedRow {
	readonly eventId: EventId;
	readonly row: DepositRow;
	/** Minor units; `into` tells the direction. */
	readonly amount: Money;
	readonly into: boolean;
	/** True if the bank enters it after the day up to which the passbook is written. */
	readonly onTheWay: boolean;
	/** True if this line alone explains the difference. */
	readonly explains: boolean;
}

/** Format of a slip number in the journal. */
const slipPattern = /^[A-Za-z0-9/-]{1,30}$/;

/** Flow of one account of the group: trips between box and bank, and the comparison of the bank's passbook with the book. */
export class AccountFlow extends Flow<Step, BankEntry> {
	readonly #home: BankHomeView;
	readonly #reading: BankReading;
	readonly #account: BankAccount;
	/** Amount of a trip, of interest or of a charge. */
	readonly entered: AmountDraft;
	/** Balance in the passbook. */
	readonly balance: AmountDraft;
	#isDeposit = $state(true);
	went = $state.raw<readonly MemberId[]>([]);
	slip = $state('');
	/** True if the line is entered to explain a difference; the comparison is shown again after it. */
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
	/** Amount that goes to the bank, below zero if it comes from the bank; minor units. */
	get toBank(): Money {
		return this.#isDeposit ? this.entered.amount : subtract(zero, this.entered.amount);
	}
	get slipIsRight(): boolean {
		return this.slip === '' || slipPattern.test(this.slip);
	}
	/** Amount and drawing of the place that the money comes from. */
	get source() {
		const [icon, tone] = this.#isDeposit
			? (['tin-box-open', 'plain'] as const)
			: (['bank-counter', 'bank'] as const);
		const label = this.say(this.#isDeposit ? 'bank.in-box' : 'bank.in-bank');
		return { amount: this.#isDeposit ? this.place.book.box : this.inBank, tone, icon, label };
	}

	/** @param proposed initial amount, such as the cash above the limit of the box */
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

	/** Book balance on the value day of the passbook; minor units. */
	get inBook(): Money {
		return this.#reading.heldOn(this.#account.bankAccountId, this.place.bankDay);
	}
	/** Passbook less book, minor units: above zero when the bank has more. */
	get difference(): Money {
		return subtract(this.balance.amount, this.inBook);
	}
	get isEqual(): boolean {
		return this.difference === 0;
	}
	/** Entry that usually explains the difference: interest when the bank has more, a charge when it has less. */
	get remedy(): 'interest' | 'charge' {
		return this.difference > 0 ? 'interest' : 'charge';
	}
	/** Lines since the passbook last agreed, newest first. */
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
	/** Spoken text of the balances in passbook and book. */
	get #compareHeard(): string {
		const side = (key: MessageKey, amount: Money) =>
			this.place.words.line(this.say(key), amount, this.place.currency);
		const sides = [
			side('meeting.difference-book', this.inBook),
			side('bank.book-passbook', this.balance.amount)
		];
		return [...sides, this.#comparePrompt].join(' ');
	}

	/** Starts an entry for interest or a charge that is in the passbook. */
	enter(line: 'interest' | 'charge'): void {
		this.#fromCompare = false;
		this.entered.clear();
		this.go(line);
	}
	/** Starts the entry that usually explains the difference, with its amount. */
	setRight(): void {
		this.#fromCompare = true;
		this.entered.setAmount(money(Math.abs(this.difference)));
		this.go(this.remedy);
	}
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
	/** Records the comparison, equal or not. */
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

	/** Reason why the entry is refused, such as more than box or bank hold; null if it is accepted. */
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
