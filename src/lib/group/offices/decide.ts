import { err, ok } from '#kernel';
import { lacksDecision } from '../decision.ts';
import type { Drafted, DraftsOf } from '../drafts.ts';
import { optional } from '../optional.ts';
import type { GroupState } from '../state.ts';
import type { GiveOffice, NoteAccess } from './commands.ts';

export const officeDrafts: DraftsOf<'GiveOffice' | 'NoteAccess'> = {
	GiveOffice: draftOffice,
	NoteAccess: draftAccess
};

/** Who holds an office is decided by the circle, as a rule is; nothing of it counts before the seal (ledger law 41). */
function draftOffice(state: GroupState, command: GiveOffice): Drafted {
	const { on: occurredOn, memberId, office, until, agreedBy } = command;
	const lacking = lacksDecision(state, agreedBy, 'OfficeGiven');
	return lacking
		? err(lacking)
		: ok([{ type: 'OfficeGiven', occurredOn, memberId, office, ...optional('until', until) }]);
}

/** A wrong clock is no way round the log: what the book knows of the day counts. */
function draftAccess(
	{ lastSealedDay, openMeeting }: GroupState,
	{ on, what, memberId, names, phone }: NoteAccess
): Drafted {
	const known = [openMeeting?.late === true ? null : lastSealedDay, openMeeting?.day ?? null, on];
	const days = known.filter((day) => day !== null).sort();
	const occurredOn = days.at(-1) ?? on;
	const about = {
		...optional('memberId', memberId),
		...optional('names', names),
		...optional('phone', phone)
	};
	return ok([{ type: 'AccessNoted', occurredOn, what, ...about }]);
}
