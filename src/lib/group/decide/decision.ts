import type { MemberId } from '#kernel';
import { needsCircle } from '../admit/checks.ts';
import { countCame } from '../attendance.ts';
import { quorumOf, type Constitution } from '../constitution.ts';
import type { Rejection } from '../rejections.ts';
import { membersOn, rulesOfMeeting, type GroupState } from '../state.ts';
import { lacksApprovals } from './meetings.ts';

/**
 * What the circle decides: at a meeting, with a quorum, and as many officers among those who said yes as the rules ask
 * for that kind of decision (ledger law 3).
 */
export function lacksDecision(
	state: GroupState,
	agreedBy: readonly MemberId[],
	kind: keyof Constitution['approvals']
): Rejection | null {
	return (
		needsCircle(state) ??
		lacksQuorum(state) ??
		lacksApprovals(state, agreedBy, rulesOfMeeting(state)?.approvals[kind] ?? 2)
	);
}

/** Without a quorum nothing is decided (ledger law 3). */
export function lacksQuorum(state: GroupState): Rejection | null {
	const { openMeeting } = state;
	const constitution = rulesOfMeeting(state);
	if (openMeeting === null || constitution === null) return null;
	const present = countCame(openMeeting.marks.values());
	const needed = quorumOf(constitution, membersOn(state, openMeeting.day).length);
	return present >= needed ? null : { type: 'QuorumMissing', present, needed };
}
