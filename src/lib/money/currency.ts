import type { LaidPieces } from './lay-out.ts';
import { money, type Money } from './money.ts';

/** ISO 4217 code, three capital letters. */
export type CurrencyCode = string;

/** Notes and coins for which there is a picture, in minor units, largest first. ₹2000 is being withdrawn and ₹1 and ₹2 are coins. */
export interface CashPieces {
	readonly notes: readonly Money[];
	readonly coins: readonly Money[];
}

const pieces = (notes: readonly number[], coins: readonly number[]): CashPieces => ({
	notes: notes.map((rupees) => money(rupees * 100)),
	coins: coins.map((rupees) => money(rupees * 100))
});

/** Indian series from 2016 on; Nepali notes in circulation. Source: denominations of the Nepal Rastra Bank. */
const inIndia = pieces([500, 200, 100, 50, 20, 10], [20, 10, 5, 2, 1]);
const inNepal = pieces([1000, 500, 100, 50, 20, 10, 5], [2, 1]);

/** Currencies without pictures are counted in coins of one minor unit. */
export function cashPieces(currency: CurrencyCode): CashPieces {
	return currency === 'INR' ? inIndia : currency === 'NPR' ? inNepal : { notes: [], coins: [money(1)] };
}

/** Cash amounts are multiples of the smallest coin: one rupee for INR and NPR, one minor unit elsewhere (ledger fine print 27). */
export function smallestCoin(currency: CurrencyCode): Money {
	return money(currency === 'INR' || currency === 'NPR' ? 100 : 1);
}

/** Makes `amount` greedily from the pieces worth less than `below`, largest first; a remainder smaller than every piece is dropped. */
export function fewestPieces(amount: Money, currency: CurrencyCode, below = Infinity): LaidPieces {
	const { notes, coins } = cashPieces(currency);
	const values = [...notes, ...coins].filter((piece) => piece < below).sort((a, b) => b - a);
	let left: number = amount;
	return values.flatMap((piece) => {
		const count = Math.floor(left / piece);
		left -= count * piece;
		return count > 0 ? [{ piece, count }] : [];
	});
}
