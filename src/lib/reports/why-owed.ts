import type { LocalDate } from '#kernel';
import { chargesOf, type Loan, type LoanCharge, type RegularMeeting } from '#group';

/** One charge behind the interest of a loan, as it is shown. */
export interface Charge extends Omit<LoanCharge, 'amount'> {
	/** Minor units, exact, as a decimal string: only the sum is rounded. Below zero for what was given up. */
	readonly amount: string;
}

/**
 * Every charge on a loan up to and including `on`, oldest first, on whatever terms it stood: given, put on new terms,
 * topped up or written off. Their sum, rounded, less the interest paid is what is owed. Answers "why is this owed?".
 *
 * @param held regular meetings, oldest first
 */
export function whyOwed(loan: Loan, on: LocalDate, held: readonly RegularMeeting[]): readonly Charge[] {
	return chargesOf(loan, on, held).map((charge) => ({ ...charge, amount: charge.amount.toString() }));
}
