/** How long the voice waits after a word: not at all, for a comma, at the end of a sentence or of a question. */
export type Pause = 'none' | 'comma' | 'stop' | 'ask';

/** One word as it sounds, without its signs, and what stands behind it. */
export interface HeardWord {
	readonly word: string;
	readonly after: Pause;
}

/** Words (also "twenty-one", "didi's"), ends of sentences, and lighter signs. Brackets and quotes are not heard. */
const parts = /[\p{L}\p{M}\p{N}]+(?:[-'’][\p{L}\p{M}\p{N}]+)*|[?]|[।॥.!…]|[,;:–—]/gu;

/**
 * A sentence as its words. The same word written in two ways (composed or not, with or without a joiner, large or
 * small letters) is one. Digits are words here: whoever speaks writes them out before.
 */
export function heardWords(text: string): readonly HeardWord[] {
	const plain = text
		.normalize('NFC')
		.replace(/[\u200c\u200d]/g, '')
		.toLowerCase();
	const words: { word: string; after: Pause }[] = [];
	for (const [part] of plain.matchAll(parts)) {
		const pause = pauseOf(part);
		const last = words.at(-1);
		if (pause === 'none') words.push({ word: part, after: 'none' });
		else if (last !== undefined && weight[pause] > weight[last.after]) last.after = pause;
	}
	return words;
}

/** How long a pause is beside another; a question is a stop that also sounds different. */
const weight: Readonly<Record<Pause, number>> = { none: 0, comma: 1, stop: 2, ask: 3 };

function pauseOf(part: string): Pause {
	if (part === '?') return 'ask';
	if (/^[।॥.!…]$/.test(part)) return 'stop';
	return /^[,;:–—]$/.test(part) ? 'comma' : 'none';
}

/** The name of the clip that says these words: the words themselves, and a question mark where they ask. */
export function clipId(words: readonly HeardWord[]): string {
	const said = words.map(({ word }) => word).join(' ');
	return words.at(-1)?.after === 'ask' ? `${said} ?` : said;
}

/** A sentence ends after this word: no clip goes on over it. */
export const endsSentence = ({ after }: HeardWord): boolean => after === 'stop' || after === 'ask';
