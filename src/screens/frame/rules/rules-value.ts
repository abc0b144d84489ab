import {
	type Constitution,
	withDefaults,
	writtenRules,
	type ConstitutionChanged,
	type GroupState,
	type RulesSince
} from '#group';
import type { LocalDate } from '#kernel';
import type { Money } from '#money';
import { weekdayKey, type IconName, type MessageKey, type Words } from '#i18n';
import type { Rules } from '#papers/rules/rule-question.ts';
import { ruleChapters, topicOf, type RuleTopicName } from '#papers/rules/rules-topics.ts';

/** The value of a rule as icon, text and amount; minor units. */
export interface RuleValue {
	readonly icon: IconName;
	readonly text: string;
	/** Null if the value is no money. */
	readonly amount: Money | null;
	/** Identity of the value, for comparison. */
	readonly key: string;
}

/** The value of one rule in words and pictures. */
export function ruleValue(name: RuleTopicName, rules: Rules, words: Words): RuleValue {
	const { icon, question } = topicOf(name);
	const value = (text: string, key: unknown, amount: Money | null = null, picture = icon): RuleValue => ({
		icon: picture,
		text,
		amount,
		key: JSON.stringify(key)
	});
	switch (question.kind) {
		case 'choice': {
			const read = question.read(rules);
			const option = question.options.find((one) => one.value === read);
			if (name === 'buyIn' && typeof rules.buyIn === 'object')
				return value(words.say('rules.buy-in-amount'), rules.buyIn, rules.buyIn.amount, 'notes');
			return value(option ? words.say(option.words) : read, read, null, option?.icon ?? icon);
		}
		case 'amount': {
			const amount = question.read(rules);
			return amount === 0 ? value(words.say(question.none), 0) : value('', amount, amount);
		}
		case 'count': {
			const count = question.read(rules);
			if (count === null) return value(question.none === null ? '' : words.say(question.none), null);
			return value(words.say(question.unit, { count: words.number(count) }), count);
		}
		case 'rate': {
			const percent = question.read(rules);
			if (question.none !== undefined && Number(percent) === 0) return value(words.say(question.none), '0');
			return value(words.say('setup.interest-rate', { percent }), percent);
		}
		case 'rhythm':
			return value(rhythmWords(rules, words), rules.meetingRhythm);
		case 'saving':
			return savingValue(rules, words, value);
		case 'order': {
			const order = rules.paymentOrder ?? [];
			return value(order.map((part) => words.say(`rules.part-${part}`)).join(', '), order);
		}
	}
}

type MakeValue = (text: string, key: unknown, amount?: Money | null) => RuleValue;

function savingValue({ saving }: Rules, words: Words, value: MakeValue): RuleValue {
	if (saving.mode === 'fixed') return value('', saving, saving.amount);
	if (saving.mode === 'perMember') return value(words.say('setup.saving-perMember'), saving);
	return value(words.say('setup.saving-shares'), saving, saving.shareValue);
}

/** For example "each month, last Sunday of the month". */
export function rhythmWords(
	{ meetingRhythm: { every, weekday, dayOfMonth, last, calendar } }: Rules,
	words: Words
): string {
	const isNepali = every === 'month' && calendar === 'bikramSambat';
	const when = words.say(isNepali ? 'calendar.bikram-each-month' : `setup.every-${every}`);
	const day = (of: number) => words.say(weekdayKey(of));
	if (last !== undefined)
		return words.say(isNepali ? 'calendar.bikram-last-weekday' : 'setup.last-weekday', {
			weekday: day(last)
		});
	if (weekday !== undefined) return `${when}, ${day(weekday)}`;
	return dayOfMonth === undefined ? when : `${when}, ${words.number(dayOfMonth)}`;
}

/** Spoken text of the rule and its value. */
export function spokenRule(
	name: RuleTopicName,
	{ text, amount }: Pick<RuleValue, 'text' | 'amount'>,
	words: Words,
	currency: string
): string {
	const parts = [
		...(text === '' ? [] : [text]),
		...(amount === null ? [] : [words.amount(amount, currency)])
	];
	const what: MessageKey = topicOf(name).title;
	return words.say('meeting.close-line', { what: words.say(what), amount: parts.join(', ') });
}

/** Values of a rule with their first days, newest first; days without a change are left out. */
export function ruleHistory(
	name: RuleTopicName,
	versions: readonly RulesSince[],
	words: Words
): readonly { readonly since: LocalDate; readonly value: RuleValue }[] {
	const said = versions.map(({ since, constitution }) => ({
		since,
		value: ruleValue(name, writtenRules(constitution), words)
	}));
	return said.filter(({ value }, place) => value.key !== said[place - 1]?.value.key).reverse();
}

/** Former rules, and the currency of the book. */
interface RulesBefore {
	readonly rules: Constitution | null;
	readonly currency: GroupState['currency'];
}

/** A rule together with a dependent one that can change alone. */
const withItsOwn = (name: RuleTopicName): readonly RuleTopicName[] =>
	name === 'socialFund' ? [name, 'socialFundShared'] : [name];

/** Spoken text of all changed rules with their new values. */
export function changedRules(
	{ rules: begun, currency: of }: RulesBefore,
	{ constitution }: ConstitutionChanged,
	words: Words,
	currency: string
): readonly string[] {
	if (begun === null) return [];
	const [before, after] = [writtenRules(begun), writtenRules(withDefaults(constitution, of))];
	return ruleChapters
		.flat()
		.flatMap(withItsOwn)
		.flatMap((name) => {
			const value = ruleValue(name, after, words);
			const isSame = ruleValue(name, before, words).key === value.key;
			return isSame ? [] : [spokenRule(name, value, words, currency)];
		});
}
