/** What a loan was for, as banks sort it: to earn, to be rid of an old debt, for the household or else; or nobody asked. */
export type LoanUse = 'income' | 'oldDebt' | 'household' | 'unknown';

const income: ReadonlySet<string> = new Set(['seed', 'animal', 'shop', 'tailoring']);
const oldDebt: ReadonlySet<string> = new Set(['moneylender', 'oldDebt']);

/** A purpose that the list does not know counts for the household: nothing looks better than it is. */
export function loanUseOf(purpose: string | null): LoanUse {
	if (purpose === null) return 'unknown';
	if (income.has(purpose)) return 'income';
	return oldDebt.has(purpose) ? 'oldDebt' : 'household';
}
