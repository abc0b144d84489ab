import type { EventId, LocalDate, MemberId } from '#kernel';
import type { DisputeSettled, GroupEvent, ResolutionPassed } from '../event-schema/types.ts';

export interface PassResolution {
	readonly type: 'PassResolution';
	readonly on: LocalDate;
	readonly kind: string;
	readonly text?: string;
	/** Women who said yes. */
	readonly agreedBy: readonly MemberId[];
	/** Of a micro-credit plan: who gets how much of what the group asks for. */
	readonly plan?: NonNullable<ResolutionPassed['plan']>;
}

export interface RaiseDispute {
	readonly type: 'RaiseDispute';
	readonly on: LocalDate;
	readonly about: EventId;
	readonly memberId: MemberId;
	readonly kind: string;
}

export interface SettleDispute {
	readonly type: 'SettleDispute';
	readonly on: LocalDate;
	readonly about: EventId;
	readonly outcome: DisputeSettled['outcome'];
}

/** An event without what the book adds to it. */
type Unstamped<Event> = Event extends GroupEvent
	? Omit<Event, 'eventId' | 'recordedAt' | 'approvedBy' | 'corrects' | 'occurredOn'>
	: never;

/** What an entry should have said. Its day is the day of the entry that it replaces. */
export type Replacement = Unstamped<GroupEvent>;

/**
 * Puts an entry of a sealed meeting right, in the open: it is reversed in the meeting of today and, where it should
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
	readonly agreedBy: readonly MemberId[];
}
