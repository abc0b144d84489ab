import { credit, debit, entryOf } from '#ledger';
import { add, sum, zero } from '#money';
import {
	bankAccount,
	bankCharges,
	bankInterest,
	borrowing,
	grants,
	interestPaid,
	moneyAccount,
	revolvingFund
} from '../chart.ts';
import type { LegsOf } from './legs.ts';

const noLegs = (): null => null;

/** Bank and outside money, as the table of ledger law 5 says. */
export const outsideLegs: LegsOf<
	| 'BankInterestCredited'
	| 'BankCharged'
	| 'BankStatementMatched'
	| 'GrantReceived'
	| 'LoanApplied'
	| 'LoanAnswered'
	| 'CashCreditOpened'
	| 'DrawingPowerSet'
	| 'BorrowingReceived'
	| 'BorrowingCharged'
	| 'BorrowingRepaid'
> = {
	BankInterestCredited: (_, { bankAccountId, amount }) =>
		entryOf([debit(bankAccount(bankAccountId), amount), credit(bankInterest, amount)]),
	BankCharged: (_, { bankAccountId, amount }) =>
		entryOf([debit(bankCharges, amount), credit(bankAccount(bankAccountId), amount)]),
	BankStatementMatched: noLegs,
	GrantReceived: (_, { kind, amount, via }) =>
		entryOf([
			debit(moneyAccount(via), amount),
			credit(kind === 'revolvingFund' ? revolvingFund : grants, amount)
		]),
	LoanApplied: noLegs,
	LoanAnswered: noLegs,
	CashCreditOpened: noLegs,
	DrawingPowerSet: noLegs,
	BorrowingReceived: (_, { borrowingId, amount, via }) =>
		entryOf([debit(moneyAccount(via), amount), credit(borrowing(borrowingId), amount)]),
	BorrowingCharged: (_, { borrowingId, interest = zero, charges = zero }) =>
		entryOf([
			debit(interestPaid, interest),
			debit(bankCharges, charges),
			credit(borrowing(borrowingId), add(interest, charges))
		]),
	BorrowingRepaid: (_, { borrowingId, principal, interest = zero, charges = zero, via }) =>
		entryOf([
			debit(borrowing(borrowingId), principal),
			debit(interestPaid, interest),
			debit(bankCharges, charges),
			credit(moneyAccount(via), sum([principal, interest, charges]))
		])
};
