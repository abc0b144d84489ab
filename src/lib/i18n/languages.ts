import type { first } from './messages/first-en.ts';
import type { MessageKey, Messages } from './messages/en.ts';

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

/** Where scripts/words.mjs puts the words of a language: each is fetched when it is asked for. */
interface WrittenWords {
	readonly first: () => Promise<FirstWords>;
	readonly all: () => Promise<Messages>;
	/** Null where others are translated from it. */
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

/** Only the chosen language is fetched; a second one (print pages need two) is another call. */
export async function loadLanguage(language: Language): Promise<Messages> {
	return withoutGuesses(language, 'hi', loadWritten);
}

/** Words for paper: those of a bank, and what nobody is sure of in Nepali is English there, never Hindi. */
export async function loadPaperLanguage(language: Language): Promise<Messages> {
	const messages = forPaper.get(language) ?? asBanksSay(await withoutGuesses(language, 'en', loadWritten));
	forPaper.set(language, messages);
	return messages;
}

/** Each paper asks for two. */
const forPaper = new Map<Language, Messages>();

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
	return withoutGuesses(language, 'hi', async (of) => written[of].first());
}

/** The words as they were written, guesses and all: for whoever reviews them. */
export async function loadWritten(language: Language): Promise<Messages> {
	return written[language].all();
}

/**
 * Wordings of which nobody is sure give way to those of another language: a word that is understood beats one that is made up.
 * Hindi and English have nothing to give way to.
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
 * How sure a wording is (docs/LANGUAGES.md). A: seen in a text by native speakers. B: confident, to be reviewed. C: a guess
 * that a native speaker must replace. English is what the others are translated from, so it is A.
 */
export type Sureness = 'A' | 'B' | 'C';

/** Keys of the wordings that are A, and that are C; what is in neither is B. */
interface SurenessLists {
	// Sets of plain text: comparing two sets of a thousand names took the compiler longer than all the rest of the app.
	readonly seen: ReadonlySet<string>;
	readonly guessed: ReadonlySet<string>;
}

export async function loadSureness(language: Language): Promise<(key: MessageKey) => Sureness> {
	const { sureness } = written[language];
	if (sureness === null) return () => 'A';
	const { seen, guessed } = await sureness();
	return (key) => (seen.has(key) ? 'A' : guessed.has(key) ? 'C' : 'B');
}
