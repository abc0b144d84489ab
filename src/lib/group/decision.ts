import type { MemberId } from '#kernel';
import { needsCircle } from './checks.ts';
import type { EventType } from './event-types.ts';
import { askedOf } from './offices/approvals.ts';
import { lacksApprovals, lacksQuorum } from './offices/officers-who-decide.ts';
import type { Rejection } from './rejections.ts';
import type { GroupState } from './state.ts';

/**
 * What the circle decides: at a meeting, with a quorum, and as many officers among those who say yes as such an entry
 * will need codes of at the seal (ledger law 3). Faces are the consent of the circle; approved it is at the seal.
 */
export function lacksDecision(
	state: GroupState,
	agreedBy: readonly MemberId[],
	type: EventType
): Rejection | null {
	return needsCircle(state) ?? lacksQuorum(state) ?? lacksConsent(state, agreedBy, type);
}

/** Too few officers who decide are among those who say yes: at the seal it could not be approved. */
export function lacksConsent(
	state: GroupState,
	agreedBy: readonly MemberId[],
	type: EventType
): Rejection | null {
	return lacksApprovals(state, agreedBy, askedOf(type));
}
