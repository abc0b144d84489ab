import { present } from '#kernel';
import { heardWords, type HeardWord, type Pause } from './clip-words.ts';

/** What is played for one part of a sentence, in order. */
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

/** From each word on: the cheapest way to the end of the text. */
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
