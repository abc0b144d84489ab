import type { first } from './messages/first-en.ts';
import type { Messages } from './messages/en.ts';
import { listsOf, withoutGuesses } from './sureness.ts';

/** Languages that ship, by BCP 47 tag. Hindi is first: what a language lacks, Hindi says. */
export const languages = ['hi', 'ne', 'en'] as const;
export type Language = (typeof languages)[number];

/** How each calls itself, as its words say it: the first screen of a new phone names all three before their words came. */
export const languageNames: Readonly<Record<Language, string>> = {
	hi: 'हिन्दी',
	ne: 'नेपाली',
	en: 'English'
};

export function isLanguage(tag: string): tag is Language {
	return languages.some((language) => language === tag);
}

export type FirstWords = typeof first;

/** Only the chosen language is fetched; a second one (print pages need two) is another call. */
export async function loadLanguage(language: Language): Promise<Messages> {
	if (language !== 'ne') return loadWritten(language);
	const [nepali, lists, hindi] = await Promise.all([loadWritten('ne'), listsOf('ne'), loadWritten('hi')]);
	return withoutGuesses(nepali, lists, hindi);
}

/** Words for paper: those of a bank, and what nobody is sure of in Nepali is English there, never Hindi. */
export async function loadPaperLanguage(language: Language): Promise<Messages> {
	const [own, english] = await Promise.all([loadWritten(language), loadWritten('en')]);
	return asBanksSay(language === 'ne' ? withoutGuesses(own, await listsOf('ne'), english) : own);
}

/** What women say on their screens, and what stands in its place on a paper: an officer reads it, and a group stays a group of members. */
const wordsOfBanks: readonly (readonly [RegExp, string])[] = [
	[/लोन/g, 'ऋण'],
	[/दीदियों/g, 'सदस्यों'],
	[/दीदी/g, 'सदस्य'],
	[/दिदीहरू/g, 'सदस्यहरू'],
	[/दिदी/g, 'सदस्य'],
	[/\{count\} didi/g, '{count} {count|member|members}'],
	[/\bdidi\b/gi, 'members']
];

const asBanksSay = (messages: Messages): Messages => ({
	...messages,
	...Object.fromEntries(
		Object.entries(messages).map(([key, said]) => [
			key,
			wordsOfBanks.reduce((text, [word, instead]) => text.replace(word, instead), said)
		])
	)
});

/** What the first screen of an empty phone says, and no other word. */
export async function loadFirstWords(language: Language): Promise<FirstWords> {
	if (language !== 'ne') return firstWritten(language);
	const [nepali, lists, hindi] = await Promise.all([firstWritten('ne'), listsOf('ne'), firstWritten('hi')]);
	return withoutGuesses(nepali, lists, hindi);
}

async function firstWritten(language: Language): Promise<FirstWords> {
	switch (language) {
		case 'en':
			return (await import('./messages/first-en.ts')).first;
		case 'hi':
			return (await import('./messages/first-hi.ts')).first;
		case 'ne':
			return (await import('./messages/first-ne.ts')).first;
	}
}

/** The words as they were written, guesses and all: for whoever reviews them. */
export async function loadWritten(language: Language): Promise<Messages> {
	switch (language) {
		case 'en':
			return (await import('./messages/en.ts')).en;
		case 'hi':
			return (await import('./messages/hi.ts')).hi;
		case 'ne':
			return (await import('./messages/ne.ts')).ne;
	}
}
