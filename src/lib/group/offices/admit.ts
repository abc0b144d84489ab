import { err, ok, type Result } from '#kernel';
import type { AdmissionsOf } from '../admissions.ts';
import { needsActiveMember, needsMembers } from '../checks.ts';
import type { AccessNoted, OfficeGiven } from '../event-types.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';

export const officeAdmissions: AdmissionsOf<'OfficeGiven' | 'AccessNoted'> = {
	OfficeGiven: admitOffice,
	AccessNoted: admitAccess
};

/** Who has an office is a member on that day (ledger law 3). */
function admitOffice(state: GroupState, event: OfficeGiven): Result<OfficeGiven, Rejection> {
	const refused =
		needsActiveMember(state, event.memberId, event.occurredOn) ?? needsMembers(state, event.approvedBy);
	return refused ? err(refused) : ok(event);
}

/** She whose code it was may have left. */
function admitAccess(state: GroupState, event: AccessNoted): Result<AccessNoted, Rejection> {
	const named = event.memberId === undefined ? [] : [event.memberId];
	const refused = needsMembers(state, [...named, ...(event.approvedBy ?? [])]);
	return refused ? err(refused) : ok(event);
}
