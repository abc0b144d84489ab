import type { BankAccountId } from '#kernel';
import { overBoxLimit, type BankAccount, type Command } from '#group';
import { zero, type Money } from '#money';
import { EntryAct } from '../frame/flow/entry-act.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import { BankEntry } from './bank-entry.svelte.ts';
import { BankReading, type PassbookMark } from './bank-reading.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';

/** Data of an account's card. */
export interface AccountCard {
	readonly bankAccountId: BankAccountId;
	readonly bank: string;
	readonly lastFour: string | null;
	readonly balance: Money;
	/** Null until the book was read. */
	readonly mark: PassbookMark | null;
}

/** The group's accounts, cash to be taken to the bank, and the way to all money from outside. */
export class BankHomeView extends EntryAct<BankEntry> {
	readonly reading: BankReading;
	/** True while the form of a new account is shown. */
	adding = $state(false);

	constructor(app: AppState, book: BookView) {
		super(new BankEntry(app, book));
		this.reading = new BankReading(app, book);
	}

	readonly accounts: readonly AccountCard[] = $derived.by(() =>
		[...this.place.book.state.bankAccounts.values()].map((account) => this.cardOf(account))
	);

	/** Cash in the box above the group's own limit, minor units; zero within it. */
	get toBank(): Money {
		return overBoxLimit(this.place.book.state, this.place.app.today);
	}
	add(adding: boolean): void {
		this.adding = adding;
	}

	get prompt(): string {
		const { words } = this.place;
		if (this.accounts.length === 0) return words.say('bank.no-account');
		const amount = this.toBank > 0 ? this.toBank : totalOf(this.accounts);
		return words.say(this.toBank > 0 ? 'bank.book-to-bank-prompt' : 'bank.prompt', {
			amount: this.place.amountWords(amount)
		});
	}

	/** Spoken text of the whole screen. */
	get heard(): string {
		return [this.prompt, ...this.accounts.map((account) => this.heardOf(account))].join(' ');
	}

	heardOf({ bank, lastFour, balance, mark }: AccountCard): string {
		const { words } = this.place;
		const state = mark === null ? '' : `${words.say(`bank.book-mark-${mark}`)}.`;
		return `${bank} ${lastFour ?? ''}. ${this.place.amountWords(balance)}. ${state}`;
	}

	/** @returns true once the account is in the book */
	async openAccount(account: { bank: string; branch: string; lastFour: string }): Promise<boolean> {
		const { bank, branch, lastFour } = account;
		const command: Command = {
			type: 'OpenBankAccount',
			on: this.place.day,
			bankAccountId: this.place.book.session.newId() as BankAccountId,
			bank,
			...(branch === '' ? {} : { branch }),
			...(lastFour === '' ? {} : { lastFour })
		};
		if (!(await this.record([command], `${bank}.`))) return false;
		this.renew();
		this.adding = false;
		await this.reading.read();
		return true;
	}

	cardOf({ bankAccountId, bank, lastFour }: BankAccount): AccountCard {
		const balance = this.reading.balanceOf(bankAccountId);
		return { bankAccountId, bank, lastFour, balance, mark: this.reading.markOf(bankAccountId) };
	}
}

function totalOf(accounts: readonly AccountCard[]): Money {
	return accounts.reduce((total, { balance }) => (total + balance) as Money, zero);
}

/** Finds the account of an address; null if the book has none. */
export function accountNamed(book: BookView, id: string | null): BankAccount | null {
	return [...book.state.bankAccounts.values()].find((one) => one.bankAccountId === id) ?? null;
}
