import { oneLine } from '#kernel';
import { heldIn } from '#ledger';
import { bankAccount, chart } from '../chart.ts';
import type { BankStatementMatched } from '../event-types.ts';
import type { FactsOf } from '../facts.ts';
import type { GroupDraft } from '../state.ts';
import { bankDayOf } from './bank-day.ts';

export const bankFacts: FactsOf<'BankAccountOpened' | 'BankStatementMatched'> = {
	BankAccountOpened: (draft, { bankAccountId, bank, branch, ifsc, lastFour }) => {
		const account = {
			bankAccountId,
			bank: oneLine(bank, 80),
			branch: branch === undefined ? null : oneLine(branch, 80),
			ifsc: ifsc ?? null,
			lastFour: lastFour ?? null,
			lastStatement: null
		};
		draft.bankAccounts.set(bankAccountId, account);
	},
	BankStatementMatched: matchStatement
};

/**
 * The passbook beside the book as it is at this entry, whatever the bank's days of other entries: that is what the
 * women see side by side. The report of statements also compares by the bank's days. A newer statement is kept.
 */
function matchStatement(draft: GroupDraft, event: BankStatementMatched): void {
	const { bankAccountId, balance } = event;
	// On a page that was entered late the book may know of the account only from a later day on (fine print 13).
	const account = draft.bankAccounts.get(bankAccountId);
	const on = bankDayOf(event);
	if (account === undefined) return;
	if (account.lastStatement !== null && account.lastStatement.on > on) return;
	const book = heldIn(draft.balances, chart, bankAccount(bankAccountId));
	draft.bankAccounts.set(bankAccountId, { ...account, lastStatement: { on, balance, book } });
}
