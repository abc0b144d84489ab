import { err, ok, type LocalDate, type MemberId } from '#kernel';
import { needsCircle } from '../admit/checks.ts';
import { countCame } from '../attendance.ts';
import type { ResolutionPassed } from '../event-schema/types.ts';
import { lacksQuorum } from '../officers-who-decide.ts';
import type { GroupState } from '../state.ts';
import type { DraftsOf } from './drafts.ts';
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
		agreedBy,
		plan
	}: {
		readonly on: LocalDate;
		readonly kind: string;
		readonly text?: string;
		readonly agreedBy: readonly MemberId[];
		readonly plan?: NonNullable<ResolutionPassed['plan']>;
	}
): ResolutionPassed {
	const said = tidy(text ?? '', 500);
	return {
		type: 'ResolutionPassed',
		occurredOn: on,
		kind,
		...optional('text', said === '' ? undefined : said),
		forIt: new Set(agreedBy).size,
		present: countCame(state.openMeeting?.marks.values() ?? []),
		...optional('plan', plan)
	};
}
