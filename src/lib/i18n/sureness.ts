import type { Language } from './languages.ts';
import type { MessageKey, Messages } from './messages/en.ts';

/**
 * How sure a wording is (docs/LANGUAGES.md). A: seen in a text by native speakers. B: confident, to be reviewed. C: a guess
 * that a native speaker must replace. English is what the others are translated from, so it is A.
 */
export type Sureness = 'A' | 'B' | 'C';

/** Keys of the wordings that are A, and that are C; what is in neither is B. */
export interface SurenessLists {
	// Sets of plain text: comparing two sets of a thousand names took the compiler longer than all the rest of the app.
	readonly seen: ReadonlySet<string>;
	readonly guessed: ReadonlySet<string>;
}

export async function loadSureness(language: Language): Promise<(key: MessageKey) => Sureness> {
	if (language === 'en') return () => 'A';
	const { seen, guessed } = await listsOf(language);
	return (key) => (seen.has(key) ? 'A' : guessed.has(key) ? 'C' : 'B');
}

export async function listsOf(language: 'hi' | 'ne'): Promise<SurenessLists> {
	return language === 'hi'
		? (await import('./messages/sureness-hi.ts')).hindiSureness
		: (await import('./messages/sureness-ne.ts')).nepaliSureness;
}

/** Wordings of which nobody is sure give way to others, on a screen to Hindi ones: a word that is understood beats one that is made up. */
export function withoutGuesses<Some extends Partial<Messages>>(
	own: Some,
	{ guessed }: SurenessLists,
	others: Some
): Some {
	const safe = Object.keys(own).filter((key) => guessed.has(key)) as (keyof Some)[];
	return { ...own, ...Object.fromEntries(safe.map((key) => [key, others[key]])) };
}
