import type { BankAccountId, LocalDate } from '#kernel';
import { effectiveLines, type GroupEvent } from '#group';
import { matchedUntil, statementsOf, type StatementMatch } from './bank-lines.ts';
import { bookLines } from './book-lines.ts';
import type { BookAsAt } from './meeting-pages.ts';

/** Looks into the passbook of one account. */
export interface AccountStatements {
	readonly bankAccountId: BankAccountId;
	readonly bank: string;
	readonly lastFour: string | null;
	readonly looks: readonly StatementMatch[];
	/** The last day up to which book and passbook agreed by the bank's days; null when they never did. */
	readonly matchedUntil: LocalDate | null;
}

export interface BankStatements {
	readonly on: LocalDate;
	readonly accounts: readonly AccountStatements[];
}

/**
 * Each time that a passbook was laid beside the book, with the difference: as it was seen then, and by the bank's own
 * days (ledger law 2 and 9). Corrected entries count as they should have been. Amounts are minor units.
 *
 * @param events of a book that was checked
 */
export function bankStatements(events: readonly GroupEvent[], view: BookAsAt): BankStatements {
	const { state, on, posted } = bookLines(events, view);
	const lines = effectiveLines(posted);
	const accounts = [...state.bankAccounts.values()].map((account) => {
		const { bankAccountId, bank, lastFour } = account;
		const looks = statementsOf(lines, account);
		return { bankAccountId, bank, lastFour, looks, matchedUntil: matchedUntil(looks) };
	});
	return { on, accounts };
}
