import { describe, expect, test } from 'vitest';
import { money, type Money } from '#money';
import type { PaperLeaf, PaperRow, PaperSection } from './table-types.ts';
import { firstRowsOf, pagesOf } from './paging.ts';

const columns: PaperLeaf['columns'] = [
	{ key: 'what', head: null, kind: 'words' },
	{ key: 'in', head: null, kind: 'money', carry: 'sum' },
	{ key: 'balance', head: null, kind: 'money', carry: 'last' }
];
const plain = (place: number): PaperRow => ({
	key: `row ${place}`,
	kind: 'plain',
	cells: [{ text: `row ${place}` }, { money: money(10) }, { money: money(100 + 10 * place) }]
});
/** Opening 100, then 10 per row. */
const section = (rows: number, more: Partial<PaperSection> = {}): PaperSection => ({
	key: 'cash',
	heading: null,
	rows: [
		{ key: 'opening', kind: 'opening', cells: [{ text: 'opening' }, { money: money(100) }] },
		...Array.from({ length: rows }, (_, place) => plain(place + 1)),
		{
			key: 'total',
			kind: 'total',
			cells: [{ text: 'total' }, { money: money(10 * rows) }, { money: money(100 + 10 * rows) }]
		}
	],
	...more
});
const pages = (sections: readonly PaperSection[], room: number) =>
	pagesOf({ key: 'leaf', of: null, columns, sections }, { room, heightOf: () => 1 });
const figures = (row: PaperRow | undefined): readonly (Money | null)[] =>
	(row?.cells ?? []).flatMap((cell) => (cell !== null && 'money' in cell ? [cell.money] : []));
const kinds = (rows: readonly PaperRow[]) => rows.map(({ kind }) => kind);

describe('rows that go on', () => {
	const cut = pages([section(12)], 6);

	test('stand on no more room than there is, each once', () => {
		expect(cut.map((rows) => rows.length)).toEqual([6, 6, 6]);
		expect(cut.flat().filter(({ kind }) => kind === 'plain')).toHaveLength(12);
	});

	test('carry forward what they come to, and the last balance', () => {
		// Opening, four rows and the carry line; four rows between two carry lines; the last rows and the total.
		expect(figures(cut[0]?.at(-1))).toEqual([40, 140]);
		expect(figures(cut[1]?.[0])).toEqual([40, 140]);
		expect(figures(cut[1]?.at(-1))).toEqual([80, 180]);
		expect(figures(cut[2]?.[0])).toEqual([80, 180]);
		expect(figures(cut[2]?.at(-1))).toEqual([120, 220]);
	});

	test('carry nothing where all is on one page', () => {
		expect(kinds(pages([section(3)], 6).flat())).toEqual(['opening', 'plain', 'plain', 'plain', 'total']);
	});
});

describe('a heading', () => {
	const two = [
		section(2, { key: 'a', heading: { text: 'A' } }),
		section(6, { key: 'b', heading: { text: 'B' } })
	];

	test('never stands alone at the end, and is said again where its rows go on', () => {
		const cut = pages(two, 7);
		expect(kinds(cut[0] ?? [])).toEqual(['heading', 'opening', 'plain', 'plain', 'total']);
		expect(kinds(cut[1] ?? [])).toEqual(['heading', 'opening', 'plain', 'plain', 'plain', 'carried']);
		// The last page has at least three entries.
		expect(kinds(cut[2] ?? [])).toEqual(['heading', 'carried', 'plain', 'plain', 'plain', 'total']);
	});

	test('counts each section from nothing', () => {
		// Section B only: three rows of 10 after its opening of 100.
		expect(figures(pages(two, 7)[1]?.at(-1))).toEqual([30, 130]);
	});

	test('of a section that is read as one begins on the next page', () => {
		const [first, second] = two;
		if (first === undefined || second === undefined) throw new Error('there are two');
		const cut = pages([first, { ...second, together: true }], 12);
		expect(kinds(cut[1] ?? [])[0]).toBe('heading');
		expect(cut).toHaveLength(2);
	});
});

describe('the end of a section', () => {
	const explained: PaperSection = {
		...section(5),
		rows: [...section(5).rows, { key: 'sum', kind: 'note', cells: [{ text: '100 + 50 = 150' }] }]
	};

	test('the total and what explains it stand with the last three entries', () => {
		expect(pages([explained], 7).map(kinds)).toEqual([
			['opening', 'plain', 'plain', 'carried'],
			['carried', 'plain', 'plain', 'plain', 'total', 'note']
		]);
	});

	test('where no page has room for three, with as many as it has', () => {
		expect(pages([explained], 5).map(kinds)).toEqual([
			['opening', 'plain', 'plain', 'plain', 'carried'],
			['carried', 'plain', 'plain', 'total', 'note']
		]);
	});

	test('what is signed below the last rows has room on their page, with three of them', () => {
		const of = (foot: number) =>
			pagesOf(
				{ key: 'leaf', of: null, columns, sections: [section(4)] },
				{ room: 8, heightOf: () => 1, foot }
			);
		expect(of(2).map(kinds)).toEqual([['opening', 'plain', 'plain', 'plain', 'plain', 'total']]);
		expect(of(3).map(kinds)).toEqual([
			['opening', 'plain', 'carried'],
			['carried', 'plain', 'plain', 'plain', 'total']
		]);
		// No space is reserved for what fits on no page.
		expect(of(9).map(kinds)).toEqual(of(0).map(kinds));
	});

	test('the total of a month stands with its last entry', () => {
		const month = (name: string): readonly PaperRow[] => [
			plain(1),
			{ key: name, kind: 'sub', cells: [{ text: name }, { money: money(10) }, null] }
		];
		const rows = [...month('a'), ...month('b'), ...month('c')].map((row, place) => ({
			...row,
			key: `${place}`
		}));
		expect(pages([{ key: 'cash', heading: null, rows }], 4).map(kinds)).toEqual([
			['plain', 'sub', 'carried'],
			['carried', 'plain', 'sub', 'carried'],
			['carried', 'plain', 'sub']
		]);
	});

	test('nothing is carried on after a total', () => {
		const notes = Array.from({ length: 6 }, (_, place) => ({
			key: `note ${place}`,
			kind: 'note' as const,
			cells: [null]
		}));
		const cut = pages([{ ...section(2), rows: [...section(2).rows, ...notes] }], 6);
		expect(cut.map(kinds)).toEqual([
			['opening', 'plain', 'plain', 'total', 'note', 'note'],
			['note', 'note', 'note', 'note']
		]);
	});

	test('rows of which none is parted begin on one page', () => {
		expect(kinds(firstRowsOf({ ...section(1), heading: { text: 'A' } }))).toEqual([
			'heading',
			'opening',
			'plain',
			'total'
		]);
		expect(kinds(firstRowsOf({ ...section(9), heading: { text: 'A' } }))).toEqual([
			'heading',
			'opening',
			'plain'
		]);
	});
});

test('every row has a key of its own on its page', () => {
	for (const rows of pages([section(20)], 6))
		expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
});
