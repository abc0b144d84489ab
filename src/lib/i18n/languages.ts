import type { first } from './messages/first-en.ts';
import type { MessageKey, Messages } from './messages/en.ts';

/** Languages that ship, by BCP 47 tag. Hindi is first: it is the fallback for missing wordings. */
export const languages = ['hi', 'ne', 'en'] as const;
export type Language = (typeof languages)[number];

/** Name of each language in itself: the first screen of a new phone shows all three before their messages are loaded. */
export const languageNames: Readonly<Record<Language, string>> = {
	hi: 'हिन्दी',
	ne: 'नेपाली',
	en: 'English'
};

export function isLanguage(tag: string): tag is Language {
	return languages.some((language) => language === tag);
}

export type FirstWords = typeof first;

/** Modules that scripts/words.mjs generates for a language; each is loaded on demand. */
interface WrittenWords {
	readonly first: () => Promise<FirstWords>;
	readonly all: () => Promise<Messages>;
	/** Null for the source language of the translations. */
	readonly sureness: (() => Promise<SurenessLists>) | null;
}

const written: Readonly<Record<Language, WrittenWords>> = {
	en: {
		first: async () => (await import('./messages/first-en.ts')).first,
		all: async () => (await import('./messages/en.ts')).en,
		sureness: null
	},
	hi: {
		first: async () => (await import('./messages/first-hi.ts')).first,
		all: async () => (await import('./messages/hi.ts')).hi,
		sureness: async () => import('./messages/sureness-hi.ts')
	},
	ne: {
		first: async () => (await import('./messages/first-ne.ts')).first,
		all: async () => (await import('./messages/ne.ts')).ne,
		sureness: async () => import('./messages/sureness-ne.ts')
	}
};

/** Loads only the chosen language; print pages, which need two, call it twice. */
export async function loadLanguage(language: Language): Promise<Messages> {
	return withoutGuesses(language, 'hi', loadWritten);
}

/** Loads messages for paper: bank vocabulary, and unsure Nepali wordings replaced with English instead of Hindi. */
export async function loadPaperLanguage(language: Language): Promise<Messages> {
	const messages = forPaper.get(language) ?? asBanksSay(await withoutGuesses(language, 'en', loadWritten));
	forPaper.set(language, messages);
	return messages;
}

/** Cache, because each paper loads two languages. */
const forPaper = new Map<Language, Messages>();

/** Colloquial words of the screens and their formal replacements on paper, which officers read. */
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

/** Loads only the messages of the first screen of a phone without a book. */
export async function loadFirstWords(language: Language): Promise<FirstWords> {
	return withoutGuesses(language, 'hi', async (of) => written[of].first());
}

/** Loads the messages as written, guesses included, for reviewers. */
export async function loadWritten(language: Language): Promise<Messages> {
	return written[language].all();
}

/**
 * Replaces wordings marked as guesses (C) with those of another language: an understandable word is better than an invented one. Hindi and English
 * are returned unchanged.
 */
async function withoutGuesses<Some extends Partial<Messages>>(
	language: Language,
	other: Language,
	load: (language: Language) => Promise<Some>
): Promise<Some> {
	const { sureness } = written[language];
	if (language === 'hi' || sureness === null) return load(language);
	const [own, { guessed }, others] = await Promise.all([load(language), sureness(), load(other)]);
	const safe = Object.keys(own).filter((key) => guessed.has(key)) as (keyof Some)[];
	return { ...own, ...Object.fromEntries(safe.map((key) => [key, others[key]])) };
}

/**
 * How sure a wording is (docs/LANGUAGES.md). A: seen in a text by native speakers. B: confident, to be reviewed. C: a guess that a native speaker
 * must replace. English is the source of the translations, so it is A.
 */
export type Sureness = 'A' | 'B' | 'C';

/** Keys of the wordings of sureness A (`seen`) and C (`guessed`); all others are B. */
interface SurenessLists {
	// These are sets of plain strings: comparing two unions of a thousand keys took the compiler longer than the rest of the app.
	readonly seen: ReadonlySet<string>;
	readonly guessed: ReadonlySet<string>;
}

export async function loadSureness(language: Language): Promise<(key: MessageKey) => Sureness> {
	const { sureness } = written[language];
	if (sureness === null) return () => 'A';
	const { seen, guessed } = await sureness();
	return (key) => (seen.has(key) ? 'A' : guessed.has(key) ? 'C' : 'B');
}
