import type { BankAccountId, BorrowingId, LocalDate } from '#kernel';
import type { Fault } from '#app';
import type { AccountDeposits, BorrowingLine, DepositRow, StatementMatch } from '#reports';
import { bankAccount } from '#group';
import { zero, type Money } from '#money';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { WholeBookFigures, type WholeBook } from '../frame/whole-book-figures.svelte.ts';

/** Result of the last comparison of the passbook with the book, by value days. */
export type PassbookMark = 'matched' | 'differs' | 'never';

interface Figures {
	readonly deposits: readonly AccountDeposits[];
	readonly looks: ReadonlyMap<BankAccountId, readonly StatementMatch[]>;
	readonly borrowings: readonly BorrowingLine[];
}

/** Figures that need the whole book: passbooks by value day, and the conduct of borrowings. */
export class BankReading {
	readonly #whole: WholeBookFigures<Figures>;
	readonly #book: BookView;

	constructor(app: AppState, book: BookView) {
		this.#book = book;
		this.#whole = new WholeBookFigures(app, book, figuresOf);
	}

	/** False until the book was read. */
	get ready(): boolean {
		return this.#whole.figures !== null;
	}
	get fault(): Fault | null {
		return this.#whole.fault;
	}

	read(): Promise<void> {
		return this.#whole.read();
	}

	/** Current balance of the account in the book; minor units. */
	balanceOf(bankAccountId: BankAccountId): Money {
		return this.#book.state.balances.get(bankAccount(bankAccountId)) ?? zero;
	}

	/** Null until the book was read. */
	markOf(bankAccountId: BankAccountId): PassbookMark | null {
		const { figures } = this.#whole;
		if (figures === null) return null;
		const last = figures.looks.get(bankAccountId)?.at(-1);
		return last === undefined ? 'never' : last.matched ? 'matched' : 'differs';
	}

	/** Lines of the account in the order of the bank's passbook. */
	rowsOf(bankAccountId: BankAccountId): readonly DepositRow[] {
		return this.#whole.figures?.deposits.find((one) => one.bankAccountId === bankAccountId)?.rows ?? [];
	}

	/** Balance of the account in the book at the end of the bank's day; minor units. */
	heldOn(bankAccountId: BankAccountId, day: LocalDate): Money {
		return this.rowsOf(bankAccountId).findLast((row) => row.bankDay <= day)?.balance ?? zero;
	}

	/** Null until the book was read, and for an unknown borrowing. */
	borrowing(borrowingId: BorrowingId): BorrowingLine | null {
		return this.#whole.figures?.borrowings.find((one) => one.borrowingId === borrowingId) ?? null;
	}
}

function figuresOf({ reports, events, view }: WholeBook): Figures {
	const { accounts } = reports.bankStatements(events, view);
	return {
		deposits: reports.deposits(events, view).accounts,
		looks: new Map(accounts.map((one) => [one.bankAccountId, one.looks])),
		borrowings: reports.borrowings(events, view).borrowings
	};
}
