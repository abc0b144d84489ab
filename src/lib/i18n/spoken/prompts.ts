import { clipId, endsSentence, heardWords, type HeardWord } from '#voice';
import { money } from '#money';
import { amountInWords } from '../amount-in-words.ts';
import type { Language } from '../languages.ts';
import type { MessageKey, Messages } from '../messages/en.ts';
import { numberInWords } from '../number-in-words.ts';
import { formsOf } from '../words.ts';
import { halfWords, readDigits } from './read-digits.ts';
import { spokenKeys } from './spoken-keys.ts';

/**
 * Messages spoken at every meeting. With the numbers they are the core of a new voice: recorded first, in a quarter of an hour, and useful to share
 * on their own.
 */
const coreKeys: readonly MessageKey[] = [
	'word.who-name',
	'meeting.roll-prompt',
	'meeting.roll-read-back',
	'meeting.roll-read-back-came',
	'meeting.roll-read-back-absent',
	'meeting.roll-taken-back',
	'meeting.roll-faces-prompt',
	'loan.repay-prompt',
	'loan.repay-prompt-principal',
	'loan.repay-prompt-interest',
	'loan.repay-read-back',
	'loan.repay-read-back-finished',
	'loan.repay-read-back-not-today',
	'meeting.fine-prompt',
	'meeting.fine-read-back',
	'meeting.fine-read-back-imposed',
	'loan.prompt',
	'loan.read-back',
	'loan.her-yes',
	'meeting.count-prompt',
	'meeting.count-read-back',
	'meeting.difference-equal',
	'meeting.close-prompt',
	'meeting.close-read-back',
	'meeting.seal-prompt',
	'member.prompt',
	'member.prompt-loan',
	'book.home-prompt',
	'meeting.opened'
];

/** One recording that a voice needs. */
export interface Prompt {
	/** `clipId` of the spoken text. */
	readonly id: string;
	/** The text to read aloud, with punctuation. */
	readonly text: string;
	/** The message it comes from; null for a number or a unit of money. */
	readonly key: MessageKey | null;
	/** The number that is spoken, 0 to 99; null for all other prompts. */
	readonly number: number | null;
}

/** Returns all clips of a whole voice without duplicates: the core, then the parts of every other spoken message. */
export function spokenPrompts(messages: Messages, language: Language): readonly Prompt[] {
	return promptsOf(messages, language, [...coreKeys, ...spokenKeys(messages)]);
}

/** Returns the prompts of a new voice: numbers and money, then the messages of every meeting. */
export function corePrompts(messages: Messages, language: Language): readonly Prompt[] {
	return promptsOf(messages, language, coreKeys);
}

function promptsOf(messages: Messages, language: Language, keys: readonly MessageKey[]): readonly Prompt[] {
	const prompts = new Map<string, Prompt>();
	const add = (text: string, key: MessageKey | null, number: number | null = null): void => {
		const id = clipId(heardWords(text));
		if (id !== '' && !prompts.has(id)) prompts.set(id, { id, text, key, number });
	};
	for (const [place, word] of amountPrompts(language).entries()) add(word, null, place < 100 ? place : null);
	for (const key of keys) for (const part of spokenParts(messages[key], language)) add(part, key);
	return [...prompts.values()];
}

/** Returns 0–99, then every further word of an amount: hundred, lakh, rupees, paise, minus. */
export function amountPrompts(language: Language): readonly string[] {
	const small = Array.from({ length: 100 }, (_, value) => numberInWords(value, language));
	const larger = [100, 1_000, 1_00_000, 1_00_00_000].map((value) => numberInWords(value, language));
	const amounts = [100, 200, 1, 2, -100].map((value) => amountInWords(money(value), 'INR', language));
	const known = new Set(small);
	const further = [...larger, ...amounts]
		.flatMap((text) => text.split(' '))
		.filter((word) => !known.has(word));
	return [...small, ...new Set([...further, ...halfWords(language)])];
}

/** Returns the parts of a message between its slots, one sentence each, so that a recording can be reused. */
export function spokenParts(message: string, language: Language): readonly string[] {
	const parts = formsOf(message).flatMap((form) => readDigits(form, language).split(/\{\w+\}/));
	return [...new Set(parts.flatMap(sentencesOf))];
}

function sentencesOf(text: string): readonly string[] {
	const sentences: HeardWord[][] = [[]];
	for (const word of heardWords(text)) {
		sentences.at(-1)?.push(word);
		if (endsSentence(word)) sentences.push([]);
	}
	return sentences.filter((words) => words.length > 0).map(inWriting);
}

/** Restores the punctuation that is audible. A part that continues in the same sentence has no comma at its end. */
const inWriting = (words: readonly HeardWord[]): string =>
	words
		.map(({ word, after }, place) => {
			const isLast = place === words.length - 1;
			return word + (after === 'comma' && isLast ? '' : signOf[after]);
		})
		.join(' ');

const signOf: Readonly<Record<HeardWord['after'], string>> = { none: '', comma: ',', stop: '।', ask: '?' };

/** Reading speed, letters in a second. */
const lettersInSecond = 12;

/** Seconds for each prompt in addition to its sound: to find the button, think and go on. */
const handling = 4;

/** Estimated minutes to record the prompts: each is heard, spoken and played back. */
export function minutesToRecord(prompts: readonly Prompt[]): number {
	const seconds = prompts.reduce((sum, { text }) => sum + (3 * text.length) / lettersInSecond + handling, 0);
	return Math.ceil(seconds / 60);
}
