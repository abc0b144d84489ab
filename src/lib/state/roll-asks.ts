import type { MemberId } from '#kernel';
import { savingDueAtMeeting, socialFundDueAtMeeting } from '#group';
import { zero, type Money } from '#money';
import type { MeetingView } from './meeting-view.svelte.ts';

/** What a meeting asks of a woman with one touch, minor units. */
export interface AskedAtRoll {
	readonly saving: Money;
	readonly social: Money;
	/** False on a page entered late, of a woman who was settled since: only whether she came is written. */
	readonly mayGive: boolean;
}

/** By the rules of the meeting's day; a special meeting asks for nothing. */
export function askedAtRoll(
	{ rules, state, isSpecial }: Pick<MeetingView, 'rules' | 'state' | 'isSpecial'>,
	memberId: MemberId
): AskedAtRoll {
	const mayGive = (state.members.get(memberId)?.leftOn ?? null) === null;
	if (isSpecial || !mayGive) return { saving: zero, social: zero, mayGive };
	return { saving: savingDueAtMeeting(rules, memberId), social: socialFundDueAtMeeting(rules), mayGive };
}
