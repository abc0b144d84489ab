import type { FactsOf } from '../facts.ts';

export const minutesFacts: FactsOf<'DisputeRaised' | 'DisputeSettled'> = {
	DisputeRaised: (draft, { about, memberId, kind, occurredOn }) => {
		draft.disputes.set(about, { about, memberId, kind, raisedOn: occurredOn });
	},
	DisputeSettled: (draft, { about }) => {
		draft.disputes.delete(about);
	}
};
