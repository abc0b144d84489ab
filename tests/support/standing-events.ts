import type { GroupEvent } from '#group';

/** Events that nobody took back, as somebody finds them who reads the book with a pencil. */
export function standingEvents(events: readonly GroupEvent[]): readonly GroupEvent[] {
	const takenBack = new Set(events.flatMap((one) => (one.type === 'EventReversed' ? [one.reverses] : [])));
	return events.filter(({ eventId }) => eventId === undefined || !takenBack.has(eventId));
}
