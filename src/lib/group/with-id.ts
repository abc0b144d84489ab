import type { EventId } from '#kernel';
import type { GroupEvent } from './event-types.ts';

/** Default id of an event by its position in the book, counted from 1. */
export const idOfPlace = (place: number): EventId => String(place) as EventId;

/** Adds the default id if an event of a file from elsewhere has none. */
export function withId(event: GroupEvent, place: number): GroupEvent & { readonly eventId: EventId } {
	return event.eventId === undefined
		? { ...event, eventId: idOfPlace(place) }
		: (event as GroupEvent & { readonly eventId: EventId });
}
