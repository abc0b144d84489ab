/** What is asked before a loan is given, one screen a step. */
export type LoanStep =
	| 'any'
	| 'who'
	| 'amount'
	| 'source'
	| 'times'
	| 'otherTimes'
	| 'purpose'
	| 'agree'
	| 'guarantors';

/** Where "back" goes. */
export const loanStepBefore: Partial<Record<LoanStep, LoanStep>> = {
	who: 'any',
	amount: 'who',
	source: 'amount',
	otherTimes: 'times',
	purpose: 'times',
	agree: 'purpose',
	guarantors: 'agree'
};
