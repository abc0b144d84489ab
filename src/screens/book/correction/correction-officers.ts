import type { MemberId } from '#kernel';
import { officesOn } from '#group';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';

/**
 * Officers who can say yes in this meeting: those who were not marked as away. What is entered late is agreed by those
 * who hold an office now.
 */
export function officersHere({ state, day, isLate, begun, memberIds }: MeetingView): readonly MemberId[] {
	const on = isLate ? (state.lastSealedDay ?? day) : day;
	const holders = new Set(officesOn(state, on).map((term) => term.memberId));
	return memberIds.filter((memberId) => {
		const mark = begun?.marks.get(memberId);
		return holders.has(memberId) && mark !== 'absent' && mark !== 'excused';
	});
}
