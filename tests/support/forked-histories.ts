import type { GroupEvent } from '#group';
import { playedOnce } from './random-book/played-once.ts';
import type { RandomHistory } from './random-book/wishes.ts';
import { sealedPart } from './spoiled-exports.ts';

/**
 * One random book that two phones wrote on apart: both begin with the first wishes of `history`, and go on with their own.
 *
 * @param at of the wishes, how many both have
 */
export function forkedHistory(history: RandomHistory, other: RandomHistory, at: number) {
	const first = sealedPart(playedOnce(history).events);
	const wishes = [...history.wishes.slice(0, at), ...other.wishes];
	const second = sealedPart(playedOnce({ ...history, wishes }).events);
	const differs = first.findIndex((event, place) => JSON.stringify(event) !== JSON.stringify(second[place]));
	const common = sealedPart(first.slice(0, differs < 0 ? first.length : differs));
	const [one, two] = [first.slice(common.length), second.slice(common.length)];
	return { common, apart: [one, withIdsOfItsOwn(two, common)] as const };
}

/** Two phones give no id twice: what is new on the second is called otherwise there. */
function withIdsOfItsOwn(
	events: readonly GroupEvent[],
	common: readonly GroupEvent[]
): readonly GroupEvent[] {
	const old = idsIn(common);
	const fresh = new Set([...idsIn(events)].filter((id) => !old.has(id)));
	const named = (value: unknown): unknown => {
		// An id stands alone, or in a path such as "bank/b1".
		if (typeof value === 'string')
			return value
				.split('/')
				.map((part) => (fresh.has(part) ? `${part}-second` : part))
				.join('/');
		if (Array.isArray(value)) return value.map(named);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, named(one)]));
	};
	return events.map((event) => named(event) as GroupEvent);
}

function idsIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
	if (typeof value !== 'object' || value === null) return found;
	for (const [key, one] of Object.entries(value)) {
		if (typeof one === 'string' && key.endsWith('Id')) found.add(one);
		else idsIn(one, found);
	}
	return found;
}
