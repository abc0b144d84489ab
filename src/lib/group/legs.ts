import type { JournalEntry } from '#ledger';
import type { EventOf, EventType } from './event-types.ts';
import type { GroupState } from './state.ts';

/** For each kind of event: the legs that it makes on the book as it was just before; null when no money moves. */
export type LegsOf<Types extends EventType> = {
	readonly [Type in Types]: (state: GroupState, event: EventOf<Type>) => JournalEntry | null;
};

/** A table in which each of these kinds has the same. */
export const alikeFor = <Type extends EventType, Same>(
	types: readonly Type[],
	same: Same
): Record<Type, Same> => Object.fromEntries(types.map((type) => [type, same])) as Record<Type, Same>;
