import { credit, debit, entryOf, type AccountCode, type JournalEntry } from '#ledger';
import type { Money } from '#money';
import { moneyAccount, savingsOf } from '../chart.ts';
import type { LegsOf } from '../legs.ts';

export const savingLegs: LegsOf<'SavingWithdrawn' | 'SavingDeposited'> = {
	SavingWithdrawn: (_, event) =>
		entryOf([
			debit(savingsOf(event.memberId, event.fund), event.amount),
			credit(moneyAccount(event.via), event.amount)
		]),
	SavingDeposited: (_, event) =>
		deposit(moneyAccount(event.via), savingsOf(event.memberId, event.fund), event.amount)
};

/** The last deposit into each account. More accounts than these are of many books. */
const deposits = new Map<AccountCode, JournalEntry>();
const depositsMost = 1_000;

/** Most women save the same at every meeting: an entry with the legs of the one before is that one, and a book keeps it once. */
function deposit(into: AccountCode, savings: AccountCode, amount: Money): JournalEntry | null {
	const before = deposits.get(savings);
	const [first] = before?.postings ?? [];
	if (before !== undefined && first?.account === into && first.amount === amount) return before;
	const entry = entryOf([debit(into, amount), credit(savings, amount)]);
	if (deposits.size >= depositsMost) deposits.clear();
	if (entry !== null) deposits.set(savings, entry);
	return entry;
}
