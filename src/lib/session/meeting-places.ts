import { withoutPutAway, type GroupEvent } from '#group';
import type { History } from '#app';
import type { MeetingPlace } from './read-pages.ts';

/** The meetings of a book, oldest first. @param events all of it, those that no record covers too */
export function meetingPlaces(
	events: readonly GroupEvent[],
	{ events: covered, links, hashes }: Pick<History, 'events' | 'links' | 'hashes'>
): readonly MeetingPlace[] {
	const records = [...links.map((link) => link.content.events), events.slice(covered.length)];
	return records.flatMap((record, index) =>
		withoutPutAway(record).flatMap((event) =>
			event.type === 'MeetingOpened'
				? [placeOf(event, index + 1, index < links.length ? (hashes[index] ?? null) : null)]
				: []
		)
	);
}

function placeOf(
	{ kind, number, occurredOn }: Extract<GroupEvent, { type: 'MeetingOpened' }>,
	place: number,
	hash: string | null
): MeetingPlace {
	return { place, kind, number, day: occurredOn, hash };
}
