import { err, ok, type LocalDate, type MemberId } from '#kernel';
import { needsCircle } from '../admit/checks.ts';
import type { ResolutionPassed } from '../event-schema/types.ts';
import type { GroupState } from '../state.ts';
import type { DraftsOf } from './drafts.ts';
import { lacksQuorum } from './loans.ts';
import { optional } from './optional.ts';
import { tidy } from './tidy.ts';

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

/** A resolution with the women who were there and those of them who said yes. */
export function resolution(
	state: GroupState,
	{
		on,
		kind,
		text,
		agreedBy
	}: {
		readonly on: LocalDate;
		readonly kind: string;
		readonly text?: string;
		readonly agreedBy: readonly MemberId[];
	}
): ResolutionPassed {
	const marks = [...(state.openMeeting?.marks.values() ?? [])];
	return {
		type: 'ResolutionPassed',
		occurredOn: on,
		kind,
		...optional('text', text && tidy(text, 500)),
		forIt: new Set(agreedBy).size,
		present: marks.filter((mark) => mark === 'present' || mark === 'late').length
	};
}
