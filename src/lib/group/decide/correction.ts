import { err, ok } from '#kernel';
import type { CorrectEntry } from '../commands.ts';
import type { GroupEvent } from '../event-schema/types.ts';
import { lineOf } from '../journal.ts';
import type { GroupState } from '../state.ts';
import { lacksConsent } from './decision.ts';
import type { Drafted } from './drafts.ts';

/** The reversal and, where the entry should have been another, what replaces it; the seal approves both (ledger law 6.5). */
export function draftCorrection(state: GroupState, command: CorrectEntry): Drafted {
	if (state.openMeeting === null) return err({ type: 'NoOpenMeeting' });
	if (state.openMeeting.kind === 'desk') return err({ type: 'NotAtTheDesk' });
	if (state.journal === null) return err({ type: 'WholeBookNeeded' });
	const { eventId, replacement, on, reason } = command;
	const original = lineOf(state.journal, eventId);
	if (original === undefined) return err({ type: 'EventUnknown', eventId });
	const lacking = lacksConsent(state, command.agreedBy, 'EventReversed');
	if (lacking) return err(lacking);
	const reversal: GroupEvent = {
		type: 'EventReversed',
		occurredOn: on,
		reverses: eventId,
		reason
	};
	if (replacement === null) return ok([reversal]);
	const { occurredOn } = original.event;
	return ok([reversal, { ...replacement, occurredOn, corrects: eventId }]);
}
