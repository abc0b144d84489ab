import { subtract, type CurrencyCode, type Money } from '#money';
import { formatMoney } from '#i18n';
import { coinBox } from './coin-art.ts';
import { laidTotal, piecesOn, type Laid } from './laid.ts';
import { isNote, noteArt, noteHeight } from './note-art.ts';
import { cashHeight } from './sizes.ts';

/** Largest number of pieces that is drawn as a fan; of more one piece and its number are drawn. */
export const fannedMost = 3;
/** Visible part of a covered piece in units of the drawing: 10 px at the height of a sum. */
export const fanStep = 12;
/** Largest number of kinds that is recognised at a glance. */
const pilesMost = 4;
export const pileGap = 8;
/** Measures of the placeholder pile for notes that do not fit: two blank notes behind one with the value, in units of the drawing. */
export const restShape = (rest: Money, currency: CurrencyCode) => {
	const plate = 8 + 11.6 * formatMoney(rest, currency).length;
	return { plate, width: plate + 9 };
};
export const restWidth = (rest: Money, currency: CurrencyCode): number =>
	(restShape(rest, currency).width * cashHeight.small) / noteHeight;

/** The notes of a sum that fit one line, largest first, and the value of the others. */
export interface Fitting {
	readonly piles: Laid;
	readonly rest: Money;
}

/**
 * @param room px of the line; undefined before layout
 * @param laid the counted pieces, which may differ from the fewest pieces
 * @param letter size of the letters in px, which the user can enlarge
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
	/** Value not covered by the first piles; it includes any part below the smallest coin. */
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

/** Px of the biggest pile plus the placeholder pile: in a narrower line the notes wrap below. */
export function leastLine(amount: Money, currency: CurrencyCode, laid: Laid = [], letter?: number): number {
	const size = (amount < 0 ? -amount : amount) as Money;
	const [first] = piecesOn(laid, size, currency);
	if (first === undefined) return 0;
	const rest = subtract(size, laidTotal([first]));
	return pileWidth(first, currency, letter) + (rest > 0 ? pileGap + restWidth(rest, currency) : 0);
}

/**
 * Px available to the notes of a sum: the rest of the line beside a second sum, or a line of their own if not even one pile fits there.
 *
 * @param line px of the line; 0 before layout
 * @param beside px of the second sum; undefined for none
 * @param least px from which on the notes are placed beside it (`leastLine`)
 */
export function roomOfNotes(line: number, beside: number | undefined, least: number): number | undefined {
	const left = line - (beside === undefined ? 0 : beside + pileGap);
	if (line === 0) return undefined;
	return left < least ? line : left;
}

/** Width in px of a pile with its number, at the height of a sum. */
export function pileWidth({ piece, count }: Laid[number], currency: CurrencyCode, letter = 16): number {
	const width = isNote(piece, currency) ? noteArt(piece, currency).width : coinBox;
	const scale = cashHeight.small / noteHeight;
	return count <= fannedMost
		? (width + fanStep * (count - 1)) * scale
		: width * scale + 3 + 0.6 * letter * (1 + String(count).length);
}
