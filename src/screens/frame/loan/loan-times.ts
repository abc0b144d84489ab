import type { Constitution, LoanPreview } from '#group';
import { zero, type Money } from '#money';
import type { Words } from '#i18n';
import type { SpokenReason } from '#session/reasons.ts';

/** In how many times loans are usually given back: months, or meetings where interest is charged by the meeting. */
const usual = {
	month: [3, 6, 10, 12],
	fortnight: [4, 6, 12, 24],
	week: [4, 8, 12, 24]
} as const;

/** The question "in how many times?", whether a loan is given or put on new terms. */
export interface AsksTimes {
	readonly usualTimes: readonly number[];
	/** A mat with women stands for a meeting, a moon for a month. */
	readonly countsMeetings: boolean;
	readonly timesWords: (times: number) => string;
	/** Whether the group's rules allow so many times. */
	readonly allows: (times: number) => boolean;
	/** What the first time asks for, minor units. */
	readonly eachOf: (times: number) => Money;
	/** Why some of the usual answers cannot be given. */
	readonly timesRefusal: SpokenReason | null;
	readonly chooseTimes: (times: number) => void;
	readonly askOtherTimes: () => void;
}

export function usualTimesOf(
	period: string,
	every: Constitution['meetingRhythm']['every']
): readonly number[] {
	return usual[period === 'meeting' ? every : 'month'];
}

/** "4 months", or "4 times" where interest goes by the meeting. */
export function timesInWords(words: Words, countsMeetings: boolean, times: number): string {
	return words.say(countsMeetings ? 'loan.times' : 'loan.months', { count: words.number(times) });
}

/** What is to be given the first time, minor units. */
export function firstPayment(preview: LoanPreview): Money {
	return preview.instalments[0]?.pays ?? zero;
}

/** The question, and what each answer means: "4 times, each time three hundred six rupees". */
export function timesHeard(asks: AsksTimes, words: Words, currency: string): string {
	const answers = asks.usualTimes
		.filter((times) => asks.allows(times))
		.map(
			(times) =>
				`${asks.timesWords(times)}, ${words.say('loan.each-time')} ${words.amount(asks.eachOf(times), currency)}.`
		);
	return [words.say('loan.times-prompt'), ...answers].join(' ');
}
