import { credit, debit, entryOf } from '#ledger';
import { expenseAccount, feesIncome, grants, moneyAccount, otherIncome, revolvingFund } from '../chart.ts';
import type { LegsOf } from '../legs.ts';

export const incomeExpenseLegs: LegsOf<'FeePaid' | 'IncomeReceived' | 'GrantReceived' | 'ExpensePaid'> = {
	FeePaid: (_, event) =>
		entryOf([debit(moneyAccount(event.via), event.amount), credit(feesIncome, event.amount)]),
	IncomeReceived: (_, event) =>
		entryOf([
			debit(moneyAccount(event.via), event.amount),
			credit(otherIncome(event.category), event.amount)
		]),
	GrantReceived: (_, { kind, amount, via }) =>
		entryOf([
			debit(moneyAccount(via), amount),
			credit(kind === 'revolvingFund' ? revolvingFund : grants, amount)
		]),
	ExpensePaid: (_, event) =>
		entryOf([
			debit(expenseAccount(event.category), event.amount),
			credit(moneyAccount(event.via), event.amount)
		])
};
