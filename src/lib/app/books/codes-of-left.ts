import type { MemberId } from '#kernel';
import { liveEvents, type GroupState } from '#group';
import type { KeyDocument, OpenKeys } from '../ports/keys.ts';
import { officesHeld } from './codes-and-offices.ts';

/**
 * Women whose code must not open the book any more: they left, and the page on which they left is closed. While it is
 * open the leaving can be taken back, and officers who are here see who touches the phone. One code that opens the whole
 * book stays whatever happens: a book that nobody can open is worse; hers goes as soon as another officer has one.
 */
export function codesOfLeft(state: GroupState, { slots }: Pick<KeyDocument, 'slots'>): readonly MemberId[] {
	const leaving = new Set<MemberId>();
	for (const event of state.openMeeting === null ? [] : liveEvents(state.openMeeting))
		if (event.type === 'MemberLeft') leaving.add(event.memberId);
	const gone = [...new Set(slots.map(({ memberId }) => memberId))].filter(
		(memberId) => (state.members.get(memberId)?.leftOn ?? null) !== null && !leaving.has(memberId)
	);
	const held = officesHeld(state);
	if (slots.some((slot) => held.has(slot.memberId) && !gone.includes(slot.memberId))) return gone;
	const last = slots.find((slot) => slot.offices.length > 0 && gone.includes(slot.memberId));
	return gone.filter((memberId) => memberId !== last?.memberId);
}

/** The key document without their codes; the same one where there are none. */
export async function withoutCodesOfLeft(
	document: KeyDocument,
	keys: Pick<OpenKeys, 'withoutCode'>,
	state: GroupState
): Promise<KeyDocument> {
	let left = document;
	for (const memberId of codesOfLeft(state, document)) left = await keys.withoutCode(left, memberId);
	return left;
}
