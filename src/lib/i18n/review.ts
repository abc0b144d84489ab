import type { Language } from './languages.ts';
import type { MessageKey } from './messages/en.ts';

/** A reviewer's verdict on one wording: it is right, or there is a better one. */
export interface Verdict {
	/** The wording that was reviewed: a later one counts as not reviewed. */
	readonly said: string;
	/** Null where it is right. */
	readonly better: string | null;
}

export type Verdicts = ReadonlyMap<MessageKey, Verdict>;

/** Writes the review as a file for the translator: one line for each word, sorted by key. */
export function writeReview(language: Language, verdicts: Verdicts): string {
	const words = Object.fromEntries(
		[...verdicts]
			.sort(([one], [other]) => (one < other ? -1 : 1))
			.map(([key, { said, better }]) => [key, better === null ? { said, right: true } : { said, better }])
	);
	return `${JSON.stringify({ format: 'bahi-review', version: 1, language, words }, null, '\t')}\n`;
}

/** Reads the verdicts stored on this phone and drops those about an outdated wording; damaged data gives an empty map. */
export function readVerdicts(kept: string | null, messages: Readonly<Record<MessageKey, string>>): Verdicts {
	const isKey = (key: string): key is MessageKey => Object.hasOwn(messages, key);
	const verdicts = new Map<MessageKey, Verdict>();
	for (const [key, said, better] of entriesIn(kept)) {
		if (typeof key !== 'string' || typeof said !== 'string') continue;
		if (isKey(key) && messages[key] === said)
			verdicts.set(key, { said, better: typeof better === 'string' ? better : null });
	}
	return verdicts;
}

export function keepVerdicts(verdicts: Verdicts): string {
	return JSON.stringify([...verdicts].map(([key, { said, better }]) => [key, said, better]));
}

function entriesIn(kept: string | null): readonly (readonly unknown[])[] {
	try {
		const read: unknown = JSON.parse(kept ?? '[]');
		return Array.isArray(read) ? read.filter((entry): entry is unknown[] => Array.isArray(entry)) : [];
	} catch {
		return [];
	}
}
