import { err, ok } from '#kernel';
import { lacksDecision } from '../decision.ts';
import type { Drafted, DraftsOf } from '../drafts.ts';
import { optional } from '../optional.ts';
import type { GroupState } from '../state.ts';
import type { GiveOffice } from './commands.ts';

export const officeDrafts: DraftsOf<'GiveOffice'> = {
	GiveOffice: draftOffice
};

/** Who holds an office is decided by the circle, as a rule is; nothing of it counts before the seal (ledger law 41). */
function draftOffice(state: GroupState, command: GiveOffice): Drafted {
	const { on: occurredOn, memberId, office, until, agreedBy } = command;
	const lacking = lacksDecision(state, agreedBy, 'OfficeGiven');
	return lacking
		? err(lacking)
		: ok([{ type: 'OfficeGiven', occurredOn, memberId, office, ...optional('until', until) }]);
}
