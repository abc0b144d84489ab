import { officersWhoDecide } from '#group';
import type { MemberId } from '#kernel';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import type { Words } from '#i18n';
import { type CurrencyCode, money } from '#money';

/** Officers whose codes will decide at the seal, and who were not marked as away: their yes is asked before. */
export function officersHere({ state, begun, memberIds }: MeetingView): readonly MemberId[] {
	const deciding = officersWhoDecide(state);
	return memberIds.filter((memberId) => {
		const mark = begun?.marks.get(memberId);
		return deciding.includes(memberId) && mark !== 'absent' && mark !== 'excused';
	});
}

/** "The box should have 30 more": what a correction changes in it. @param change minor units, below zero where it should hold less */
export function boxWords(change: number, words: Words, currency: CurrencyCode): string {
	if (change === 0) return words.say('correction.box-same');
	return words.say(change < 0 ? 'correction.box-less' : 'correction.box-more', {
		amount: words.money(money(Math.abs(change)), currency)
	});
}
