import { err, ok } from '#kernel';
import { least, subtract } from '#money';
import { needsActiveMember, needsCircle, needsMeeting } from '../checks.ts';
import { lacksDecision } from '../decision.ts';
import type { Drafted, DraftsOf } from '../drafts.ts';
import type { GroupEvent } from '../event-types.ts';
import type { GroupState } from '../state.ts';
import type { ForgiveFine, PayFines } from './commands.ts';
import { finesDueOf, unpaidOf } from './fines-due.ts';

export const fineDrafts: DraftsOf<'ForgiveFine' | 'ImposeFine' | 'PayFines'> = {
	ForgiveFine: draftForgiving,
	// The rules ask for it, so no quorum does; but a fine is said in the circle, not at the desk.
	ImposeFine: (state, { on, fineId, memberId, reason, amount }) => {
		const refused = needsCircle(state);
		if (refused) return err(refused);
		return ok([{ type: 'FineImposed', occurredOn: on, fineId, memberId, reason, amount }]);
	},
	PayFines: draftFinePayments
};

/** A fine is forgiven by the circle, with as many officers as a correction asks for: it undoes what was decided. */
function draftForgiving(state: GroupState, command: ForgiveFine): Drafted {
	const refused = lacksDecision(state, command.agreedBy, 'FineForgiven');
	if (refused) return err(refused);
	const { on: occurredOn, fineId } = command;
	return ok([{ type: 'FineForgiven', occurredOn, fineId }]);
}

/** One payment over her fines, oldest first; more than she owes in fines is refused. */
function draftFinePayments(state: GroupState, command: PayFines): Drafted {
	const { on: occurredOn, memberId, amount } = command;
	const refused = needsMeeting(state) ?? needsActiveMember(state, memberId, occurredOn);
	if (refused) return err(refused);
	const { fines, total } = finesDueOf(state, memberId);
	if (amount > total) return err({ type: 'MoreThanOwed', owed: total });
	const events: GroupEvent[] = [];
	let left = amount;
	for (const fine of fines) {
		const taken = least(left, unpaidOf(fine));
		if (taken === 0) break;
		events.push({ type: 'FinePaid', occurredOn, fineId: fine.fineId, amount: taken });
		left = subtract(left, taken);
	}
	return ok(events);
}
