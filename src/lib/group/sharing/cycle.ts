import { addDays, daysBetween, type LocalDate } from '#kernel';
import { rulesOn } from '../state-on.ts';
import type { GroupState } from '../state.ts';

/** Days of a cycle: 52 weeks. */
export const daysOfCycle = 364;

/** True if a day is in a cycle that was shared out, whose dues and figures no longer count. */
export function isOfAnOlderCycle({ sharedOutOn }: Pick<GroupState, 'sharedOutOn'>, day: LocalDate): boolean {
	return sharedOutOn !== null && day <= sharedOutOn;
}

/** First day of the present cycle; of a group without cycles, its founding. Null before the founding. */
export function cycleSince({
	sharedOutOn,
	foundedOn
}: Pick<GroupState, 'sharedOutOn' | 'foundedOn'>): LocalDate | null {
	return sharedOutOn === null ? foundedOn : addDays(sharedOutOn, 1);
}

/** True if a savings and loan association has completed its yearly cycle. The circle decides when it shares out. */
export function isCycleOver(state: GroupState, on: LocalDate): boolean {
	const since = cycleSince(state);
	return since !== null && rulesOn(state, on)?.kind === 'vsla' && daysBetween(since, on) >= daysOfCycle;
}
