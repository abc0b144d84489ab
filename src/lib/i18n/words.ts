import { partsOf, weekdayOf, type LocalDate } from '#kernel';
import type { CurrencyCode, Money } from '#money';
import { amountInWords } from './amount-in-words.ts';
import { formatDay } from './format-day.ts';
import { formatMoney } from './format-money.ts';
import { formatNumber, toDigits, type Digits } from './format-number.ts';
import type { Language } from './languages.ts';
import type { MessageKey, Messages } from './messages/en/index.ts';
import { numberInWords } from './number-in-words.ts';

/** What fills the slots of a message: `{name}` takes `values.name`. */
export type SlotValues = Readonly<Record<string, string | number>>;

/** All that a screen needs to speak and write in one language. May be an object that changes with the language. */
export interface Words {
	readonly language: Language;
	readonly say: (key: MessageKey, values?: SlotValues) => string;
	/** "1,00,000", for the eye; with `mark` "₹1,00,000". */
	readonly money: (amount: Money, currency: CurrencyCode, mark?: boolean) => string;
	/** "एक लाख रुपये", for the ear and for prints. */
	readonly amount: (amount: Money, currency: CurrencyCode) => string;
	/** "पैंतालीस", for the ear. */
	readonly spokenNumber: (value: number) => string;
	/** A count, grouped, in the reader's digits. */
	readonly number: (value: number) => string;
	/** "24-11-2026" */
	readonly day: (day: LocalDate) => string;
	/** "24 November 2026" */
	readonly dayInWords: (day: LocalDate) => string;
	/** "Tuesday" */
	readonly weekday: (day: LocalDate) => string;
}

export interface WordsOptions {
	/** Latin digits by default in every language: more women read them than any script (R5). */
	readonly digits?: Digits;
}

export function createWords(language: Language, messages: Messages, options: WordsOptions = {}): Words {
	const digits = options.digits ?? 'latin';
	const say = (key: MessageKey, values?: SlotValues): string => fillSlots(messages[key], values);
	return {
		language,
		say,
		money: (amount, currency, mark = false) => formatMoney(amount, currency, { digits, mark }),
		amount: (amount, currency) => amountInWords(amount, currency, language),
		spokenNumber: (value) => numberInWords(value, language),
		number: (value) => formatNumber(value, digits),
		day: (day) => formatDay(day, digits),
		dayInWords: (day) => {
			const { year, month, dayOfMonth } = partsOf(day);
			const own = (part: number): string => toDigits(String(part), digits);
			return say('day.words', { day: own(dayOfMonth), month: say(monthKey(month)), year: own(year) });
		},
		weekday: (day) => say(weekdayKey(weekdayOf(day)))
	};
}

/** `{name}` becomes `values.name`; a slot without a value stays as it is, so that it is seen. */
export function fillSlots(text: string, values: SlotValues = {}): string {
	return text.replace(/\{(\w+)\}/g, (slot, name: string) => String(values[name] ?? slot));
}

/** @param month 1 to 12 */
export function monthKey(month: number): MessageKey {
	return `month.${month as MonthNumber}`;
}

/** @param weekday 0 = Sunday … 6 = Saturday */
export function weekdayKey(weekday: number): MessageKey {
	return `weekday.${weekday as WeekdayNumber}`;
}

type MonthNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;
type WeekdayNumber = 0 | 1 | 2 | 3 | 4 | 5 | 6;
