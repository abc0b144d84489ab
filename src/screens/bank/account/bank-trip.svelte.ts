import type { BankAccountId, LocalDate, MemberId } from '#kernel';
import { bankAccount, type BankAccount, type Command, type MeetingInProgress } from '#group';
import { zero, type Money } from '#money';
import type { UndoAct } from '#ui/types.ts';
import { AmountDraft } from '#session/amount-draft.svelte.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import { BankEntry } from '../bank-entry.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import type { EntryWriter } from '#session/meeting/entry-writer.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { Steps } from '../../frame/talk.svelte.ts';

export type BankStep = 'start' | 'who' | 'amount';
export type BankDirection = 'toBank' | 'fromBank';

/** A slip number as the journal takes it. */
const slipPattern = /^[A-Za-z0-9/-]{1,30}$/;

/** Cash on its way between box and bank. */
export class BankTrip extends Steps<BankStep> {
	readonly entry: BankEntry;
	readonly entered: AmountDraft;
	direction = $state<BankDirection>('toBank');
	#chosen = $state<BankAccountId | null>(null);
	went = $state.raw<readonly MemberId[]>([]);
	slip = $state('');

	/** @param entry shared with the other entries of the same screen */
	constructor(app: AppState, book: BookView, entry = new BankEntry(app, book)) {
		super('start', { who: 'start', amount: 'who' });
		this.entry = entry;
		this.entered = new AmountDraft(app, book.currency, () => this.refusal?.text ?? '');
	}

	get writer(): EntryWriter {
		return this.entry.writer;
	}
	get slipIsRight(): boolean {
		return this.slip === '' || slipPattern.test(this.slip);
	}

	get accounts(): readonly BankAccount[] {
		return [...this.entry.book.state.bankAccounts.values()];
	}
	/** The account of this trip: the chosen one, or the first. */
	get account(): BankAccount | null {
		const { bankAccounts } = this.entry.book.state;
		return (this.#chosen === null ? undefined : bankAccounts.get(this.#chosen)) ?? this.accounts[0] ?? null;
	}
	get inBank(): Money {
		const { account } = this;
		return account === null
			? zero
			: (this.entry.book.state.balances.get(bankAccount(account.bankAccountId)) ?? zero);
	}

	/** The meeting in which the trip is written. */
	get meeting(): MeetingInProgress | null {
		return this.entry.meeting;
	}
	/** The day of the slip, and the bank's own. */
	get day(): LocalDate {
		return this.entry.day;
	}
	get earliestDay(): LocalDate | null {
		return this.entry.earliestDay;
	}
	get latestDay(): LocalDate {
		return this.entry.latestDay;
	}
	chooseDay(day: LocalDate): void {
		this.entry.chooseDay(day);
	}

	/** Why it cannot be written as it stands: more than box or bank hold. */
	get refusal(): SpokenReason | null {
		return this.entered.amount === 0 ? null : this.entry.refusalOf(this.#commands());
	}
	get undoAct(): UndoAct | undefined {
		return this.entry.undoAct;
	}

	/** @param proposed entered already: what the box has above its limit */
	start(direction: BankDirection, proposed: Money = zero): void {
		this.direction = direction;
		this.go('who');
		this.entered.clear();
		if (proposed > 0) this.entered.lay(proposed);
	}
	toggleWent(memberId: MemberId): void {
		this.went = this.went.includes(memberId)
			? this.went.filter((one) => one !== memberId)
			: [...this.went, memberId].slice(-5);
	}
	whoIsRight(): void {
		this.go('amount');
	}
	chooseAccount(bankAccountId: BankAccountId): void {
		this.#chosen = bankAccountId;
	}
	writeSlip(slip: string): void {
		this.slip = slip.trim();
	}

	/** @returns true once it is in the book */
	async write(): Promise<boolean> {
		const amount = this.entry.amount(this.entered.amount);
		const key = this.direction === 'toBank' ? 'bank.read-back-deposit' : 'bank.read-back-withdraw';
		const said = this.entry.words.say(key, { amount });
		if (!(await this.entry.write(this.#commands(), said))) return false;
		this.go('start');
		this.went = [];
		this.slip = '';
		this.entered.clear();
		return true;
	}

	#commands(): readonly Command[] {
		const { account, day } = this;
		if (account === null) return [];
		return [
			{
				type: this.direction === 'toBank' ? 'TakeCashToBank' : 'TakeCashFromBank',
				on: day,
				bankAccountId: account.bankAccountId,
				amount: this.entered.amount,
				...(this.went.length > 0 ? { by: this.went } : {}),
				...(this.slip !== '' && this.slipIsRight ? { slip: this.slip } : {}),
				...this.entry.valueOn
			}
		];
	}
}
