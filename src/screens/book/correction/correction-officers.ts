import { officersWhoDecide } from '#group';
import type { MemberId } from '#kernel';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import type { Words } from '#i18n';
import { type CurrencyCode, money } from '#money';

/** Officers who decide at the seal and were not marked absent: their consent is asked first. */
export function officersHere({ state, begun, memberIds }: MeetingView): readonly MemberId[] {
	const deciding = officersWhoDecide(state);
	return memberIds.filter((memberId) => {
		const mark = begun?.marks.get(memberId);
		return deciding.includes(memberId) && mark !== 'absent' && mark !== 'excused';
	});
}

/** Sentence such as "The box should have 30 more". @param change minor units, negative if it should hold less */
export function boxWords(change: number, words: Words, currency: CurrencyCode): string {
	if (change === 0) return words.say('correction.box-same');
	return words.say(change < 0 ? 'correction.box-less' : 'correction.box-more', {
		amount: words.money(money(Math.abs(change)), currency)
	});
}
