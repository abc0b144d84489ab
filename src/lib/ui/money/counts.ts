import { minorPlaces } from '#i18n';
import { cashPieces, money, type CurrencyCode, type Money } from '#money';

/** Number of counted pieces by row; a row that was not touched is missing. */
export type Counts = Readonly<Partial<Record<CountKey, number>>>;

/** One row of the count, in the order of the tray of notes. */
export interface CountRow {
	readonly key: CountKey;
	readonly piece: Money;
	readonly coin: boolean;
	/** True for ₹10 and ₹20, which exist as note and coin; this row counts both. */
	readonly coinToo?: boolean;
	/** No drawing: a pile with its value. */
	readonly plain?: boolean;
}

export type CountKey = `note-${number}` | `coin-${number}`;

/** Whole units used to count notes and coins of other currencies: with cents, and without. */
const unitsWithCents = [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1];
const unitsWithout = [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 1];

/** A larger number is a typing error. */
export const piecesMost = 9999;

export function countRows(currency: CurrencyCode): readonly CountRow[] {
	const { notes, coins } = cashPieces(currency);
	if (notes.length === 0) return plainRows(currency);
	return [
		...notes.map((piece): CountRow => ({
			key: `note-${piece}`,
			piece,
			coin: false,
			...(coins.includes(piece) ? { coinToo: true } : {})
		})),
		...coins
			.filter((piece) => !notes.includes(piece))
			.map((piece): CountRow => ({ key: `coin-${piece}`, piece, coin: true }))
	];
}

/** Generic rows by value; the last row counts the rest in the smallest unit. */
function plainRows(currency: CurrencyCode): readonly CountRow[] {
	const places = minorPlaces(currency);
	const values = places === 0 ? unitsWithout : [...unitsWithCents.map((units) => units * 10 ** places), 1];
	return values.map((value): CountRow => ({
		key: `note-${value}`,
		piece: money(value),
		coin: false,
		plain: true
	}));
}

/** An empty box: zero in the first row. */
export function emptyBox(currency: CurrencyCode): Counts {
	const [first] = countRows(currency);
	return first === undefined ? {} : { [first.key]: 0 };
}

/** Value counted so far, in minor units. */
export function countTotal(counts: Counts, currency: CurrencyCode): Money {
	return money(countRows(currency).reduce((sum, { key, piece }) => sum + piece * (counts[key] ?? 0), 0));
}

/** Number of pieces of each counted value as the book stores it, largest first. */
export function countByPiece(
	counts: Counts,
	currency: CurrencyCode
): readonly { readonly piece: Money; readonly count: number }[] {
	const byPiece = new Map<Money, number>();
	for (const { key, piece } of countRows(currency)) {
		const count = counts[key];
		if (count !== undefined) byPiece.set(piece, (byPiece.get(piece) ?? 0) + count);
	}
	return [...byPiece]
		.map(([piece, count]) => ({ piece, count }))
		.sort((left, right) => right.piece - left.piece);
}
