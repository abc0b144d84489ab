import { noFacts, type FactsOf } from '../facts.ts';

export const incomeExpenseFacts: FactsOf<'ExpensePaid' | 'FeePaid' | 'IncomeReceived' | 'GrantReceived'> = {
	ExpensePaid: noFacts,
	FeePaid: noFacts,
	IncomeReceived: noFacts,
	GrantReceived: noFacts
};
