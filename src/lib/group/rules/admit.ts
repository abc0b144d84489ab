import { ok } from '#kernel';
import type { AdmissionsOf } from '../admissions.ts';
import { needsBankAccount, needsMembers, unlessRefused } from '../checks.ts';
import type { ConstitutionChanged } from '../event-types.ts';
import { lineOf } from '../journal.ts';
import { membersMost } from '../members/members-most.ts';
import type { Rejection } from '../rejections.ts';
import { activeMembers } from '../state-on.ts';
import type { GroupState } from '../state.ts';

export const rulesAdmissions: AdmissionsOf<'GroupFounded' | 'ConstitutionChanged' | 'GroupDescribed'> = {
	GroupFounded: (_, event) => ok(event),
	ConstitutionChanged: (state, event) => unlessRefused(event, refuseRules(state, event)),
	GroupDescribed: (state, event) =>
		unlessRefused(
			event,
			event.bankAccountId === undefined ? null : needsBankAccount(state, event.bankAccountId)
		)
};

/** Any day is taken: rules that are dated ahead count from their day. A group of 25 cannot become one of at most 20. */
function refuseRules(state: GroupState, event: ConstitutionChanged): Rejection | null {
	const unknown = needsMembers(state, event.approvedBy);
	if (unknown) return unknown;
	const most = membersMost[event.constitution.kind];
	if (activeMembers(state).length > most) return { type: 'TooManyMembers', most };
	const { resolution } = event;
	// Where only the compact state was read the resolution cannot be looked up: the app names none.
	if (resolution === undefined || state.journal === null || lineOf(state.journal, resolution)) return null;
	return { type: 'EventUnknown', eventId: resolution };
}
