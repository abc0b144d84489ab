import type { Result, LocalDate } from '#kernel';
import type { JournalEntry } from '#ledger';
import type * as v from 'valibot';
import type { GroupEvent } from './event-types.ts';
import type { Rejection } from './rejections.ts';
import type { GroupDraft, GroupState } from './state.ts';

/** How an event is shown: keys of words, and the name of a picture. */
export interface Shown {
	/** What names it on screens. */
	readonly words: string;
	readonly picture: string;
	/** Its line in the accounts on paper; left out where it moves no money. */
	readonly account?: string;
	/** Its line in registers, where that is another than in the accounts. */
	readonly register?: string;
}

/** All that one kind of event is: a part that is forgotten does not compile.  */
export interface Kind<Event extends GroupEvent> {
	/** Types, validates and documents the event. */
	readonly fields: v.GenericSchema<unknown, Event>;
	/** Whether it may enter the book, filled in with what it must keep, or the reason why not. */
	readonly admit: (state: GroupState, event: Event) => Result<Event, Rejection>;
	/** The legs that it makes on the book as it was just before; null when no money moves. */
	readonly legs: (state: GroupState, event: Event) => JournalEntry | null;
	/** What it changes besides balances, with the legs that it made. Decides nothing. */
	readonly facts: (draft: GroupDraft, event: Event, entry: JournalEntry | null) => void;
	readonly shown: Shown;
	/** Point of the agenda that it shows to have been taken. */
	readonly point?: string;
	/** Whether the event holds all that is decided when it is admitted; always, where this is left out. */
	readonly isDecided?: (event: Event) => boolean;
}

/** Each kind of a family. */
export type KindsOf<Events extends GroupEvent> = {
	readonly [Event in Events as Event['type']]: Kind<Event>;
};

export const noLegs = (): null => null;

/** Money only: what it changes is its legs, or the page in which it stands. */
export function noFacts(): void {
	return undefined;
}

export type Drafted = Result<readonly GroupEvent[], Rejection>;

/** For each kind of command of a family: the events that it stands for, or what the app asks for first. */
export type DraftsOf<Commands extends { readonly type: string }> = {
	readonly [Command in Commands as Command['type']]: (state: GroupState, command: Command) => Drafted;
};

/** What every command says. */
export interface AskedOn<Type extends string> {
	readonly type: Type;
	/** The day that people confirmed. */
	readonly on: LocalDate;
}

/** A command that says what its event will: fields are described once, with the event. */
export type AskedFor<Type extends string, Event, Fields extends keyof Event> = AskedOn<Type> &
	Pick<Event, Fields>;
