import { money, type Money } from './money.ts';

/** Number of each note or coin, keyed by its value in minor units. */
export type Pieces = Readonly<Record<string, number>>;

/** The pieces that make up one amount, largest first. */
export type LaidPieces = readonly { readonly piece: Money; readonly count: number }[];

/** Limit of the backtracking search: it keeps a phone responsive, and a count of steps gives the same result on every phone. */
const stepsMost = 20_000;

/**
 * Makes all `amounts` at once from the available pieces, large ones first. The largest amount is served first and equal amounts are interchangeable,
 * so the order of `amounts` does not matter.
 *
 * @param amounts minor units, zero or more
 * @returns one list for each amount, in the order given; null if the search found no way
 */
export function layOut(amounts: readonly Money[], pieces: Pieces): readonly LaidPieces[] | null {
	const values = Object.entries(pieces)
		.filter(([, count]) => count > 0)
		.map(([piece]) => money(Number(piece)))
		.sort((one, other) => other - one);
	const left = values.map((value) => pieces[String(value)] ?? 0);
	const places = amounts.map((_, place) => place);
	places.sort((one, other) => (amounts[other] ?? 0) - (amounts[one] ?? 0));
	const laid: LaidPieces[] = amounts.map(() => []);
	let steps = 0;

	/** Value of the remaining pieces from index `kind` on, in minor units. */
	const worthFrom = (kind: number): number =>
		values.reduce((sum, value, place) => (place < kind ? sum : sum + value * (left[place] ?? 0)), 0);

	function lay(turn: number, kind: number, lacking: number, mine: LaidPieces): boolean {
		steps += 1;
		if (steps > stepsMost) return false;
		if (lacking === 0) {
			const place = places[turn];
			if (place === undefined) return true;
			laid[place] = mine;
			return begin(turn + 1);
		}
		const piece = values[kind];
		if (piece === undefined || worthFrom(kind) < lacking) return false;
		const there = left[kind] ?? 0;
		for (let count = Math.min(there, Math.floor(lacking / piece)); count >= 0; count -= 1) {
			left[kind] = there - count;
			const more = count === 0 ? mine : [...mine, { piece, count }];
			if (lay(turn, kind + 1, lacking - count * piece, more)) return true;
		}
		left[kind] = there;
		return false;
	}

	function begin(turn: number): boolean {
		const place = places[turn];
		return place === undefined || lay(turn, 0, amounts[place] ?? 0, []);
	}
	return begin(0) ? laid : null;
}

/** Total value of the pieces in minor units. */
export const worthOf = (pieces: Pieces): number =>
	Object.entries(pieces).reduce((sum, [piece, many]) => sum + Number(piece) * many, 0);
