import type { EventId } from '#kernel';
import type { GroupEvent } from './event-types.ts';

/** What an event of a foreign file is called by its place in the book, counted from 1. */
export const idOfPlace = (place: number): EventId => String(place) as EventId;

/** Every event has an id; in a foreign file it defaults to its place in the book, counted from 1. */
export function withId(event: GroupEvent, place: number): GroupEvent & { readonly eventId: EventId } {
	return event.eventId === undefined
		? { ...event, eventId: idOfPlace(place) }
		: (event as GroupEvent & { readonly eventId: EventId });
}
