import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	blockKey,
	cellsGiven,
	districtKey,
	fewest,
	whole,
	type Cell,
	type Given
} from '../../src/desk/five.ts';
import { cases, seed } from '../support/soak.ts';

/*
 * Whoever has every sum that an office gave, of two months that follow one another, may add and subtract them as he likes. What he can learn is a
 * combination of them; it tells of the groups whose figures are in it. The question is put to linear algebra: is there a combination that
 * has figures of some groups, and of fewer than five? Groups of a block that behave alike stand in the same sums, and are asked as one.
 */

/** Groups of a block that behave alike, and how many they are. */
interface Kind {
	readonly district: string;
	readonly block: string;
	readonly count: number;
	/** Whether they were there before the first month, entered something in the first and in the second, and met in the second. */
	readonly old: boolean;
	readonly first: boolean;
	readonly second: boolean;
	readonly met: boolean;
}

const kindOf = (district: string, block: string) =>
	fc.record({
		district: fc.constant(district),
		block: fc.constant(block),
		count: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 9 })),
		old: fc.boolean(),
		first: fc.boolean(),
		second: fc.boolean(),
		met: fc.boolean()
	});
const family = fc.tuple(
	...['A', 'B', 'C'].flatMap((district) =>
		['1', '2', '3'].map((block) => fc.array(kindOf(district, block), { minLength: 0, maxLength: 2 }))
	)
);

const cellsOf = (kinds: readonly Kind[], second: boolean): readonly Cell[] => {
	const there = kinds.filter(({ old, first, second: also }) => old || first || (second && also));
	const keys = new Map(there.map(({ district, block }) => [blockKey(district, block), { district, block }]));
	return [...keys.values()].map((place) => {
		const own = there.filter(({ district, block }) => district === place.district && block === place.block);
		const count = (is: (kind: Kind) => boolean) => own.filter(is).reduce((sum, kind) => sum + kind.count, 0);
		const isActive = (kind: Kind) => (second ? kind.second : kind.first);
		return {
			...place,
			active: count(isActive),
			before: count(({ old, first }) => old || (second && first)),
			met: count((kind) => isActive(kind) && kind.met)
		};
	});
};

const isIn = (key: string, { district, block }: Kind): boolean =>
	key === whole || key === districtKey(district) || key === blockKey(district, block);

/**
 * Every sum given, as how often it has each unknown of each kind of groups: what was held before, what moved in the first and in the second month,
 * and who came in each. What nobody entered is nothing, and known.
 */
function sumsGiven(kinds: readonly Kind[], first: Given, second: Given): readonly (readonly number[])[] {
	const sum = (key: string, of: (kind: Kind) => readonly number[]) =>
		kinds.flatMap((kind) => (isIn(key, kind) ? of(kind) : [0, 0, 0, 0, 0]));
	const one = (is: boolean): number => (is ? 1 : 0);
	const rows = (keys: ReadonlySet<string>, of: (kind: Kind) => readonly number[]) =>
		[...keys].map((key) => sum(key, of));
	return [
		...rows(first.held, (kind) => [one(kind.old), one(kind.first), 0, 0, 0]),
		...rows(first.moved, (kind) => [0, one(kind.first), 0, 0, 0]),
		...rows(first.came, (kind) => [0, 0, 0, one(kind.first && kind.met), 0]),
		...rows(second.held, (kind) => [one(kind.old), one(kind.first), one(kind.second), 0, 0]),
		...rows(second.moved, (kind) => [0, 0, one(kind.second), 0, 0]),
		...rows(second.came, (kind) => [0, 0, 0, 0, one(kind.second && kind.met)])
	];
}

/** Rank over the rationals, by elimination; the numbers are small. */
function rankOf(matrix: readonly (readonly number[])[]): number {
	const rows = matrix.map((row) => [...row]);
	let rank = 0;
	for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
		const at = rows.findIndex((row, place) => place >= rank && Math.abs(row[column] ?? 0) > 1e-9);
		if (at < 0) continue;
		[rows[rank], rows[at]] = [rows[at] ?? [], rows[rank] ?? []];
		const pivot = rows[rank] ?? [];
		for (let place = rank + 1; place < rows.length; place += 1) {
			const times = (rows[place]?.[column] ?? 0) / (pivot[column] ?? 1);
			if (times !== 0) rows[place] = (rows[place] ?? []).map((cell, i) => cell - times * (pivot[i] ?? 0));
		}
		rank += 1;
	}
	return rank;
}

/** Whether some combination has figures of these kinds and of no other. */
function tellsOf(asked: ReadonlySet<number>, sums: readonly (readonly number[])[], whole: number): boolean {
	const outside = sums.map((row) => row.filter((_, column) => !asked.has(Math.floor(column / 5))));
	return whole > rankOf(outside);
}

function* fewKinds(kinds: readonly Kind[], from = 0, left = fewest - 1): Generator<readonly number[]> {
	for (let place = from; place < kinds.length; place += 1) {
		const count = kinds[place]?.count ?? 0;
		if (count > left) continue;
		yield [place];
		for (const more of fewKinds(kinds, place + 1, left - count)) yield [place, ...more];
	}
}

const learnt = (kinds: readonly Kind[], first: Given, second: Given): readonly (readonly number[])[] => {
	const sums = sumsGiven(kinds, first, second);
	const rank = rankOf(sums);
	return [...fewKinds(kinds)].filter((few) => tellsOf(new Set(few), sums, rank));
};

test('whoever adds and subtracts all sums of two months learns nothing of fewer than five groups', () => {
	let [given, cells] = [0, 0];
	fc.assert(
		fc.property(family, (families) => {
			const kinds = families.flat();
			const [one, two] = [cellsOf(kinds, false), cellsOf(kinds, true)];
			const first = cellsGiven(one, null);
			const second = cellsGiven(two, first.held);
			expect(learnt(kinds, first, second)).toEqual([]);
			given += second.held.size;
			cells += two.length;
		}),
		{ numRuns: cases(1000), seed: seed() }
	);
	expect(given / cells).toBeGreaterThan(0.2);
});

test('a group of four in a block of nine, and two editions of one family, are found where rules are weaker', () => {
	const kinds: Kind[] = [
		{ district: 'A', block: '1', count: 4, old: true, first: true, second: true, met: true },
		{ district: 'A', block: '1', count: 5, old: false, first: true, second: true, met: true },
		{ district: 'A', block: '2', count: 9, old: true, first: true, second: true, met: true }
	];
	const all = new Set([whole, districtKey('A'), blockKey('A', '1'), blockKey('A', '2')]);
	const none: Given = { held: new Set(), moved: new Set(), came: new Set() };
	// What nine hold, less what moved in the month in which five of them began, is what four held.
	expect(learnt(kinds, { ...none, held: all, moved: all }, none)).toEqual([[0]]);
	const first = cellsGiven(cellsOf(kinds, false), null);
	expect([...first.held]).toEqual([...all]);
	expect([...first.moved]).toEqual([whole, districtKey('A')]);
	expect(learnt(kinds, first, none)).toEqual([]);
	// Two blocks are left out in one month, and one of them is given with what moved in the next.
	const small = { ...kinds[0], block: '3', count: 3 } as Kind;
	const parts = [...kinds, small];
	const earlier = cellsGiven(cellsOf(parts, false), null);
	const later = cellsGiven(cellsOf(parts, true), earlier.held);
	expect(earlier.held.has(blockKey('A', '3'))).toBe(false);
	expect(learnt(parts, earlier, later)).toEqual([]);
});
