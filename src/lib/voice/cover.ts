import { present } from '#kernel';

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

/** Order of pauses by length; a question counts as longer than a stop because it also sounds different. */
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

/** Part of a sentence that is played with one clip, or cannot be. */
export type Piece =
	| { readonly type: 'clip'; readonly id: string; readonly after: Pause }
	/** No clip says these words. */
	| { readonly type: 'unsaid'; readonly text: string; readonly after: Pause };

/**
 * What it costs to say these words with this clip; undefined when there is none. One for a clip, a little less or more
 * to prefer one voice to another.
 */
export type ClipCost = (id: string) => number | undefined;

/** No phrase of a dictionary is longer; more words are always several clips. */
const longestPhrase = 16;

/** A word that no clip says: a sentence is cut so that as few as possible are left. */
const unsaidCost = 1_000;

/**
 * Cuts a sentence into clips: first so that as little as possible stays unsaid, then into as few clips as possible. Where
 * two cuts are as good, the longer clip comes first. No clip goes over the end of a sentence.
 */
export function coverWithClips(text: string, costOf: ClipCost): readonly Piece[] {
	const words = heardWords(text);
	const best = cheapestFrom(words, costOf);
	const pieces: Piece[] = [];
	for (let at = 0; at < words.length;) {
		const { end, id } = best[at] ?? { end: at + 1, id: null };
		pieces.push(pieceOf(words.slice(at, end), id));
		at = end;
	}
	return joinUnsaid(pieces);
}

interface Step {
	readonly cost: number;
	readonly end: number;
	/** Null where this one word stays unsaid. */
	readonly id: string | null;
}

/** Cheapest cover of the rest of the text, for each word at which it can begin. */
function cheapestFrom(words: readonly HeardWord[], costOf: ClipCost): readonly Step[] {
	const best: Step[] = [];
	best[words.length] = { cost: 0, end: words.length, id: null };
	for (let at = words.length - 1; at >= 0; at -= 1) {
		let step: Step = { cost: unsaidCost + costAt(best, at + 1), end: at + 1, id: null };
		for (const { end, id } of phrasesFrom(words, at)) {
			const cost = costOf(id);
			const whole = cost === undefined ? Infinity : cost + costAt(best, end);
			if (whole <= step.cost) step = { cost: whole, end, id };
		}
		best[at] = step;
	}
	return best;
}

const costAt = (best: readonly Step[], at: number): number => best[at]?.cost ?? Infinity;

interface Phrase {
	readonly end: number;
	readonly id: string;
}

/**
 * Every phrase that begins at this word, shortest first. A question may be said with the clip of the statement; its own
 * comes last, so that it wins when it costs the same.
 */
function phrasesFrom(words: readonly HeardWord[], at: number): readonly Phrase[] {
	const phrases: Phrase[] = [];
	let id = '';
	for (let end = at; end < Math.min(words.length, at + longestPhrase); end += 1) {
		const { word, after } = present(words[end], 'a word of the text');
		id = id === '' ? word : `${id} ${word}`;
		phrases.push({ end: end + 1, id });
		if (after === 'ask') phrases.push({ end: end + 1, id: `${id} ?` });
		if (after === 'stop' || after === 'ask') break;
	}
	return phrases;
}

function pieceOf(words: readonly HeardWord[], id: string | null): Piece {
	const after = words.at(-1)?.after ?? 'none';
	return id === null
		? { type: 'unsaid', text: words.map(({ word }) => word).join(' '), after }
		: { type: 'clip', id, after };
}

/** Words that stay unsaid beside each other are one gap: one sound, or one sentence for the phone's own voice. */
function joinUnsaid(pieces: readonly Piece[]): readonly Piece[] {
	const joined: Piece[] = [];
	for (const piece of pieces) {
		const last = joined.at(-1);
		if (piece.type === 'unsaid' && last?.type === 'unsaid' && last.after === 'none') {
			joined[joined.length - 1] = { ...piece, text: `${last.text} ${piece.text}` };
		} else joined.push(piece);
	}
	return joined;
}
