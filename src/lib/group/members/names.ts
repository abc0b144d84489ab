import type { MemberId } from '#kernel';
import type { EventOf, GroupEvent } from '../event-types.ts';
import type { GroupState } from '../state.ts';

/** True if the event carries a member's name hash. */
export const isNaming = (
	event: GroupEvent
): event is (EventOf<'MemberJoined'> | EventOf<'MemberNamed'>) & { readonly name: string } =>
	(event.type === 'MemberJoined' || event.type === 'MemberNamed') && event.name !== undefined;

/** Keyed hash of a member's present name, hex; undefined if there is none. */
export const nameInBook = (
	{ members }: Pick<GroupState, 'members'>,
	memberId: MemberId
): string | undefined => members.get(memberId)?.names.at(-1);

/** True if her name was erased and not given again since; reversed events do not count. */
export function isErased(events: readonly GroupEvent[], memberId: MemberId): boolean {
	const back = new Set(events.map((event) => (event.type === 'EventReversed' ? event.reverses : null)));
	const last = events.findLast(
		(event) =>
			(erases(event) || isNaming(event)) && event.memberId === memberId && !back.has(event.eventId ?? null)
	);
	return last !== undefined && erases(last);
}

/** True if the event erases her record or withdraws consent to keep her name. */
const erases = (event: GroupEvent): event is EventOf<'MemberErased'> | EventOf<'ConsentWithdrawn'> =>
	event.type === 'MemberErased' ||
	(event.type === 'ConsentWithdrawn' && event.scope?.includes('name') !== false);

/** Returns another member who has or had the same name; null if there is none. This detects two exchanged names (ledger law 61). */
export function alsoCalled(
	members: Iterable<readonly [MemberId, { readonly names: readonly string[] }]>,
	{ memberId, name }: { readonly memberId: MemberId; readonly name: string }
): MemberId | null {
	for (const [other, { names }] of members) if (other !== memberId && names.includes(name)) return other;
	return null;
}
