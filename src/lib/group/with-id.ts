import type { EventId } from '#kernel';
import type { GroupEvent } from './event-types.ts';

/** Every event has an id; in a foreign file it defaults to its place in the book, counted from 1. */
export function withId(event: GroupEvent, place: number): GroupEvent & { readonly eventId: EventId } {
	return event.eventId === undefined
		? { ...event, eventId: String(place) as EventId }
		: (event as GroupEvent & { readonly eventId: EventId });
}
