import { type LocalDate, weekdayOf } from '#kernel';
import type { CurrencyCode, Money } from '#money';
import { amountInWords } from './amount-in-words.ts';
import { bikramDays, type Calendar, type DayWords, gregorianDays } from './day-words.ts';
import { formatMoney } from './format-money.ts';
import { type Digits, formatNumber, toNumber } from './format-number.ts';
import type { Language } from './languages.ts';
import type { MessageKey, Messages } from './messages/en.ts';
import { numberInWords } from './number-in-words.ts';

/** What fills the slots of a message: `{name}` takes `values.name`. */
export type SlotValues = Readonly<Record<string, string | number>>;

/** All that a screen needs to speak and write in one language. May be an object that changes with the language. */
export interface Words extends DayWords {
	/** Whose numbers are spoken, and whose words fill what the reader's own language lacks. */
	readonly language: Language;
	/** Of the words, for `lang` and the voice: the language itself, or one that was brought in by a file. */
	readonly tag: string;
	readonly calendar: Calendar;
	readonly say: (key: MessageKey, values?: SlotValues) => string;
	/** "1,00,000", for the eye; with `mark` "₹1,00,000". */
	readonly money: (amount: Money, currency: CurrencyCode, mark?: boolean) => string;
	/** "एक लाख रुपये", said aloud and for prints. */
	readonly amount: (amount: Money, currency: CurrencyCode) => string;
	/** "बचत: चालीस रुपये।", a sum by what it is. @param what in words */
	readonly line: (what: string, amount: Money, currency: CurrencyCode) => string;
	/** "पैंतालीस", as it is said aloud. */
	readonly spokenNumber: (value: number) => string;
	/** A count, grouped, in the reader's digits. */
	readonly number: (value: number) => string;
	/** "Tuesday" */
	readonly weekday: (day: LocalDate) => string;
}

export interface WordsOptions {
	/** Latin digits by default in every language: more women read them than any script (R5). */
	readonly digits?: Digits;
	readonly calendar?: Calendar;
	/** On paper a day of Bikram Sambat stands with its Gregorian one: a bank over the border reads it too. */
	readonly bothCalendars?: boolean;
	/** Of words that came in a file; else the language's own. */
	readonly tag?: string;
}

export function createWords(language: Language, messages: Messages, options: WordsOptions = {}): Words {
	const { digits = 'latin', calendar = 'gregorian', bothCalendars = false, tag = language } = options;
	const say = (key: MessageKey, values?: SlotValues): string => fillSlots(messages[key], values, language);
	const days = calendar === 'gregorian' ? gregorianDays(say, digits) : bikramDays(say, digits, bothCalendars);
	return {
		...days,
		language,
		tag,
		calendar,
		say,
		money: (amount, currency, mark = false) => formatMoney(amount, currency, { digits, mark }),
		amount: (amount, currency) => amountInWords(amount, currency, language),
		line: (what, amount, currency) =>
			say('meeting.close-line', { what, amount: amountInWords(amount, currency, language) }),
		spokenNumber: (value) => numberInWords(value, language),
		number: (value) => formatNumber(value, digits),
		weekday: (day) => say(weekdayKey(weekdayOf(day)))
	};
}

/**
 * `{name}` becomes `values.name`; a slot without a value stays as it is, so that it is seen. `{count|thing is|things are}` is the
 * word for that number of things, by the plural rules of the language.
 */
export function fillSlots(text: string, values: SlotValues = {}, language: Language = 'hi'): string {
	return text
		.replace(numberForms, (_, name: string, one: string, other: string) =>
			isOne(values[name], language) ? one : other
		)
		.replace(/\{(\w+)\}/g, (slot, name: string) => String(values[name] ?? slot));
}

const numberForms = /\{(\w+)\|([^{}|]*)\|([^{}|]*)\}/g;

/** All ways in which a message is said: once for one thing, once for several. */
export const formsOf = (text: string): readonly string[] => [
	...new Set([text.replace(numberForms, '$2'), text.replace(numberForms, '$3')])
];

/** A count comes as a number, in digits, or in words. */
function isOne(count: string | number | undefined, language: Language): boolean {
	const said =
		typeof count === 'string' ? (count === numberInWords(1, language) ? 1 : toNumber(count)) : count;
	return said !== undefined && pluralRules(language).select(said) === 'one';
}

const rules = new Map<Language, Intl.PluralRules>();

function pluralRules(language: Language): Intl.PluralRules {
	const known = rules.get(language) ?? new Intl.PluralRules(language);
	rules.set(language, known);
	return known;
}

/** @param weekday 0 = Sunday … 6 = Saturday */
export function weekdayKey(weekday: number): MessageKey {
	return `calendar.weekday-${weekday as WeekdayNumber}`;
}

type WeekdayNumber = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** What has words under a prefix: of `picture.icon-book` and `picture.icon-pen` these are `book` and `pen`. */
export type NamedUnder<Prefix extends string> = MessageKey extends infer Key
	? Key extends `${Prefix}${infer Name}`
		? Name
		: never
	: never;

/** A drawing: each has words for those who hear the screen. */
export type IconName = NamedUnder<'picture.icon-'>;

/** How a woman is shown: symbol and number always, her chosen name where there is one. No photo is needed. */
export interface MemberFace {
	/** One of `memberSymbols`. */
	readonly symbol: string;
	/** Colour ring, 1 to 8. */
	readonly colour: number;
	/** Her number in the group; never given twice. */
	readonly number: number;
	readonly name?: string | undefined;
}
