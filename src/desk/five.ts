/*
 * Which sums leave an office. A sum tells of the groups that it is made of, and whoever has several can subtract: a part from its whole, one month
 * from the next, what moved from what is held. So no sum is given, and none can be worked out, that tells of fewer than five groups
 * (tests/properties/five.test.ts):
 *
 * - held (savings, loans): the difference of two months is what moved in groups that entered something, so those are counted;
 * - moved: with what is held they give what was held a month before, so it is given where that was given too, or, in the first month, where
 *   five groups or more were there before;
 * - came (who came, who saved): groups that met are counted.
 *
 * Where a part of a whole is left out, so many others go with it, the smallest first, that all together tell of five groups or more.
 */
export const fewest = 5;

/** A block of a district, and how many of its groups entered something in the month, were there before it, and met in it. */
export interface Cell {
	readonly district: string;
	readonly block: string;
	readonly active: number;
	readonly before: number;
	readonly met: number;
}

export const figureKinds = ['held', 'moved', 'came'] as const;
export type FigureKind = (typeof figureKinds)[number];

/** Names of cells whose figures of a kind are given: `whole`, districts and blocks. */
export type Given = Readonly<Record<FigureKind, ReadonlySet<string>>>;

export const whole = 'all';
export const districtKey = (district: string): string => JSON.stringify([district]);
export const blockKey = (district: string, block: string): string => JSON.stringify([district, block]);

/**
 * @param before what was held of which cells was given for the month before; null where nothing was ever given; empty where that month was left out
 */
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

/** Parts of a whole that is given: those that are left out tell of none, or of five groups or more together. */
function withoutFew<One extends Part>(parts: readonly One[], may: (key: string) => boolean): readonly One[] {
	const out = new Set(parts.filter(({ key, weight }) => weight < fewest || !may(key)));
	const rising = parts.filter((part) => !out.has(part)).toSorted((one, other) => one.weight - other.weight);
	for (const next of rising) {
		if (out.size === 0 || [...out].reduce((sum, { weight }) => sum + weight, 0) >= fewest) break;
		out.add(next);
	}
	return parts.filter((part) => !out.has(part));
}
