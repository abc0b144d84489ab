import type { EventId, LocalDate } from '#kernel';
import type { GroupEvent } from '../event-types.ts';
import { linesOf, type Journal } from '../journal.ts';
import { withPostingDays, type PostedLine } from '../posting-day.ts';

/** What happened since profit was shared last: the day of that, null when it never was, and the lines after it. */
export interface SinceDistribution {
	readonly sharedOn: LocalDate | null;
	/** Every line of the book, with its posting day. */
	readonly all: readonly PostedLine[];
	/** Lines that were recorded after the last distribution. */
	readonly after: readonly PostedLine[];
}

/** A distribution that was corrected counts where it first stood; one that was taken out does not count. */
export function sinceLastDistribution(journal: Journal): SinceDistribution {
	const all = withPostingDays(linesOf(journal));
	const places = new Map<EventId, number>();
	const reversed = new Set<EventId>();
	for (const { event } of all) {
		const place = places.size;
		// What replaces an entry takes its place.
		places.set(event.eventId, event.corrects === undefined ? place : (places.get(event.corrects) ?? place));
		if (event.type === 'EventReversed') reversed.add(event.reverses);
	}
	let last = -1;
	for (const { event } of all)
		if (isDistribution(event) && !reversed.has(event.eventId))
			last = Math.max(last, places.get(event.eventId) ?? -1);
	return { sharedOn: all[last]?.event.occurredOn ?? null, all, after: all.slice(last + 1) };
}

const isDistribution = ({ type }: GroupEvent): boolean =>
	type === 'DividendPaid' || type === 'CycleSharedOut';
