import { credit, debit, entryOf } from '#ledger';
import { moneyAccount, savingsOf } from '../chart.ts';
import type { LegsOf } from '../legs.ts';

export const savingLegs: LegsOf<'SavingWithdrawn' | 'SavingDeposited'> = {
	SavingWithdrawn: (_, event) =>
		entryOf([
			debit(savingsOf(event.memberId, event.fund), event.amount),
			credit(moneyAccount(event.via), event.amount)
		]),
	SavingDeposited: (_, event) =>
		entryOf([
			debit(moneyAccount(event.via), event.amount),
			credit(savingsOf(event.memberId, event.fund), event.amount)
		])
};
