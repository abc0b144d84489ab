import { err, ok } from '#kernel';
import { lacksDecision } from '../decision.ts';
import type { Drafted, DraftsOf } from '../drafts.ts';
import { optional } from '../optional.ts';
import type { GroupState } from '../state.ts';
import type { PayDividend } from './commands.ts';

export const sharingDrafts: DraftsOf<'PayDividend'> = {
	PayDividend: draftDividend
};

/** Parts as they were shown to the circle; those of nothing are left out. */
function draftDividend(state: GroupState, command: PayDividend): Drafted {
	const { on, rule, weights, amount, to, parts, agreedBy } = command;
	const lacking = lacksDecision(state, agreedBy, 'DividendPaid');
	if (lacking) return err(lacking);
	return ok([
		{
			type: 'DividendPaid',
			occurredOn: on,
			rule,
			...optional('weights', weights),
			amount,
			parts: parts.filter((part) => part.amount > 0),
			to
		}
	]);
}
