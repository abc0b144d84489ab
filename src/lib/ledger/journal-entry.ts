import { assert, err, ok, type Result } from '#kernel';
import { money, zero, type Money } from '#money';
import type { AccountCode } from './account.ts';

/** One leg of a journal entry. */
export interface Posting {
	readonly account: AccountCode;
	readonly side: 'debit' | 'credit';
	/** Minor units, above zero; the side carries the sign. */
	readonly amount: Money;
}

/** Two or more postings whose debits equal their credits. */
export interface JournalEntry {
	readonly postings: readonly Posting[];
}

export type EntryError =
	| { readonly type: 'TooFewPostings' }
	| { readonly type: 'PostingNotPositive'; readonly posting: Posting }
	| { readonly type: 'Unbalanced'; readonly debits: Money; readonly credits: Money };

/** Checks the postings and makes an entry of them; every entry that it returns balances. */
export function journalEntry(postings: readonly Posting[]): Result<JournalEntry, EntryError> {
	if (postings.length < 2) return err({ type: 'TooFewPostings' });
	let debits = 0;
	let credits = 0;
	for (const posting of postings) {
		if (posting.amount <= 0) return err({ type: 'PostingNotPositive', posting });
		if (posting.side === 'debit') debits += posting.amount;
		else credits += posting.amount;
	}
	if (debits !== credits) return err({ type: 'Unbalanced', debits: money(debits), credits: money(credits) });
	return ok({ postings });
}

export function debit(account: AccountCode, amount: Money): Posting {
	return { account, side: 'debit', amount };
}

export function credit(account: AccountCode, amount: Money): Posting {
	return { account, side: 'credit', amount };
}

/**
 * Makes an entry and leaves out postings of zero; returns null if no money moves.
 * @throws Defect if the legs do not balance: posting rules are our own code
 */
export function entryOf(legs: readonly Posting[]): JournalEntry | null {
	// The array of `filter` has spare capacity; `slice` trims it, because the book keeps these lists in memory.
	const postings = legs.every(moves) ? legs : legs.filter(moves).slice();
	if (postings.length === 0) return null;
	const entry = journalEntry(postings);
	assert(entry.ok, 'a posting rule balances');
	return entry.value;
}

const moves = ({ amount }: Posting): boolean => amount !== zero;

/** The reversing entry: the same postings with debit and credit exchanged. */
export function reversalOf(entry: JournalEntry): JournalEntry {
	return {
		postings: entry.postings.map((posting) => ({
			...posting,
			side: posting.side === 'debit' ? 'credit' : 'debit'
		}))
	};
}
