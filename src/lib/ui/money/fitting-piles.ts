import { subtract, type CurrencyCode, type Money } from '#money';
import { formatMoney } from '#i18n';
import { coinBox } from './coin-art.ts';
import { laidTotal, piecesOn, type Laid } from './laid.ts';
import { isNote, noteArt, noteHeight } from './note-art.ts';
import { cashHeight } from './sizes.ts';

/** Up to so many of a kind are drawn one behind the other and counted by eye; of more one piece and its number. */
export const fannedMost = 3;
/** How far the piece below looks out, in units of a drawing: 10 px at the height of a sum. */
export const fanStep = 12;
/** As many kinds as are taken in at a glance. */
const pilesMost = 4;
export const pileGap = 8;
/** The blank pile that stands for all that has no room: two blank notes behind one with the figure, in units of a drawing. */
export const restShape = (rest: Money, currency: CurrencyCode) => {
	const plate = 8 + 11.6 * formatMoney(rest, currency).length;
	return { plate, width: plate + 9 };
};
export const restWidth = (rest: Money, currency: CurrencyCode): number =>
	(restShape(rest, currency).width * cashHeight.small) / noteHeight;

/** The notes of a sum in one line: the biggest first, and what the others are worth for which the line has no room. */
export interface Fitting {
	readonly piles: Laid;
	readonly rest: Money;
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
	const size = (amount < 0 ? -amount : amount) as Money;
	const all = piecesOn(laid, size, currency);
	/** What the first piles leave; a part of the smallest coin is always in it, because no piece makes it. */
	const restOf = (count: number): Money => subtract(size, laidTotal(all.slice(0, count)));
	const fits = (count: number): boolean => {
		if (room === undefined) return true;
		const wide = all.slice(0, count).map((pile) => pileWidth(pile, currency, letter));
		if (restOf(count) > 0) wide.push(restWidth(restOf(count), currency));
		return wide.reduce((sum, width) => sum + width, pileGap * (wide.length - 1)) <= room;
	};
	let count = Math.min(pilesMost, all.length);
	while (count > 0 && !fits(count)) count -= 1;
	return { piles: all.slice(0, count), rest: restOf(count) };
}

/** Px that the biggest pile takes with the blank one: a line with less room for notes has them below. */
export function leastLine(amount: Money, currency: CurrencyCode, laid: Laid = [], letter?: number): number {
	const size = (amount < 0 ? -amount : amount) as Money;
	const [first] = piecesOn(laid, size, currency);
	if (first === undefined) return 0;
	const rest = subtract(size, laidTotal([first]));
	return pileWidth(first, currency, letter) + (rest > 0 ? pileGap + restWidth(rest, currency) : 0);
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
