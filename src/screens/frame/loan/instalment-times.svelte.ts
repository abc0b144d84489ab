import { monthsOfQuarter, type Constitution, type LoanPreview } from '#group';
import { zero } from '#money';
import type { IconName, Words } from '#i18n';

/** In how many times loans are usually given back: months, or meetings where interest is charged by the meeting. */
const usual = {
	month: [3, 6, 10, 12],
	fortnight: [4, 6, 12, 24],
	week: [4, 8, 12, 24]
} as const;
/** By the quarter: half a year to two years. */
const usualQuarters = [2, 3, 4, 8] as const;

type Every = Constitution['meetingRhythm']['every'];

export function usualTimesOf(period: string, every: Every): readonly number[] {
	return usual[period === 'meeting' ? every : 'month'];
}

/** What is known of a loan before anybody chooses in how many times it is given back. */
interface TermsBefore {
	readonly period: string;
	readonly every: Every;
	readonly byQuarter: boolean;
}

/** In what the times of a loan are counted: months, meetings, or quarters (ADR 0090). */
export class InstalmentTimes {
	readonly #words: Words;
	readonly #usual: () => TermsBefore;
	readonly #most: () => number;
	/** Null: as it usually is, or was. */
	#chosen = $state<boolean | null>(null);
	/** Another number of times, as it is typed. */
	typed = $state('');

	/** @param most how many usual numbers of times are asked for; any other is typed */
	constructor(words: Words, terms: () => TermsBefore, most = () => 4) {
		this.#words = words;
		this.#usual = terms;
		this.#most = most;
	}

	/** Principal is asked for by the quarter. */
	get byQuarter(): boolean {
		return this.#chosen ?? this.#usual().byQuarter;
	}
	readonly switchQuarter = (): void => {
		this.#chosen = !this.byQuarter;
	};
	clear(): void {
		this.#chosen = null;
	}

	get usualTimes(): readonly number[] {
		const { period, every } = this.#usual();
		return (this.byQuarter ? usualQuarters : usualTimesOf(period, every)).slice(0, this.#most());
	}

	/** "4 months", or "4 times" where interest goes by the meeting; by the quarter "12 months, 4 times". */
	inWords(times: number, byQuarter = this.byQuarter): string {
		const count = (key: 'loan.times' | 'loan.months', of: number) =>
			this.#words.say(key, { count: this.#words.number(of) });
		if (byQuarter) return `${count('loan.months', monthsOfQuarter * times)}, ${count('loan.times', times)}`;
		return count(this.#usual().period === 'meeting' ? 'loan.times' : 'loan.months', times);
	}
	/** In what they are counted, as a picture. */
	get icon(): IconName {
		return this.#usual().period === 'meeting' && !this.byQuarter ? 'meeting' : 'months-most';
	}
	/** As it is before anybody chose another way. */
	inUsualWords(times: number): string {
		return this.inWords(times, this.#usual().byQuarter);
	}

	/** Of a loan by the quarter: "12 months, 4 times. Each month, interest: twenty-four rupees."; '' of others. */
	quarterWords(
		times: number,
		{ instalments }: LoanPreview,
		currency: string,
		byQuarter = this.byQuarter
	): string {
		if (!byQuarter) return '';
		const words = this.#words;
		const between = this.#usual().period === 'meeting' ? 'loan.period-meeting' : 'setup.every-month';
		const interest = words.line(words.say('word.interest'), instalments[0]?.interest ?? zero, currency);
		return `${this.inWords(times, true)}. ${words.say(between)}, ${interest}.`;
	}
}
