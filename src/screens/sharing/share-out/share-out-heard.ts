import type { MemberId } from '#kernel';
import type { Money } from '#money';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { figureLines } from './rehearsal.ts';
import type { ShareOutPlan } from './share-out-plan.svelte.ts';

/** What the screens of a share-out say aloud. */

export function amountLine(meeting: MeetingView, what: string, amount: Money): string {
	return meeting.words.line(what, amount, meeting.currency);
}

/** What the box must hold, and whether it does. */
export function boxPrompt(meeting: MeetingView, plan: ShareOutPlan): string {
	return [
		meeting.words.say('people.share-box-prompt', { amount: meeting.amountWords(plan.paid) }),
		meeting.words.say(plan.lacking > 0 ? 'people.share-not-enough' : 'people.share-enough')
	].join(' ');
}

/** What of the box belongs to others. */
function othersHeard(meeting: MeetingView, plan: ShareOutPlan): readonly string[] {
	if (plan.setAside === 0) return [];
	return [amountLine(meeting, meeting.words.say('people.share-others'), plan.setAside)];
}

/** The same, what of the box belongs to others, and who owes more than her part. */
export function boxHeard(meeting: MeetingView, plan: ShareOutPlan): string {
	const owing = plan.owesMore.map(({ memberId, owedAfter }) => {
		const said = meeting.words.say('people.share-owes-more', { who: meeting.who(memberId) });
		return `${said} ${meeting.amountWords(owedAfter)}.`;
	});
	return [boxPrompt(meeting, plan), ...othersHeard(meeting, plan), ...owing].join(' ');
}

/** Her name, and what each rule would give her. */
export function whoHeard(meeting: MeetingView, plan: ShareOutPlan, memberId: MemberId): string {
	const lines = plan.rules.flatMap((rule) => {
		const takes = plan.takesBy(rule, memberId);
		const what = meeting.words.say(`people.share-rule-${rule}`);
		return takes === null ? [] : [amountLine(meeting, what, takes)];
	});
	return [`${meeting.who(memberId)}.`, ...lines].join(' ');
}

/** Her sum, line by line, and what she gets. */
export function sumHeard(meeting: MeetingView, plan: ShareOutPlan, memberId: MemberId): string {
	const line = plan.lineOf(memberId);
	return [
		...figureLines(line)
			.filter(({ amount }) => amount > 0)
			.map(({ key, amount }) => amountLine(meeting, meeting.words.say(key), amount)),
		meeting.words.say('people.she-gets', {
			who: meeting.who(memberId),
			amount: meeting.amountWords(line.paid)
		})
	].join(' ');
}

/** The rule, and what it puts into each hand. */
export function partsHeard(meeting: MeetingView, plan: ShareOutPlan): string {
	return [
		`${meeting.words.say(`people.share-rule-${plan.rule}`)}.`,
		...meeting.memberIds.map((memberId) =>
			amountLine(meeting, meeting.who(memberId), plan.lineOf(memberId).paid)
		)
	].join(' ');
}

export function agreePrompt(meeting: MeetingView, plan: ShareOutPlan): string {
	return [
		meeting.words.say('people.dividend-box', { amount: meeting.amountWords(plan.paid) }),
		meeting.words.say('loan.do-all-agree')
	].join(' ');
}

/** The cycle is over, and what is in the box. */
export function donePrompt(meeting: MeetingView, plan: ShareOutPlan): string {
	const { words, book } = meeting;
	const box =
		book.box === 0
			? words.say('people.share-box-empty')
			: words.say('meeting.count-read-back', { amount: meeting.amountWords(book.box) });
	return [words.say('people.shared-out', { amount: meeting.amountWords(plan.parts) }), box].join(' ');
}
