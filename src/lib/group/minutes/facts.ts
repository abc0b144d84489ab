import { noFacts, type FactsOf } from '../facts.ts';

export const minutesFacts: FactsOf<
	'ResolutionPassed' | 'DisputeRaised' | 'DisputeSettled' | 'PhonesSettled'
> = {
	// What the circle resolved is read from the journal, page by page.
	ResolutionPassed: noFacts,
	DisputeRaised: (draft, { about, memberId, kind, occurredOn }) => {
		draft.disputes.set(about, { about, memberId, kind, raisedOn: occurredOn });
	},
	// What stands of the other phone's pages follows as pages of this book.
	PhonesSettled: noFacts,
	DisputeSettled: (draft, { about }) => {
		draft.disputes.delete(about);
	}
};
