import { credit, debit, entryOf } from '#ledger';
import { add, sum, zero } from '#money';
import { bankCharges, borrowing, interestPaid, moneyAccount } from '../chart.ts';
import type { LegsOf } from '../legs.ts';

/** Bank and outside money, as the table of ledger law 5 says. */
export const borrowingLegs: LegsOf<'BorrowingReceived' | 'BorrowingCharged' | 'BorrowingRepaid'> = {
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
