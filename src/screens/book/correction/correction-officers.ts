import { officersWhoDecide } from '#group';
import type { MemberId } from '#kernel';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';

/** Officers whose codes will decide at the seal, and who were not marked as away: their yes is asked before. */
export function officersHere({ state, begun, memberIds }: MeetingView): readonly MemberId[] {
	const deciding = officersWhoDecide(state);
	return memberIds.filter((memberId) => {
		const mark = begun?.marks.get(memberId);
		return deciding.includes(memberId) && mark !== 'absent' && mark !== 'excused';
	});
}
