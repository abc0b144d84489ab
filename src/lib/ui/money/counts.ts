import { cashPieces, money, type CurrencyCode, type Money } from '#money';

/** How many were counted, by row; a row that was not touched is missing. */
export type Counts = Readonly<Partial<Record<CountKey, number>>>;

/** One row of the count: ₹10 and ₹20 are a row as note and a row as coin. */
export interface CountRow {
	readonly key: CountKey;
	readonly piece: Money;
	readonly coin: boolean;
}

export type CountKey = `note-${number}` | `coin-${number}`;

/** More than this of one kind is a slip of the finger. */
export const countMost = 9999;

export function countRows(currency: CurrencyCode): readonly CountRow[] {
	const { notes, coins } = cashPieces(currency);
	return [
		...notes.map((piece): CountRow => ({ key: `note-${piece}`, piece, coin: false })),
		...coins.map((piece): CountRow => ({ key: `coin-${piece}`, piece, coin: true }))
	];
}

/** Value of what was counted so far, in minor units. */
export function countTotal(counts: Counts, currency: CurrencyCode): Money {
	return money(countRows(currency).reduce((sum, { key, piece }) => sum + piece * (counts[key] ?? 0), 0));
}

/** Notes and coins of one value added together, as the book keeps them: largest first, none left out that was counted. */
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
