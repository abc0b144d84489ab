import type { LocalDate, MemberId } from '#kernel';
import type { EventOf } from '../event-types.ts';
import { countCame } from '../meeting/attendance.ts';
import { optional } from '../optional.ts';
import type { GroupState } from '../state.ts';
import { tidy } from '../tidy.ts';

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
		readonly plan?: NonNullable<EventOf<'ResolutionPassed'>['plan']>;
	}
): EventOf<'ResolutionPassed'> {
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
