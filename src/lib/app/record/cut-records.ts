import type { GroupEvent } from '#group';

/**
 * Cuts a book's events into what is one record each: a meeting from MeetingOpened to its seal or until it is put away, or one event that stands
 * outside a meeting. The rule depends on the events alone, so any verifier cuts in the same places.
 *
 * @returns finished records, and the events of a meeting that is still open
 */
export function cutRecords(events: readonly GroupEvent[]): {
	readonly records: readonly (readonly GroupEvent[])[];
	readonly open: readonly GroupEvent[];
} {
	const records: (readonly GroupEvent[])[] = [];
	let open: GroupEvent[] = [];
	for (const event of events) {
		// A regular meeting seals the desk meeting before it, also where a foreign file does not say so.
		if (event.type === 'MeetingOpened' && open.length > 0) {
			records.push(open);
			open = [];
		}
		if (open.length === 0 && event.type !== 'MeetingOpened') {
			records.push([event]);
			continue;
		}
		open.push(event);
		if (event.type !== 'MeetingSealed' && event.type !== 'MeetingPutAway') continue;
		records.push(open);
		open = [];
	}
	return { records, open };
}
