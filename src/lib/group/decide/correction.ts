import { err, ok, present } from '#kernel';
import type { CorrectEntry } from '../commands.ts';
import type { GroupEvent } from '../event-schema/types.ts';
import { lineOf } from '../journal.ts';
import { rulesOfMeeting, type GroupState } from '../state.ts';
import type { Drafted } from './drafts.ts';
import { lacksApprovals } from './meetings.ts';

/** The reversal and, where the entry should have been another, what replaces it; two officers agree (ledger law 6.5). */
export function draftCorrection(state: GroupState, command: CorrectEntry): Drafted {
	if (state.openMeeting === null) return err({ type: 'NoOpenMeeting' });
	if (state.openMeeting.kind === 'desk') return err({ type: 'NotAtTheDesk' });
	if (state.journal === null) return err({ type: 'WholeBookNeeded' });
	const { eventId, replacement, on, reason } = command;
	const original = lineOf(state.journal, eventId);
	if (original === undefined) return err({ type: 'EventUnknown', eventId });
	const rules = present(rulesOfMeeting(state), 'a founded group has rules');
	const lacking = lacksApprovals(state, command.agreedBy, rules.approvals.correction);
	if (lacking) return err(lacking);
	const approvedBy = [...command.agreedBy];
	const reversal: GroupEvent = {
		type: 'EventReversed',
		occurredOn: on,
		reverses: eventId,
		reason,
		approvedBy
	};
	if (replacement === null) return ok([reversal]);
	const { occurredOn } = original.event;
	return ok([reversal, { ...replacement, occurredOn, corrects: eventId, approvedBy }]);
}
