import { type LocalDate, weekdayOf } from '#kernel';
import type { CurrencyCode, Money } from '#money';
import { amountInWords } from './amount-in-words.ts';
import { bikramDays, type Calendar, type DayWords, gregorianDays } from './day-words.ts';
import { formatMoney } from './format-money.ts';
import { type Digits, formatNumber, toNumber } from './format-number.ts';
import type { Language } from './languages.ts';
import type { MessageKey, Messages } from './messages/en.ts';
import { numberInWords } from './number-in-words.ts';

/** Values for the slots of a message: `{name}` takes `values.name`. */
export type SlotValues = Readonly<Record<string, string | number>>;

/** Texts and formatters of one language for screens, speech and prints. The object may be reactive and change with the language. */
export interface Words extends DayWords {
	/** The language whose numbers are spoken and whose words are the fallback. */
	readonly language: Language;
	/** BCP 47 tag for `lang` and the voice: that of the language, or of a language loaded from a file. */
	readonly tag: string;
	readonly calendar: Calendar;
	readonly say: (key: MessageKey, values?: SlotValues) => string;
	/** "1,00,000", as written text; with `mark` "₹1,00,000". */
	readonly money: (amount: Money, currency: CurrencyCode, mark?: boolean) => string;
	/** "एक लाख रुपये", for speech and prints. */
	readonly amount: (amount: Money, currency: CurrencyCode) => string;
	/** "बचत: चालीस रुपये।", an amount with its label. @param what the label, in words */
	readonly line: (what: string, amount: Money, currency: CurrencyCode) => string;
	/** "पैंतालीस", a number in spoken words. */
	readonly spokenNumber: (value: number) => string;
	/** Formats a count with Indian grouping, in the reader's digits. */
	readonly number: (value: number) => string;
	/** "Tuesday" */
	readonly weekday: (day: LocalDate) => string;
}

export interface WordsOptions {
	/** Latin digits are the default in every language: more women can read them than any script (R5). */
	readonly digits?: Digits;
	readonly calendar?: Calendar;
	/** True on paper: a Bikram Sambat day is shown with its Gregorian one, because a bank across the border reads it too. */
	readonly bothCalendars?: boolean;
	/** Tag of a language loaded from a file; the default is the language itself. */
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
 * `{name}` becomes `values.name`; a slot without a value stays visible as it is. `{count|thing is|things are}` selects a form by the plural rules of
 * the language.
 */
export function fillSlots(text: string, values: SlotValues = {}, language: Language = 'hi'): string {
	return text
		.replace(numberForms, (_, name: string, one: string, other: string) =>
			isOne(values[name], language) ? one : other
		)
		.replace(/\{(\w+)\}/g, (slot, name: string) => String(values[name] ?? slot));
}

const numberForms = /\{(\w+)\|([^{}|]*)\|([^{}|]*)\}/g;

/** Returns the message in the singular and in the plural form, without duplicates. */
export const formsOf = (text: string): readonly string[] => [
	...new Set([text.replace(numberForms, '$2'), text.replace(numberForms, '$3')])
];

/** The count may be a number, digits or words. */
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

/** Names under a key prefix: for `picture.icon-book` and `picture.icon-pen` these are `book` and `pen`. */
export type NamedUnder<Prefix extends string> = MessageKey extends infer Key
	? Key extends `${Prefix}${infer Name}`
		? Name
		: never
	: never;

/** Name of an icon; each has an accessible text for screen readers. */
export type IconName = NamedUnder<'picture.icon-'>;

/** Data to draw a member: symbol and number always, her name if she consents. No photo is needed. */
export interface MemberFace {
	/** One of `memberSymbols`. */
	readonly symbol: string;
	/** Colour ring, 1 to 8. */
	readonly colour: number;
	/** Number of the member in the group; it is never reused. */
	readonly number: number;
	readonly name?: string | undefined;
}
