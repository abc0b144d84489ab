import type { LocalDate } from '#kernel';
import type { GroupState } from '../state.ts';

/** Whether a day belongs to a cycle that was shared out: it asks for nothing any more, and counts no longer. */
export function isOfAnOlderCycle({ sharedOutOn }: Pick<GroupState, 'sharedOutOn'>, day: LocalDate): boolean {
	return sharedOutOn !== null && day <= sharedOutOn;
}
