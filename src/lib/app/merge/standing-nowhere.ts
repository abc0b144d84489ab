import { canonicalJson } from '#kernel';
import type { GroupEvent } from '#group';

/** Entries of `events` that stand nowhere among `known`, letter by letter. */
export function standingNowhere(
	events: readonly GroupEvent[],
	known: readonly GroupEvent[]
): readonly GroupEvent[] {
	if (events.length === 0) return [];
	const there = new Set(known.map((event) => canonicalJson(event)));
	return events.filter((event) => !there.has(canonicalJson(event)));
}
