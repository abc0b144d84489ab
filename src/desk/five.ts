/*
 * Selection of sums that may leave an office. A sum discloses data of its groups, and several can be subtracted: a part from its whole, one month
 * from the next, movements from balances. So no published or computable sum covers fewer than five groups
 * (tests/properties/five.test.ts):
 *
 * - held (savings, loans): the difference of two months is what moved in groups with an entry, so those are counted;
 * - moved: with `held` it gives the balance of the month before, so it is published if that one was, or, in the first month, if
 *   five groups or more existed before;
 * - came (attendance, savers): groups that met are counted.
 *
 * If a part of a whole is suppressed, further ones are too, the smallest first, until all of these together cover five groups or more.
 */
export const fewest = 5;

/** A block of a district, with the numbers of its groups that had an entry in the month, existed before it, and met in it. */
export interface Cell {
	readonly district: string;
	readonly block: string;
	readonly active: number;
	readonly before: number;
	readonly met: number;
}

export const figureKinds = ['held', 'moved', 'came'] as const;
export type FigureKind = (typeof figureKinds)[number];

/** Names of cells whose figures of a kind are published: `whole`, districts and blocks. */
export type Given = Readonly<Record<FigureKind, ReadonlySet<string>>>;

export const whole = 'all';
export const districtKey = (district: string): string => JSON.stringify([district]);
export const blockKey = (district: string, block: string): string => JSON.stringify([district, block]);

/** @param before cells with published balances in the previous month; null if nothing was ever published; empty if that month was skipped */
export function cellsGiven(cells: readonly Cell[], before: ReadonlySet<string> | null): Given {
	const held = chosen(
		cells,
		({ active }) => active,
		() => true
	);
	const moved = chosen(
		cells,
		({ active, before: old }) => (before === null ? Math.min(active, old) : active),
		(key) => held.has(key) && (before === null || before.has(key))
	);
	return {
		held,
		moved,
		came: chosen(
			cells,
			({ met }) => met,
			() => true
		)
	};
}

type Weight = (cell: Cell) => number;

function chosen(
	cells: readonly Cell[],
	weightOf: Weight,
	may: (key: string) => boolean
): ReadonlySet<string> {
	const districts = new Map<string, Cell[]>();
	for (const cell of cells) districts.set(cell.district, [...(districts.get(cell.district) ?? []), cell]);
	const sumOf = (of: readonly Cell[]) => of.reduce((sum, cell) => sum + weightOf(cell), 0);
	if (!may(whole) || sumOf(cells) < fewest) return new Set();
	const parts = [...districts].map(([district, of]) => ({
		key: districtKey(district),
		of,
		weight: sumOf(of)
	}));
	const given = new Set([whole]);
	for (const part of withoutFew(parts, may)) {
		given.add(part.key);
		const blocks = part.of.map((cell) => ({
			key: blockKey(cell.district, cell.block),
			weight: weightOf(cell)
		}));
		for (const { key } of withoutFew(blocks, may)) given.add(key);
	}
	return given;
}

interface Part {
	readonly key: string;
	readonly weight: number;
}

/** Parts of a published whole: the suppressed ones are none, or cover five groups or more together. */
function withoutFew<One extends Part>(parts: readonly One[], may: (key: string) => boolean): readonly One[] {
	const out = new Set(parts.filter(({ key, weight }) => weight < fewest || !may(key)));
	const rising = parts.filter((part) => !out.has(part)).toSorted((one, other) => one.weight - other.weight);
	for (const next of rising) {
		if (out.size === 0 || [...out].reduce((sum, { weight }) => sum + weight, 0) >= fewest) break;
		out.add(next);
	}
	return parts.filter((part) => !out.has(part));
}
