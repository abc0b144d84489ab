import type { LoanPreview } from '#group';
import { zero, type Money } from '#money';
import type { Words } from '#i18n';
import type { SpokenReason } from '#session/reasons.ts';
import type { InstalmentTimes } from './instalment-times.svelte.ts';

/** The question "in how many times?", whether a loan is given or put on new terms. */
export interface AsksTimes {
	readonly counted: InstalmentTimes;
	/** Whether the circle says here that it goes by the quarter. */
	readonly mayGoByQuarter: boolean;
	/** Whether the group's rules allow so many times. */
	readonly allows: (times: number) => boolean;
	/** What the first time asks for of principal and interest, minor units. */
	readonly eachOf: (times: number) => Money;
	/** Why some of the usual answers cannot be given. */
	readonly timesRefusal: SpokenReason | null;
	readonly chooseTimes: (times: number) => void;
	readonly askOtherTimes: () => void;
}

/** What is to be given the first time that principal is asked for, minor units. */
export function firstPayment({ instalments }: LoanPreview): Money {
	return (instalments.find(({ principal }) => principal > 0) ?? instalments[0])?.pays ?? zero;
}

/** The question, and what each answer means: "4 times, each time three hundred six rupees". */
export function timesHeard(asks: AsksTimes, words: Words, currency: string): string {
	const answers = asks.counted.usualTimes
		.filter((times) => asks.allows(times))
		.map(
			(times) =>
				`${asks.counted.inWords(times)}, ${words.say('loan.each-time')} ${words.amount(asks.eachOf(times), currency)}.`
		);
	return [words.say('loan.times-prompt'), ...answers].join(' ');
}
