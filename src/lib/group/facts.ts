import type { JournalEntry } from '#ledger';
import type { EventOf, EventType } from './event-types.ts';
import type { GroupDraft } from './state.ts';

/** Money and frame only: its legs, or the meeting itself, are handled by `apply`. */
export function noFacts(): void {
	return undefined;
}

/** For each kind of event, with the legs that it made: what it changes besides balances. Decides nothing. */
export type FactsOf<Types extends EventType> = {
	readonly [Type in Types]: (draft: GroupDraft, event: EventOf<Type>, entry: JournalEntry | null) => void;
};
