import { standsOn } from './one-order.ts';
import type { HeldPages } from './standing-line.ts';

/**
 * A page with all that it stands on: what it knew of, and what officers had set beside the book by then. Hashes say which, so that each phone that
 * has the page finds the same pages.
 *
 * @param last its hash, hex; '' for the beginning, which stands on nothing
 * @returns in the order in which they are held; null where the page is not there
 */
export function pagesUntil({ links, hashes }: HeldPages, last: string): HeldPages | null {
	const placeOf = new Map(hashes.map((hash, place) => [hash, place]));
	const places = new Set<number>();
	const open = last === '' ? [] : [last];
	for (let hash = open.pop(); hash !== undefined; hash = open.pop()) {
		const place = placeOf.get(hash);
		const link = place === undefined ? undefined : links[place];
		if (place === undefined || link === undefined) return null;
		if (places.has(place)) continue;
		places.add(place);
		open.push(...standsOn(link.content));
	}
	return {
		links: links.filter((_, place) => places.has(place)),
		hashes: hashes.filter((_, place) => places.has(place))
	};
}
