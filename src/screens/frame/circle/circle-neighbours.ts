import type { MemberId } from '#kernel';

/** Five who sit side by side, with whose turn it is among them. */
export function neighboursOf(memberIds: readonly MemberId[], place: number): readonly MemberId[] {
	const first = Math.max(0, Math.min(place - 2, memberIds.length - 5));
	return memberIds.slice(first, first + 5);
}
