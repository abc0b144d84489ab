import type { MemberId } from '#kernel';
import { savingDueAtMeeting, socialFundDueAtMeeting } from '#group';
import { zero, type Money } from '#money';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';

/** Amounts that a meeting asks of a woman with one touch, minor units. */
export interface AskedAtRoll {
	readonly saving: Money;
	readonly social: Money;
	/** False on a late page for a woman who was settled since: only her attendance is written. */
	readonly mayGive: boolean;
}

/** Amounts by the rules of the meeting's day; zero in a special meeting. */
export function askedAtRoll(
	{ rules, state, isSpecial }: Pick<MeetingView, 'rules' | 'state' | 'isSpecial'>,
	memberId: MemberId
): AskedAtRoll {
	const mayGive = (state.members.get(memberId)?.leftOn ?? null) === null;
	if (isSpecial || !mayGive) return { saving: zero, social: zero, mayGive };
	return { saving: savingDueAtMeeting(rules, memberId), social: socialFundDueAtMeeting(rules), mayGive };
}
