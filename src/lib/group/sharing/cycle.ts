import { addDays, daysBetween, type LocalDate } from '#kernel';
import { rulesOn } from '../state-on.ts';
import type { GroupState } from '../state.ts';

/** A year as cycles count it: 52 weeks of seven days. */
export const daysOfCycle = 364;

/** Whether a day belongs to a cycle that was shared out: it asks for nothing any more, and counts no longer. */
export function isOfAnOlderCycle({ sharedOutOn }: Pick<GroupState, 'sharedOutOn'>, day: LocalDate): boolean {
	return sharedOutOn !== null && day <= sharedOutOn;
}

/** The first day of the cycle that runs; of a group that ends none, its founding. Null before it was founded. */
export function cycleSince({
	sharedOutOn,
	foundedOn
}: Pick<GroupState, 'sharedOutOn' | 'foundedOn'>): LocalDate | null {
	return sharedOutOn === null ? foundedOn : addDays(sharedOutOn, 1);
}

/** The rules say that everything is shared out each year, and the year is over. When the circle does it is its own matter. */
export function isCycleOver(state: GroupState, on: LocalDate): boolean {
	const since = cycleSince(state);
	return since !== null && rulesOn(state, on)?.kind === 'vsla' && daysBetween(since, on) >= daysOfCycle;
}
