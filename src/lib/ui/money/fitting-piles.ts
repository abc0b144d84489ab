import type { CurrencyCode, Money } from '#money';
import { coinBox } from './coin-art.ts';
import { piecesOn, type Laid } from './laid.ts';
import { isNote, noteArt, noteHeight } from './note-art.ts';
import { cashHeight } from './sizes.ts';

/** Up to so many of a kind are drawn one behind the other and counted by eye; of more one piece and its number. */
export const fannedMost = 3;
/** How far the piece below looks out, in units of a drawing: 10 px at the height of a sum. */
export const fanStep = 12;
/** As many kinds as are taken in at a glance. */
const pilesMost = 4;
export const pileGap = 8;
/** Of the blank pile that stands for all that has no room. */
export const restWidth = 24;

/** The notes of a sum in one line: the biggest first, and whether more is there than the line holds. */
export interface Fitting {
	readonly piles: Laid;
	readonly hasRest: boolean;
}

/**
 * @param room px of the line; undefined where it is not known yet
 * @param laid the pieces that lie there, which may be others than the fewest
 * @param letter px of the letters, which grow where women asked for it
 */
export function fittingPiles(
	amount: Money,
	currency: CurrencyCode,
	room: number | undefined,
	laid: Laid = [],
	letter?: number
): Fitting {
	const all = piecesOn(laid, (amount < 0 ? -amount : amount) as Money, currency);
	const fits = (count: number): boolean => {
		if (room === undefined) return true;
		const shown = all.slice(0, count);
		const rest = count < all.length ? pileGap + restWidth : 0;
		const wide = shown.reduce((sum, pile) => sum + pileWidth(pile, currency, letter), 0);
		return wide + pileGap * Math.max(0, shown.length - 1) + rest <= room;
	};
	let count = Math.min(pilesMost, all.length);
	while (count > 0 && !fits(count)) count -= 1;
	return { piles: all.slice(0, count), hasRest: count < all.length };
}

/** Px that the biggest pile takes with the blank one: a line with less room for notes has them below. */
export function leastLine(amount: Money, currency: CurrencyCode, laid: Laid = [], letter?: number): number {
	const [first, ...others] = piecesOn(laid, (amount < 0 ? -amount : amount) as Money, currency);
	if (first === undefined) return 0;
	return pileWidth(first, currency, letter) + (others.length > 0 ? pileGap + restWidth : 0);
}

/**
 * Px that the notes of a sum have: what a second sum leaves of the line, or where not even one pile has room there a line of their own.
 *
 * @param line px of the line; 0 before it is laid out
 * @param beside px of what stands there already; undefined for nothing
 * @param least px from which on they stand beside it (`leastLine`)
 */
export function roomOfNotes(line: number, beside: number | undefined, least: number): number | undefined {
	const left = line - (beside === undefined ? 0 : beside + pileGap);
	if (line === 0) return undefined;
	return left < least ? line : left;
}

/** Px of a pile at the height of a sum, with its number. */
export function pileWidth({ piece, count }: Laid[number], currency: CurrencyCode, letter = 16): number {
	const width = isNote(piece, currency) ? noteArt(piece, currency).width : coinBox;
	const scale = cashHeight.small / noteHeight;
	return count <= fannedMost
		? (width + fanStep * (count - 1)) * scale
		: width * scale + 3 + 0.6 * letter * (1 + String(count).length);
}
