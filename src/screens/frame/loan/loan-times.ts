import type { LoanPreview } from '#group';
import { zero, type Money } from '#money';
import type { Words } from '#i18n';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import type { InstalmentTimes } from './instalment-times.svelte.ts';

/** The question "in how many times?", whether a loan is given or put on new terms. */
export interface AsksTimes {
	readonly counted: InstalmentTimes;
	/** Whether the circle says here that it goes by the quarter. */
	readonly mayGoByQuarter: boolean;
	/** Whether the group's rules allow so many times. */
	readonly allows: (times: number) => boolean;
	/** What the times ask for of principal and interest. */
	readonly paymentsOf: (times: number) => RepaymentPlan;
	/** Why some of the usual answers cannot be given. */
	readonly timesRefusal: SpokenReason | null;
	readonly chooseTimes: (times: number) => void;
	readonly askOtherTimes: () => void;
}

/** What she gives back at the times that principal is asked for; minor units. */
export interface RepaymentPlan {
	readonly first: Money;
	readonly last: Money;
	/** All alike; all alike but the last; each less than, or as much as, the one before; or otherwise. */
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

/** "each time two hundred", or "first time two hundred thirty, then less, last time two hundred three". */
export function paymentWords({ first, last, run }: RepaymentPlan, words: Words, currency: string): string {
	const what = words.say(run === 'even' || run === 'lastApart' ? 'loan.each-time' : 'loan.first-time');
	return [
		`${what} ${words.amount(first, currency)}`,
		...(run === 'falling' ? [words.say('loan.then-less')] : []),
		...(run === 'even' ? [] : [`${words.say('loan.last-time')} ${words.amount(last, currency)}`])
	].join(', ');
}

/** The question, and what each answer means: "4 times, each time three hundred six rupees". */
export function timesHeard(asks: AsksTimes, words: Words, currency: string): string {
	const answers = asks.counted.usualTimes
		.filter((times) => asks.allows(times))
		.map(
			(times) => `${asks.counted.inWords(times)}, ${paymentWords(asks.paymentsOf(times), words, currency)}.`
		);
	return [words.say('loan.times-prompt'), ...answers].join(' ');
}

/** The question of the usual numbers of times. */
export const timesAsked = (asks: AsksTimes, { words, currency }: MeetingView) => ({
	prompt: words.say('loan.times-prompt'),
	heard: timesHeard(asks, words, currency)
});

/** The question of any other number, which is typed. */
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
