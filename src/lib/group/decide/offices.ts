import { err, ok, type MemberId } from '#kernel';
import { needsCircle } from '../admit/checks.ts';
import type { GiveOffice } from '../commands.ts';
import type { Rejection } from '../rejections.ts';
import { rulesOfMeeting, type GroupState } from '../state.ts';
import { lacksQuorum } from './decision.ts';
import type { Drafted } from './drafts.ts';
import { lacksApprovals } from './meetings.ts';
import { optional } from './optional.ts';

/** Who holds an office is decided by the circle, with officers among those who say yes, as a rule is (ledger law 3). */
export function draftOffice(state: GroupState, command: GiveOffice): Drafted {
	const { on: occurredOn, memberId, office, until, agreedBy } = command;
	const lacking = needsCircle(state) ?? lacksQuorum(state) ?? lacksOfficers(state, agreedBy);
	if (lacking) return err(lacking);
	const approvedBy = [...agreedBy];
	return ok([{ type: 'OfficeGiven', occurredOn, memberId, office, ...optional('until', until), approvedBy }]);
}

function lacksOfficers(state: GroupState, agreedBy: readonly MemberId[]): Rejection | null {
	return lacksApprovals(state, agreedBy, officersForOffice(state));
}

/**
 * How many officers must agree that an office is given. Terms end and officers leave: where fewer are in office than the
 * rules ask for, those who are; where there is none, the circle alone gives offices again.
 */
export function officersForOffice(state: GroupState): number {
	const asked = rulesOfMeeting(state)?.approvals.rule ?? 2;
	const all = lacksApprovals(state, [...state.members.keys()], Infinity);
	return all?.type === 'ApprovalsMissing' ? Math.min(asked, all.given) : asked;
}
