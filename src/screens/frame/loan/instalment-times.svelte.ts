import { monthsOfQuarter, type Constitution, type LoanPreview } from '#group';
import { zero } from '#money';
import type { IconName, Words } from '#i18n';

/** Usual numbers of instalments by period: months, or meetings if interest is charged by the meeting. */
const usual = {
	month: [3, 6, 10, 12],
	fortnight: [4, 6, 12, 24],
	week: [4, 8, 12, 24]
} as const;
/** Usual numbers of quarters: half a year to two years. */
const usualQuarters = [2, 3, 4, 8] as const;

type Every = Constitution['meetingRhythm']['every'];

export function usualTimesOf(period: string, every: Every): readonly number[] {
	return usual[period === 'meeting' ? every : 'month'];
}

/** Terms of a loan that are known before its number of instalments is chosen. */
interface TermsBefore {
	readonly period: string;
	readonly every: Every;
	readonly byQuarter: boolean;
}

/** Unit in which the instalments of a loan are counted: months, meetings or quarters (ADR 0090). */
export class InstalmentTimes {
	readonly #words: Words;
	readonly #usual: () => TermsBefore;
	readonly #most: () => number;
	/** Null means the usual or former way. */
	#chosen = $state<boolean | null>(null);
	/** Another number of instalments, as typed. */
	typed = $state('');

	/** @param most maximum of usual numbers that are offered; any other is typed */
	constructor(words: Words, terms: () => TermsBefore, most = () => 4) {
		this.#words = words;
		this.#usual = terms;
		this.#most = most;
	}

	/** True if principal is due by the quarter. */
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

	/** For example "4 months", "4 times" if interest is charged by the meeting, or "12 months, 4 times" by the quarter. */
	inWords(times: number, byQuarter = this.byQuarter): string {
		const count = (key: 'loan.times' | 'loan.months', of: number) =>
			this.#words.say(key, { count: this.#words.number(of) });
		if (byQuarter) return `${count('loan.months', monthsOfQuarter * times)}, ${count('loan.times', times)}`;
		return count(this.#usual().period === 'meeting' ? 'loan.times' : 'loan.months', times);
	}
	/** Icon of the counting unit. */
	get icon(): IconName {
		return this.#usual().period === 'meeting' && !this.byQuarter ? 'meeting' : 'months-most';
	}
	/** The same in the usual way, before another one is chosen. */
	inUsualWords(times: number): string {
		return this.inWords(times, this.#usual().byQuarter);
	}

	/** For a loan by the quarter "12 months, 4 times. Each month, interest: twenty-four rupees."; '' for others. */
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
