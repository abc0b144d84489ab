import { partsOf, toBikram, type BikramDay, type LocalDate } from '#kernel';
import { toDigits, type Digits } from './format-number.ts';
import type { MessageKey } from './messages/en.ts';

/** The calendar in which days are shown. Stored days are Gregorian in both cases. */
export type Calendar = 'gregorian' | 'bikramSambat';

/** Formatters of days for writing and speech. */
export interface DayWords {
	/** "24-11-2026"; in Bikram Sambat "2083/08/08", with "±" ("2084/01/01±") if the year is forecast. */
	readonly day: (day: LocalDate) => string;
	/** The day in each calendar that is shown, the reader's own first. */
	readonly days: (day: LocalDate) => readonly string[];
	/** "24-11", "08/08": for narrow places where the year is clear from the context. */
	readonly shortDay: (day: LocalDate) => string;
	/** "24 November 2026", "8 Mangsir 2083" */
	readonly dayInWords: (day: LocalDate) => string;
	/** "24", "8" */
	readonly dayOfMonth: (day: LocalDate) => string;
	/** "November 2026", "Mangsir 2083": the month that contains the day. */
	readonly month: (day: LocalDate) => string;
}

type Say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

export function gregorianDays(say: Say, digits: Digits): DayWords {
	const own = (part: number): string => toDigits(String(part), digits);
	const parts = (day: LocalDate) => {
		const { year, month, dayOfMonth } = partsOf(day);
		return { year: own(year), month: say(monthKey(month)), day: own(dayOfMonth) };
	};
	const day = (one: LocalDate): string => formatDay(one, digits);
	return {
		day,
		days: (one) => [day(one)],
		shortDay: (one) => day(one).slice(0, 5),
		dayInWords: (one) => say('calendar.day-words', parts(one)),
		dayOfMonth: (one) => parts(one).day,
		month: (one) => `${parts(one).month} ${parts(one).year}`
	};
}

/** Days outside the Bikram Sambat table are shown as Gregorian days. @param beside adds the Gregorian day, for paper */
export function bikramDays(say: Say, digits: Digits, beside: boolean): DayWords {
	const gregorian = gregorianDays(say, digits);
	const own = (part: number): string => toDigits(String(part), digits);
	const two = (part: number): string => own(part).padStart(2, own(0));
	const either =
		(bikram: (day: BikramDay) => string, other: (day: LocalDate) => string) =>
		(day: LocalDate): string => {
			const found = toBikram(day);
			return found === null ? other(day) : bikram(found);
		};
	const written = either(
		(day) => `${own(day.year)}/${two(day.month)}/${two(day.dayOfMonth)}${day.settled ? '' : '±'}`,
		gregorian.day
	);
	const days = (day: LocalDate): readonly string[] => [
		...new Set([written(day), ...(beside ? [gregorian.day(day)] : [])])
	];
	const month = (day: BikramDay): string => say(bikramMonthKey(day.month));
	const inWords = either((day) => {
		const text = say('calendar.day-words', {
			day: own(day.dayOfMonth),
			month: month(day),
			year: own(day.year)
		});
		return day.settled ? text : `${text}, ${say('calendar.bikram-may-differ')}`;
	}, gregorian.dayInWords);
	return {
		days,
		day: (day) => besides(days(day)),
		shortDay: either((day) => `${two(day.month)}/${two(day.dayOfMonth)}`, gregorian.shortDay),
		dayInWords: (day) =>
			besides([...new Set([inWords(day), ...(beside ? [gregorian.dayInWords(day)] : [])])]),
		dayOfMonth: either((day) => own(day.dayOfMonth), gregorian.dayOfMonth),
		month: either((day) => `${month(day)} ${own(day.year)}`, gregorian.month)
	};
}

const besides = ([own, ...others]: readonly string[]): string =>
	[own, ...others.map((other) => `(${other})`)].join(' ');

/** @param month 1 to 12 */
export function monthKey(month: number): MessageKey {
	return `calendar.month-${month as MonthNumber}`;
}

/** @param month 1 = Baisakh … 12 = Chait */
export function bikramMonthKey(month: number): MessageKey {
	return `calendar.bikram-${month as MonthNumber}`;
}

/** Returns the message key and the year digits of an accounting month such as "2025-07" or "bs-2082-04". */
export function namedMonth(month: string): { readonly key: MessageKey; readonly year: string } {
	const [year = '', of] = month.slice(-7).split('-');
	return { key: (month.startsWith('bs-') ? bikramMonthKey : monthKey)(Number(of)), year };
}

type MonthNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

/** "24-11-2026": for staff and prints; members are told the weekday and the phase of the moon (R31). */
export function formatDay(day: LocalDate, digits: Digits = 'latin'): string {
	const { year, month, dayOfMonth } = partsOf(day);
	const two = (part: number): string => String(part).padStart(2, '0');
	return toDigits(`${two(dayOfMonth)}-${two(month)}-${String(year)}`, digits);
}
