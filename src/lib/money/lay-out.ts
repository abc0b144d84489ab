import { money, type Money } from './money.ts';

/** How many there are of each note or coin, by its minor units. */
export type Pieces = Readonly<Record<string, number>>;

/** What is laid for one amount: largest first. */
export type LaidPieces = readonly { readonly piece: Money; readonly count: number }[];

/** Steps after which no other way is tried: a phone answers at once, and every phone answers the same. */
const stepsMost = 20_000;

/**
 * Lays out all `amounts` at once with the pieces that there are, large ones first. The largest amount takes first and equal ones
 * are alike, so that the order in which they stand does not matter.
 *
 * @param amounts minor units, zero or more
 * @returns in the order of the amounts; null where no way was found
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

	/** Worth of the pieces that are left from `kind` on. */
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

/** Minor units. */
export const worthOf = (pieces: Pieces): number =>
	Object.entries(pieces).reduce((sum, [piece, many]) => sum + Number(piece) * many, 0);
