import type { LocalDate } from '#kernel';
import type { GroupEvent } from '../event-types.ts';
import { withoutPutAway } from './put-away.ts';

/** The latest day of a list of events, but for meetings that were put away: those may be dated years ahead; null for an empty one. */
export const lastDayIn = (events: readonly GroupEvent[]): LocalDate | null =>
	withoutPutAway(events).reduce<LocalDate | null>(
		(last, { occurredOn }) => (last === null || occurredOn > last ? occurredOn : last),
		null
	);
