import { noFacts, type FactsOf } from '../facts.ts';

export const sharingFacts: FactsOf<'DividendPaid'> = {
	// Added to savings it pays no dues (ledger fine print 19).
	DividendPaid: noFacts
};
