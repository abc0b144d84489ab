import type { Result, LocalDate } from '#kernel';
import type { JournalEntry } from '#ledger';
import type * as v from 'valibot';
import type { GroupEvent } from './event-types.ts';
import type { Rejection } from './rejections.ts';
import type { GroupDraft, GroupState } from './state.ts';

/** Presentation of an event: keys of words and the name of a picture. */
export interface Shown {
	/** Key of its name on screens. */
	readonly words: string;
	readonly picture: string;
	/** Key of its line in the accounts on paper; left out if it moves no money. */
	readonly account?: string;
	/** Key of its line in registers, if it differs from that in the accounts. */
	readonly register?: string;
}

/** Everything that defines one kind of event; a missing part does not compile. */
export interface Kind<Event extends GroupEvent> {
	/** Schema that types, validates and documents the event. */
	readonly fields: v.GenericSchema<unknown, Event>;
	/** Checks whether the event may enter the book and fills in computed fields, or returns the rejection. */
	readonly admit: (state: GroupState, event: Event) => Result<Event, Rejection>;
	/** Derives the postings from the state just before the event; null if no money moves. */
	readonly legs: (state: GroupState, event: Event) => JournalEntry | null;
	/** Updates the projections other than balances; it checks nothing. */
	readonly facts: (draft: GroupDraft, event: Event, entry: JournalEntry | null) => void;
	readonly shown: Shown;
	/** Code of the agenda point that the event covers. */
	readonly point?: string;
	/** True if the event has all fields that `admit` computes; always true if left out. */
	readonly isDecided?: (event: Event) => boolean;
}

export type KindsOf<Events extends GroupEvent> = {
	readonly [Event in Events as Event['type']]: Kind<Event>;
};

export const noLegs = (): null => null;

/** For kinds whose only effects are their postings and their line in the meeting. */
export function noFacts(): void {
	return undefined;
}

export type Drafted = Result<readonly GroupEvent[], Rejection>;

/** For each command of a family: returns its events, or a rejection by the rules of the app. */
export type DraftsOf<Commands extends { readonly type: string }> = {
	readonly [Command in Commands as Command['type']]: (state: GroupState, command: Command) => Drafted;
};

/** Fields of every command. */
export interface AskedOn<Type extends string> {
	readonly type: Type;
	/** Day confirmed by the user. */
	readonly on: LocalDate;
}

/** A command that takes its fields from the event, so that they are described once. */
export type AskedFor<Type extends string, Event, Fields extends keyof Event> = AskedOn<Type> &
	Pick<Event, Fields>;
