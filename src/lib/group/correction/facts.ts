import { noFacts, type FactsOf } from '../facts.ts';

export const correctionFacts: FactsOf<'EventReversed'> = {
	EventReversed: noFacts
};
