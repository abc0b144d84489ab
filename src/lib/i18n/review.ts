import type { Language } from './languages.ts';
import type { MessageKey } from './messages/en.ts';

/** What a reviewer says of one wording: it is right, or how women say it better. */
export interface Verdict {
	/** The wording that she saw: a later one has not been reviewed. */
	readonly said: string;
	/** Null where it is right. */
	readonly better: string | null;
}

export type Verdicts = ReadonlyMap<MessageKey, Verdict>;

/** The file that a translator takes over: one line a word, in the order of the keys. */
export function writeReview(language: Language, verdicts: Verdicts): string {
	const words = Object.fromEntries(
		[...verdicts]
			.sort(([one], [other]) => (one < other ? -1 : 1))
			.map(([key, { said, better }]) => [key, better === null ? { said, right: true } : { said, better }])
	);
	return `${JSON.stringify({ format: 'bahi-review', version: 1, language, words }, null, '\t')}\n`;
}

/** The verdicts as they were kept on this phone; those about another wording are dropped. Damage is an empty list. */
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
