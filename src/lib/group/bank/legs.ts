import { credit, debit, entryOf } from '#ledger';
import { bankAccount, bankCharges, bankInterest, box } from '../chart.ts';
import type { LegsOf } from '../legs.ts';

/** Bank and outside money, as the table of ledger law 5 says. */
export const bankLegs: LegsOf<
	'BankInterestCredited' | 'BankCharged' | 'CashTakenToBank' | 'CashTakenFromBank'
> = {
	BankInterestCredited: (_, { bankAccountId, amount }) =>
		entryOf([debit(bankAccount(bankAccountId), amount), credit(bankInterest, amount)]),
	BankCharged: (_, { bankAccountId, amount }) =>
		entryOf([debit(bankCharges, amount), credit(bankAccount(bankAccountId), amount)]),
	CashTakenToBank: (_, event) =>
		entryOf([debit(bankAccount(event.bankAccountId), event.amount), credit(box, event.amount)]),
	CashTakenFromBank: (_, event) =>
		entryOf([debit(box, event.amount), credit(bankAccount(event.bankAccountId), event.amount)])
};
