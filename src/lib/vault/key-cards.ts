import {
	assert,
	checkOf,
	fromFives,
	readLetters,
	secondCheckOf,
	toFives,
	writeLetters,
	err,
	ok,
	sameBytes,
	wipe,
	type Result
} from '#kernel';
import type { CardsRefusal, RandomSource } from '#app';

/** Bytes of the secret on the key paper. */
export const recoveryLength = 16;
const codeLength = 26;

/**
 * 128 bits as 26 letters and two that check them, in seven groups of four (ADR 0035).
 *
 * @param secret 16 bytes
 */
export function writeRecoveryCode(secret: Uint8Array): string {
	assert(secret.length === recoveryLength, 'a recovery secret has 16 bytes');
	const values = toFives(secret);
	return writeLetters([...values, checkOf(values), secondCheckOf(values)]);
}

/**
 * Reads what a person typed, as `readLetters` does.
 *
 * @returns 16 bytes, or null when a letter is missing, wrong or in the wrong place
 */
export function readRecoveryCode(typed: string): Uint8Array | null {
	const values = readLetters(typed);
	if (values === null) return null;
	const code = values.slice(0, codeLength);
	const [first, second, ...more] = values.slice(codeLength);
	const isRight = first === checkOf(code) && second === secondCheckOf(code) && more.length === 0;
	return isRight ? fromFives(code) : null;
}

/*
 * Three cards in the place of the key paper: its secret by Shamir over GF(256), so that any two give it and one says nothing of it (ADR 0079).
 * A card is 32 letters: three that its set has in common, drawn at random, 28 of the share and its place, and one that checks them.
 */

const made = 3;
const needed = 2;
const setLength = 3;
/** The share and its place, which is never 0. */
const shareLength = recoveryLength + 1;
const cardLetters = 32;

interface KeyCard {
	/** Letters that all cards of one set share. */
	readonly set: string;
	readonly share: Uint8Array;
}

const wrongLetters = { type: 'WrongCode', triesLeft: null } as const;

/** @param secret 16 bytes, wiped */
export async function writeKeyCards(secret: Uint8Array, random: RandomSource): Promise<readonly string[]> {
	const { split } = await import('shamir-secret-sharing');
	const set = Array.from(random.bytes(setLength), (byte) => byte & 31);
	const shares = await split(secret, made, needed);
	wipe(secret);
	return shares.map((share) => {
		const values = [...set, ...toFives(share)];
		wipe(share);
		return writeLetters([...values, checkOf(values)]);
	});
}

/** Checks the cards that were read so far; null if they are right. @param letters one card a line */
export function cardsRefused(letters: string): CardsRefusal | typeof wrongLetters | null {
	const cards = readCards(letters);
	return cards.ok ? null : cards.error;
}

/**
 * The secret of a key paper: its letters, or two or three cards of one set, a line each.
 *
 * @returns 16 bytes; where a card was forged, of another secret
 */
export async function readKeyLetters(
	letters: string
): Promise<Result<Uint8Array, CardsRefusal | typeof wrongLetters>> {
	const paper = readRecoveryCode(letters);
	if (paper !== null) return ok(paper);
	const cards = readCards(letters);
	if (!cards.ok) return cards;
	if (cards.value.length < needed) return err({ type: 'CardMissing', given: cards.value.length, needed });
	const { combine } = await import('shamir-secret-sharing');
	const shares = cards.value.map(({ share }) => share);
	const secret = await combine(shares);
	wipe(...shares);
	return ok(secret);
}

function readCards(letters: string): Result<readonly KeyCard[], CardsRefusal | typeof wrongLetters> {
	const cards: KeyCard[] = [];
	for (const line of linesOf(letters)) {
		const card = readCard(line);
		if (card === null) return err(wrongLetters);
		if (cards.some(({ set }) => set !== card.set)) return err({ type: 'CardsOfTwoSets' });
		if (cards.some(({ share }) => sameBytes(share, card.share))) return err({ type: 'SameCard' });
		if (cards.some(({ share }) => share[recoveryLength] === card.share[recoveryLength]))
			return err(wrongLetters);
		cards.push(card);
	}
	return cards.length === 0 || cards.length > made ? err(wrongLetters) : ok(cards);
}

function readCard(line: string): KeyCard | null {
	const values = readLetters(line);
	if (values?.length !== cardLetters) return null;
	const card = values.slice(0, -1);
	if (values[card.length] !== checkOf(card)) return null;
	const share = fromFives(card.slice(setLength));
	if (share?.length !== shareLength || share[recoveryLength] === 0) return null;
	return { set: writeLetters(card.slice(0, setLength)), share };
}

const linesOf = (letters: string): readonly string[] =>
	letters.split('\n').filter((line) => line.trim() !== '');
