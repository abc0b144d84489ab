import { describe, expect, test } from 'vitest';
import { inPages, sheetsOf, womenByPage, type PackingRules } from './paging.ts';
import type { PaperLeaf, PaperRow } from './table-types.ts';

// Heights: each row is 10, title and head of a table 20, the gap between two tables 5.

const row = (key: string): PaperRow => ({ key, kind: 'plain', cells: [{ text: key }] });
const table = (key: string, count: number): PaperLeaf => ({
	key,
	of: null,
	columns: [{ key: 'words', head: null, kind: 'words' }],
	sections: [
		{ key, heading: null, rows: Array.from({ length: count }, (_, place) => row(`${key}${String(place)}`)) }
	]
});
const rules: PackingRules = {
	firstRoom: 100,
	room: 100,
	gap: 5,
	packed: true,
	heightsOf: () => ({ above: 20, heightOf: () => 10 })
};
const placed = (leaves: readonly PaperLeaf[], more: Partial<PackingRules> = {}) =>
	sheetsOf(leaves, { ...rules, ...more }).map((sheet) =>
		sheet.map(({ leaf, rows }) => `${leaf.key}×${String(rows.length)}`)
	);

describe('tables on sheets', () => {
	test('stand below each other where they fit: 40 + 5 + 50 of 100', () => {
		expect(placed([table('a', 2), table('b', 3), table('c', 1)])).toEqual([['a×2', 'b×3'], ['c×1']]);
	});

	test('begin each on a sheet of its own where the paper is not packed', () => {
		expect(placed([table('a', 2), table('b', 3)], { packed: false })).toEqual([['a×2'], ['b×3']]);
	});

	test('are not parted to fill a sheet where they fit on one', () => {
		expect(placed([table('a', 3), table('b', 4)])).toEqual([['a×3'], ['b×4']]);
	});

	test('go on on the next sheet where they are longer than one, beginning below another', () => {
		// The first table (40) and the gap (5) leave 55: after 20 for title and head, three rows fit.
		// Eight of the remaining nine rows fit, so the last sheet gets the minimum of three.
		expect(placed([table('a', 2), table('b', 12)])).toEqual([['a×2', 'b×3'], ['b×6'], ['b×3']]);
		expect(placed([table('a', 1), table('b', 12)])).toEqual([['a×1', 'b×4'], ['b×8']]);
	});

	test('have less room on the first sheet, which has the code', () => {
		expect(placed([table('a', 8)], { firstRoom: 60 })).toEqual([['a×4'], ['a×4']]);
		expect(placed([table('a', 8)])).toEqual([['a×8']]);
	});

	test('lose no row and fill no sheet beyond its room, whatever their lengths', () => {
		for (let first = 1; first < 12; first++)
			for (let second = 1; second < 30; second++) {
				const sheets = sheetsOf([table('a', first), table('b', second), table('c', 2)], {
					...rules,
					firstRoom: 70
				});
				const keys = sheets
					.flat()
					.flatMap(({ rows }) => rows.filter(({ kind }) => kind === 'plain').map(({ key }) => key));
				expect(keys).toHaveLength(first + second + 2);
				expect(new Set(keys).size).toBe(keys.length);
				for (const [place, sheet] of sheets.entries()) {
					const used = sheet.reduce((all, { rows }) => all + 20 + 10 * rows.length, 5 * (sheet.length - 1));
					expect(used).toBeLessThanOrEqual(place === 0 ? 70 : 100);
				}
			}
	});
});

describe('women on sheets', () => {
	test('stand as many on one as on the next, and nobody alone', () => {
		const parts = (women: number, size: number) =>
			inPages(Array.from({ length: women }), size).map((part) => part.length);
		expect([parts(20, 20), parts(21, 20), parts(13, 12), parts(0, 12), parts(5, 2)]).toEqual([
			[20],
			[11, 10],
			[7, 6],
			[0],
			[2, 2, 1]
		]);
	});

	test('the last of them above what closes the sheet', () => {
		expect(womenByPage(9, 12, 10)).toEqual([9]);
		expect(womenByPage(12, 12, 8)).toEqual([6, 6]);
		expect(womenByPage(25, 12, 8)).toEqual([9, 8, 8]);
		expect(womenByPage(13, 12, 12)).toEqual([7, 6]);
		// If no member fits above it, it gets a page of its own.
		expect(womenByPage(12, 12, 0)).toEqual([12, 0]);
	});
});
