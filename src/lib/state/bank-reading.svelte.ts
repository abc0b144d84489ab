import type { BankAccountId, BorrowingId, LocalDate } from '#kernel';
import type { Fault } from '#app';
import type { AccountDeposits, BorrowingLine, DepositRow, StatementMatch } from '#reports';
import { zero, type Money } from '#money';
import type { AppState } from './app-state.svelte.ts';
import type { BookView } from './book-view.svelte.ts';
import { lastDay, loadReports } from './read-pages.ts';

/** Whether the passbook was laid beside the book, and what came of it by the bank's own days. */
export type PassbookMark = 'matched' | 'differs' | 'never';

interface Figures {
	readonly deposits: readonly AccountDeposits[];
	readonly looks: ReadonlyMap<BankAccountId, readonly StatementMatch[]>;
	readonly borrowings: readonly BorrowingLine[];
}

/** What only the whole book tells: passbooks by the bank's days, and the conduct of what was borrowed. */
export class BankReading {
	readonly #app: AppState;
	readonly #book: BookView;
	#figures = $state.raw<Figures | null>(null);
	#fault = $state.raw<Fault | null>(null);

	constructor(app: AppState, book: BookView) {
		this.#app = app;
		this.#book = book;
	}

	/** False until it was read once. */
	get ready(): boolean {
		return this.#figures !== null;
	}
	get fault(): Fault | null {
		return this.#fault;
	}

	async read(): Promise<void> {
		const events = await this.#book.session.events();
		if (!events.ok) {
			this.#fault = events.error;
			return;
		}
		const { bankStatements, borrowings, deposits } = await loadReports();
		const on = lastDay(events.value, this.#app.today);
		const view = { currency: this.#book.currency, on };
		this.#figures = {
			deposits: deposits(events.value, view).accounts,
			looks: new Map(
				bankStatements(events.value, view).accounts.map((one) => [one.bankAccountId, one.looks])
			),
			borrowings: borrowings(events.value, view).borrowings
		};
	}

	/** Null until it was read. */
	markOf(bankAccountId: BankAccountId): PassbookMark | null {
		if (this.#figures === null) return null;
		const last = this.#figures.looks.get(bankAccountId)?.at(-1);
		return last === undefined ? 'never' : last.matched ? 'matched' : 'differs';
	}

	/** Lines of the account in the order of the bank's passbook. */
	rowsOf(bankAccountId: BankAccountId): readonly DepositRow[] {
		return this.#figures?.deposits.find((one) => one.bankAccountId === bankAccountId)?.rows ?? [];
	}

	/** What the book holds of the account at the end of the bank's day; minor units. */
	heldOn(bankAccountId: BankAccountId, day: LocalDate): Money {
		return this.rowsOf(bankAccountId).findLast((row) => row.bankDay <= day)?.balance ?? zero;
	}

	/** Null until it was read, and for one that nobody knows. */
	borrowing(borrowingId: BorrowingId): BorrowingLine | null {
		return this.#figures?.borrowings.find((one) => one.borrowingId === borrowingId) ?? null;
	}
}
