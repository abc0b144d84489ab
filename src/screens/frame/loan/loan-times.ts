import type { LoanPreview } from '#group';
import { zero, type Money } from '#money';
import type { Words } from '#i18n';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import type { InstalmentTimes } from './instalment-times.svelte.ts';

/** The question for the number of instalments, of a new or a rescheduled loan. */
export interface AsksTimes {
	readonly counted: InstalmentTimes;
	/** True if the circle can choose here to go by the quarter. */
	readonly mayGoByQuarter: boolean;
	/** True if the group's rules allow this number. */
	readonly allows: (times: number) => boolean;
	/** Principal and interest for a number of instalments. */
	readonly paymentsOf: (times: number) => RepaymentPlan;
	/** Reason why some of the usual numbers are not allowed. */
	readonly timesRefusal: SpokenReason | null;
	readonly chooseTimes: (times: number) => void;
	readonly askOtherTimes: () => void;
}

/** Repayments at the dates on which principal is due; minor units. */
export interface RepaymentPlan {
	readonly first: Money;
	readonly last: Money;
	/** All equal; all equal but the last; never rising; or otherwise. */
	readonly run: 'even' | 'lastApart' | 'falling' | 'uneven';
}

export const nothingAsked: RepaymentPlan = { first: zero, last: zero, run: 'even' };

export function paymentsOf({ instalments }: LoanPreview): RepaymentPlan {
	const asked = instalments.filter(({ principal }) => principal > 0);
	const pays = (asked.length > 0 ? asked : instalments.slice(0, 1)).map((one) => one.pays);
	const [first = zero] = pays;
	const last = pays.at(-1) ?? zero;
	const isAll = (holds: (one: Money, before: Money) => boolean, of: readonly Money[]) =>
		of.every((one, place) => holds(one, of[place - 1] ?? first));
	const run = isAll((one) => one === first, pays)
		? 'even'
		: isAll((one) => one === first, pays.slice(0, -1)) && pays.length > 2
			? 'lastApart'
			: isAll((one, before) => one <= before, pays)
				? 'falling'
				: 'uneven';
	return { first, last, run };
}

/** For example "each time two hundred", or "first time two hundred thirty, then less, last time two hundred three". */
export function paymentWords({ first, last, run }: RepaymentPlan, words: Words, currency: string): string {
	const what = words.say(run === 'even' || run === 'lastApart' ? 'loan.each-time' : 'loan.first-time');
	return [
		`${what} ${words.amount(first, currency)}`,
		...(run === 'falling' ? [words.say('loan.then-less')] : []),
		...(run === 'even' ? [] : [`${words.say('loan.last-time')} ${words.amount(last, currency)}`])
	].join(', ');
}

/** Spoken question with the meaning of each answer: "4 times, each time three hundred six rupees". */
export function timesHeard(asks: AsksTimes, words: Words, currency: string): string {
	const answers = asks.counted.usualTimes
		.filter((times) => asks.allows(times))
		.map(
			(times) => `${asks.counted.inWords(times)}, ${paymentWords(asks.paymentsOf(times), words, currency)}.`
		);
	return [words.say('loan.times-prompt'), ...answers].join(' ');
}

/** Prompt of the question with the usual numbers. */
export const timesAsked = (asks: AsksTimes, { words, currency }: MeetingView) => ({
	prompt: words.say('loan.times-prompt'),
	heard: timesHeard(asks, words, currency)
});

/** Question for any other number, which is typed. */
export function otherTimesAsked(asks: AsksTimes, { say }: MeetingView) {
	const times = Number(asks.counted.typed);
	const disabled = times <= 0 || times > 240 || !asks.allows(times);
	const onpress = () => asks.chooseTimes(times);
	return {
		before: 'times',
		prompt: say('loan.times-prompt'),
		act: { label: say('action.ok'), tone: 'out', disabled, onpress }
	} as const;
}
