import type { MemberId } from '#kernel';
import type { EventOf, GroupEvent } from '../event-types.ts';
import type { GroupState } from '../state.ts';

/** Whether an event says what a woman is called. */
export const isNaming = (
	event: GroupEvent
): event is (EventOf<'MemberJoined'> | EventOf<'MemberNamed'>) & { readonly name: string } =>
	(event.type === 'MemberJoined' || event.type === 'MemberNamed') && event.name !== undefined;

/** The keyed hash of what a woman is called, as the book says it last, hex; undefined where it says none. */
export const nameInBook = (
	{ members }: Pick<GroupState, 'members'>,
	memberId: MemberId
): string | undefined => members.get(memberId)?.names.at(-1);

/** Whether the book says that her name goes, and of none of hers since; what was taken back says nothing. */
export function isErased(events: readonly GroupEvent[], memberId: MemberId): boolean {
	const back = new Set(events.map((event) => (event.type === 'EventReversed' ? event.reverses : null)));
	const last = events.findLast(
		(event) =>
			(erases(event) || isNaming(event)) && event.memberId === memberId && !back.has(event.eventId ?? null)
	);
	return last !== undefined && erases(last);
}

/** Her record goes, or her word that her name may be kept. */
const erases = (event: GroupEvent): event is EventOf<'MemberErased'> | EventOf<'ConsentWithdrawn'> =>
	event.type === 'MemberErased' ||
	(event.type === 'ConsentWithdrawn' && event.scope?.includes('name') !== false);

/** Another woman who is, or was, called so; null where there is none. Two names that change places are found by it (ledger law 61). */
export function alsoCalled(
	members: Iterable<readonly [MemberId, { readonly names: readonly string[] }]>,
	{ memberId, name }: { readonly memberId: MemberId; readonly name: string }
): MemberId | null {
	for (const [other, { names }] of members) if (other !== memberId && names.includes(name)) return other;
	return null;
}
