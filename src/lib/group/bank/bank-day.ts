import type { LocalDate } from '#kernel';
import type { GroupEvent } from '../event-types.ts';

/** The bank's own day of an entry; where nobody wrote it down, the day that people confirmed (ledger law 2). */
export function bankDayOf(event: GroupEvent): LocalDate {
	return ('valueOn' in event ? event.valueOn : undefined) ?? event.occurredOn;
}
