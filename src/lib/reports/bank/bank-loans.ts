import { isOfBank, type GroupEvent } from '#group';
import type { Money } from '#money';
import { borrowings } from '../borrowings.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import { bankInterestOf, type BankInterestOf } from './prompt-payment.ts';
import type { LoanDoseRule } from './rule-types.ts';

/** A loan of a bank as it stands, beside what a rule says of its interest. Amounts are minor units. */
export interface BankLoan extends BankInterestOf {
	readonly lender: string;
	readonly isCashCredit: boolean;
	readonly outstanding: Money;
	readonly overdue: Money;
	readonly overdueDays: number;
	readonly overdueKnown: boolean;
}

/**
 * By the id of the borrowing.
 *
 * @param rule of the group's own currency; one that says nothing of interest gives neither slab nor quarters
 */
export function bankLoans(
	events: readonly GroupEvent[],
	view: BookAsAt,
	{ interest }: Pick<LoanDoseRule, 'interest'>
): Readonly<Record<string, BankLoan>> {
	const { on, borrowings: all } = borrowings(events, view);
	return Object.fromEntries(
		all.filter(isOfBank).map((loan) => {
			const { borrowingId, lender, credit, outstanding, overdue, overdueDays, overdueKnown } = loan;
			const told =
				interest === undefined ? { slab: null, quarters: null } : bankInterestOf(loan, interest, on);
			return [
				borrowingId,
				{ lender, isCashCredit: credit !== null, outstanding, overdue, overdueDays, overdueKnown, ...told }
			];
		})
	);
}
