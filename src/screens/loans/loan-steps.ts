/** What is asked before a loan is given, one screen a step. */
export type LoanStep =
	'any' | 'who' | 'amount' | 'source' | 'times' | 'otherTimes' | 'purpose' | 'agree' | 'guarantors';

/** One step back; null from the first question out. @param sources whether the group lends from more than one */
export function stepBefore(step: LoanStep, sources: boolean): LoanStep | null {
	const before = {
		any: null,
		who: 'any',
		amount: 'who',
		source: 'amount',
		times: sources ? 'source' : 'amount',
		otherTimes: 'times',
		purpose: 'times',
		agree: 'purpose',
		guarantors: 'agree'
	} as const satisfies Record<LoanStep, LoanStep | null>;
	return before[step];
}
