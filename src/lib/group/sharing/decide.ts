import { err, ok } from '#kernel';
import { lacksDecision } from '../decision.ts';
import type { Drafted, DraftsOf } from '../drafts.ts';
import { optional } from '../optional.ts';
import type { GroupState } from '../state.ts';
import type { PayDividend, ShareOutCycle } from './commands.ts';
import { notesInBox } from './notes-in-box.ts';

export const sharingDrafts: DraftsOf<'PayDividend' | 'ShareOutCycle'> = {
	PayDividend: draftDividend,
	ShareOutCycle: draftShareOut
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

/** Parts as they were shown: those of nothing are left out. */
function draftShareOut(state: GroupState, command: ShareOutCycle): Drafted {
	const { on, rule, weights, rate, basis, unit, byNotes, parts, keep, agreedBy } = command;
	const lacking = lacksDecision(state, agreedBy, 'CycleSharedOut');
	const notes = byNotes ? notesInBox(state) : undefined;
	if (lacking) return err(lacking);
	if (notes === null) return err({ type: 'CountMissing' });
	return ok([
		{
			type: 'CycleSharedOut',
			occurredOn: on,
			rule,
			...optional('weights', weights),
			...optional('rate', rate),
			basis,
			...optional('unit', unit),
			...optional('notes', notes),
			...optional('keep', keep.length === 0 ? undefined : [...keep]),
			parts: parts.filter((part) => part.amount > 0)
		}
	]);
}
