import { err, ok, type Result } from '#kernel';
import { needsAccountOf, needsActiveMember, needsMeeting, needsMembers, needsWholeCoins } from './checks.ts';
import type { EventOf } from './event-types.ts';
import type { Rejection } from './rejections.ts';
import type { GroupState } from './state.ts';

type Movement =
	| EventOf<'SavingWithdrawn'>
	| EventOf<'FeePaid'>
	| EventOf<'IncomeReceived'>
	| EventOf<'SocialFundPaidIn'>
	| EventOf<'SocialFundPaidOut'>
	| EventOf<'AssetBought'>
	| EventOf<'AssetSold'>;

/** Money of the box or a bank account, in a meeting, of a woman who is a member that day. */
export function admitMovement<Event extends Movement>(
	state: GroupState,
	event: Event
): Result<Event, Rejection> {
	const refused = needsFrame(state, event) ?? needsWholeCoins(state, event.amount, event.via);
	return refused ? err(refused) : ok(event);
}

export function needsFrame(state: GroupState, event: Movement): Rejection | null {
	return (
		needsMeeting(state) ??
		needsActiveMember(state, 'memberId' in event ? event.memberId : undefined, event.occurredOn) ??
		needsMembers(state, event.approvedBy) ??
		needsAccountOf(state, event.via)
	);
}
