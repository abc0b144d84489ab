import { err, ok, type MemberId } from '#kernel';
import { needsCircle } from '../admit/checks.ts';
import { came } from '../attendance.ts';
import { quorumOf } from '../constitution.ts';
import type { GiveOffice } from '../commands.ts';
import type { Rejection } from '../rejections.ts';
import { membersOn, rulesOfMeeting, type GroupState, type OpenMeeting } from '../state.ts';
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

/**
 * As many officers as the rules ask for. Where fewer came, because one died or moved away, those who are here decide it
 * together with a quorum of the circle; otherwise nobody could ever take the place of one of two.
 */
function lacksOfficers(state: GroupState, agreedBy: readonly MemberId[]): Rejection | null {
	const lacking = lacksApprovals(state, agreedBy, officersForOffice(state));
	if (lacking || lacksApprovals(state, agreedBy, officersInOffice(state)) === null) return lacking;
	const { openMeeting } = state;
	const rules = rulesOfMeeting(state);
	if (openMeeting === null || rules === null) return null;
	const here = cameTo(openMeeting);
	const yes = new Set(agreedBy.filter((memberId) => here.has(memberId))).size;
	const needed = quorumOf(rules, membersOn(state, openMeeting.day).length);
	return yes >= needed ? null : { type: 'QuorumMissing', present: yes, needed };
}

/**
 * How many officers must agree that an office is given: those who came, up to as many as the rules ask for. Where none is
 * here, or the writer alone, the circle gives offices again.
 */
export function officersForOffice(state: GroupState): number {
	const { openMeeting } = state;
	const came = openMeeting === null ? [] : [...cameTo(openMeeting)];
	return Math.min(officersInOffice(state), officersAmong(state, came));
}

/** Terms end and officers leave: where fewer are in office than the rules ask for, those who are. */
function officersInOffice(state: GroupState): number {
	const asked = rulesOfMeeting(state)?.approvals.rule ?? 2;
	return Math.min(asked, officersAmong(state, [...state.members.keys()]));
}

/** The writer alone counts as none. */
function officersAmong(state: GroupState, women: readonly MemberId[]): number {
	const all = lacksApprovals(state, women, Infinity);
	return all?.type === 'ApprovalsMissing' ? all.given : women.length;
}

function cameTo({ marks }: OpenMeeting): ReadonlySet<MemberId> {
	return new Set([...marks].filter(([, mark]) => came(mark)).map(([memberId]) => memberId));
}
