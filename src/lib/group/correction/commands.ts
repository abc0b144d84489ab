import type { EventId, LocalDate, MemberId } from '#kernel';
import type { GroupEvent } from '../event-types.ts';

/** An event without what the book adds to it. */
type Unstamped<Event> = Event extends GroupEvent
	? Omit<Event, 'eventId' | 'recordedAt' | 'approvedBy' | 'corrects' | 'occurredOn'>
	: never;

/** What an entry should have said. Its day is the day of the entry that it replaces. */
export type Replacement = Unstamped<GroupEvent>;

/**
 * Puts an entry of a sealed meeting right, in the open: it is reversed in the meeting of today, or at the desk, and, where it should
 * have been another, entered again. Needs the whole book (`Past`).
 */
export interface CorrectEntry {
	readonly type: 'CorrectEntry';
	readonly on: LocalDate;
	readonly eventId: EventId;
	/** A code from the list of reasons: wrongAmount, wrongWoman, enteredTwice, notDone … */
	readonly reason: string;
	/** Null: it should not be there at all. */
	readonly replacement: Replacement | null;
	/** Who of the circle says yes; the codes at the seal approve it. */
	readonly agreedBy: readonly MemberId[];
}

/** Takes back entries of the open meeting; the last one first. */
export interface TakeBack {
	readonly type: 'TakeBack';
	readonly on: LocalDate;
	readonly eventIds: readonly EventId[];
}
