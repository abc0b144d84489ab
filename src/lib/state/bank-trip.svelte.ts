import type { BankAccountId, LocalDate, MemberId, OperationId } from '#kernel';
import { bankAccount, type BankAccount, type Command, type MeetingInProgress } from '#group';
import { zero, type Money } from '#money';
import type { UndoAct } from '#ui/types.ts';
import { AmountDraft } from './amount-draft.svelte.ts';
import type { AppState } from './app-state.svelte.ts';
import type { BookView } from './book-view.svelte.ts';
import { wordsOf } from './context.ts';
import { EntryWriter } from './entry-writer.svelte.ts';
import { earliestDay, latestDay, proposedDay } from './meeting-day.ts';
import { spokenReason, type SpokenReason } from './reasons.ts';
import { undoActOf } from './undo-act.ts';

export type BankStep = 'start' | 'who' | 'amount' | 'account';
export type BankDirection = 'toBank' | 'fromBank';

/** A slip number as the journal takes it. */
const slipPattern = /^[A-Za-z0-9/-]{1,30}$/;

/**
 * Cash on its way between box and bank. In a meeting it is an entry of that meeting; between meetings it opens the desk,
 * and the next meeting reads it out and seals it.
 */
export class BankTrip {
	readonly #app: AppState;
	readonly #book: BookView;
	readonly writer: EntryWriter;
	readonly mat: AmountDraft;
	#step = $state<BankStep>('start');
	#direction = $state<BankDirection>('toBank');
	#chosen = $state<BankAccountId | null>(null);
	#went = $state.raw<readonly MemberId[]>([]);
	#slip = $state('');
	#day = $state<LocalDate | null>(null);
	#operationId: OperationId;

	constructor(app: AppState, book: BookView) {
		this.#app = app;
		this.#book = book;
		this.writer = new EntryWriter(app, book);
		this.mat = new AmountDraft(app, book.currency, () => this.refusal?.text ?? '');
		this.#operationId = book.newOperationId();
	}

	get step(): BankStep {
		return this.#step;
	}
	get direction(): BankDirection {
		return this.#direction;
	}
	get went(): readonly MemberId[] {
		return this.#went;
	}
	get slip(): string {
		return this.#slip;
	}
	get slipIsRight(): boolean {
		return this.#slip === '' || slipPattern.test(this.#slip);
	}

	get accounts(): readonly BankAccount[] {
		return [...this.#book.state.bankAccounts.values()];
	}
	/** The account of this trip: the chosen one, or the only one. */
	get account(): BankAccount | null {
		const { bankAccounts } = this.#book.state;
		return (this.#chosen === null ? undefined : bankAccounts.get(this.#chosen)) ?? this.accounts[0] ?? null;
	}
	get inBank(): Money {
		const { account } = this;
		return account === null
			? zero
			: (this.#book.state.balances.get(bankAccount(account.bankAccountId)) ?? zero);
	}

	/** The meeting in which the trip is written. */
	get meeting(): MeetingInProgress | null {
		const open = this.#book.state.openMeeting;
		return open === null || open.kind === 'desk' ? null : open;
	}
	get day(): LocalDate {
		return this.meeting?.day ?? this.#day ?? proposedDay(this.#book.state, this.#app.today);
	}
	get earliestDay(): LocalDate | null {
		return earliestDay(this.#book.state);
	}
	get latestDay(): LocalDate {
		return latestDay(this.#book.state, this.#app.today);
	}
	chooseDay(day: LocalDate): void {
		this.#day = day;
	}

	/** Why it cannot be written as it stands: more than box or bank hold. */
	get refusal(): SpokenReason | null {
		if (this.account === null || this.mat.amount === 0) return null;
		const blocked = this.#book.blockedBy(...this.#commands());
		return blocked === null ? null : spokenReason(blocked, wordsOf(this.#app), this.#book.currency);
	}

	get undoAct(): UndoAct | undefined {
		return undoActOf(this.#book, wordsOf(this.#app), () => void this.writer.undo());
	}

	start(direction: BankDirection): void {
		this.#direction = direction;
		this.#step = 'who';
	}
	toggleWent(memberId: MemberId): void {
		this.#went = this.#went.includes(memberId)
			? this.#went.filter((one) => one !== memberId)
			: [...this.#went, memberId].slice(-5);
	}
	whoIsRight(): void {
		this.#step = 'amount';
	}
	chooseAccount(bankAccountId: BankAccountId): void {
		this.#chosen = bankAccountId;
	}
	writeSlip(slip: string): void {
		this.#slip = slip.trim();
	}
	addAccount(): void {
		this.#step = 'account';
	}

	/** One step back. @returns false at the first */
	back(): boolean {
		if (this.#step === 'start') return false;
		this.#step = this.#step === 'amount' ? 'who' : 'start';
		return true;
	}

	async write(): Promise<void> {
		const words = wordsOf(this.#app);
		const amount = words.amount(this.mat.amount, this.#book.currency);
		const key = this.#direction === 'toBank' ? 'bank.read-back-deposit' : 'bank.read-back-withdraw';
		const said = words.say(key, { amount });
		if (!(await this.writer.write(this.#operationId, this.#commands(), () => said, true))) return;
		this.#operationId = this.#book.newOperationId();
		this.#step = 'start';
		this.#went = [];
		this.#slip = '';
		this.mat.clear();
	}

	/** @returns true once the account is in the book */
	async openAccount(account: { bank: string; branch: string; lastFour: string }): Promise<void> {
		const bankAccountId = this.#book.session.newId() as BankAccountId;
		const { bank, branch, lastFour } = account;
		const command: Command = {
			type: 'OpenBankAccount',
			on: this.day,
			bankAccountId,
			bank,
			...(branch === '' ? {} : { branch }),
			...(lastFour === '' ? {} : { lastFour })
		};
		if (!(await this.writer.write(this.#operationId, [command], () => bank, true))) return;
		this.#operationId = this.#book.newOperationId();
		this.#chosen = bankAccountId;
		this.#step = 'start';
	}

	#commands(): readonly Command[] {
		const { account, day } = this;
		if (account === null) return [];
		const trip: Command = {
			type: this.#direction === 'toBank' ? 'TakeCashToBank' : 'TakeCashFromBank',
			on: day,
			bankAccountId: account.bankAccountId,
			amount: this.mat.amount,
			...(this.#went.length > 0 ? { by: this.#went } : {}),
			...(this.#slip !== '' && this.slipIsRight ? { slip: this.#slip } : {})
		};
		return this.#book.state.openMeeting === null
			? [{ type: 'OpenMeeting', on: day, kind: 'desk' }, trip]
			: [trip];
	}
}
