import { noFacts, type FactsOf } from '../facts.ts';

export const minutesFacts: FactsOf<'ResolutionPassed' | 'DisputeRaised' | 'DisputeSettled'> = {
	// What the circle resolved is read from the journal, page by page.
	ResolutionPassed: noFacts,
	DisputeRaised: (draft, { about, memberId, kind, occurredOn }) => {
		draft.disputes.set(about, { about, memberId, kind, raisedOn: occurredOn });
	},
	DisputeSettled: (draft, { about }) => {
		draft.disputes.delete(about);
	}
};
