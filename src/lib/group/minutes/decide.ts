import { err, ok } from '#kernel';
import { needsCircle } from '../checks.ts';
import type { DraftsOf } from '../drafts.ts';
import { lacksQuorum } from '../offices/officers-who-decide.ts';
import { resolution } from './resolution.ts';

export const minutesDrafts: DraftsOf<'PassResolution' | 'RaiseDispute' | 'SettleDispute'> = {
	PassResolution: (state, command) => {
		const lacking = needsCircle(state) ?? lacksQuorum(state);
		return lacking ? err(lacking) : ok([resolution(state, command)]);
	},
	/** One woman is enough: nobody has to agree that something is wrong. */
	RaiseDispute: (_, { on: occurredOn, about, memberId, kind }) =>
		ok([{ type: 'DisputeRaised', occurredOn, about, memberId, kind }]),
	/** The circle settles it; she herself may take it back at any time. */
	SettleDispute: (state, { on: occurredOn, about, outcome }) => {
		const lacking = outcome === 'withdrawn' ? null : (needsCircle(state) ?? lacksQuorum(state));
		return lacking ? err(lacking) : ok([{ type: 'DisputeSettled', occurredOn, about, outcome }]);
	}
};
