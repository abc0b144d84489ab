import type { EventOf, EventType } from '../event-schema/types.ts';
import type { GroupDraft } from '../state.ts';

/** For each kind of event: what it changes besides balances. Decides nothing. */
export type FactsOf<Types extends EventType> = {
	readonly [Type in Types]: (draft: GroupDraft, event: EventOf<Type>) => void;
};
