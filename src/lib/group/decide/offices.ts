import { err, ok } from '#kernel';
import type { GiveOffice } from '../commands.ts';
import type { GroupState } from '../state.ts';
import { lacksDecision } from './decision.ts';
import type { Drafted } from './drafts.ts';
import { optional } from './optional.ts';

/** Who holds an office is decided by the circle, as a rule is; nothing of it counts before the seal (ledger law 41). */
export function draftOffice(state: GroupState, command: GiveOffice): Drafted {
	const { on: occurredOn, memberId, office, until, agreedBy } = command;
	const lacking = lacksDecision(state, agreedBy, 'OfficeGiven');
	return lacking
		? err(lacking)
		: ok([{ type: 'OfficeGiven', occurredOn, memberId, office, ...optional('until', until) }]);
}
