/** What a loan was for, as banks sort it: to earn, to be rid of an old debt, or for the household. */
export type LoanUse = 'income' | 'oldDebt' | 'household';

const income: ReadonlySet<string> = new Set(['seed', 'animal', 'shop', 'tailoring']);
const oldDebt: ReadonlySet<string> = new Set(['moneylender', 'oldDebt']);

/** A purpose that the list does not know counts for the household: nothing looks better than it is. */
export function loanUseOf(purpose: string | null): LoanUse {
	if (purpose === null) return 'household';
	if (income.has(purpose)) return 'income';
	return oldDebt.has(purpose) ? 'oldDebt' : 'household';
}
