import { describe, expect, test } from 'vitest';
import { money } from '#money';
import type { DossierBlock, TableBlock } from '#papers/dossier/dossier-types.ts';
import { flow, nextPiece, settledPages, type DossierHeights, type PlacedBlock } from './flow.ts';

const part = (key: string, newPage = false): DossierBlock => ({
	kind: 'part',
	key,
	number: 1,
	title: 'paper.total',
	newPage
});
const fields = (key: string, rows: number): DossierBlock => ({
	kind: 'fields',
	key,
	rows: Array.from({ length: rows }, () => [{ label: 'paper.total', value: null }])
});
const table = (key: string, rows: number, more: Partial<TableBlock> = {}): TableBlock => ({
	kind: 'table',
	key,
	columns: [
		{ key: 'what', head: null, kind: 'words' },
		{ key: 'in', head: null, kind: 'money', width: 30, carry: 'sum' }
	],
	sections: [
		{
			key: 'rows',
			heading: null,
			rows: Array.from({ length: rows }, (_, place) => ({
				key: `row ${place}`,
				kind: 'plain',
				cells: [{ text: `row ${place}` }, { money: money(100) }]
			}))
		}
	],
	...more
});
const keys = (pages: readonly (readonly PlacedBlock[])[]) => pages.map((page) => page.map(({ key }) => key));
const room = 100;
const heights: DossierHeights = {
	room,
	gap: 2,
	ofBlock: (block) => (block.kind === 'fields' ? block.rows.length * 7.6 : 8),
	ofTable: () => ({ head: 6, heightOf: () => 5.6 })
};

describe('blocks flow over pages', () => {
	test('in their order, as many as there is room for', () => {
		const pages = flow([fields('a', 5), fields('b', 5), fields('c', 5)], heights);
		expect(keys(pages)).toEqual([['a', 'b'], ['c']]);
	});

	test('a part that asks for a page of its own gets one, but never an empty one before it', () => {
		expect(keys(flow([part('1', true), fields('a', 1), part('2', true), fields('b', 1)], heights))).toEqual([
			['1', 'a'],
			['2', 'b']
		]);
	});

	test('a heading goes to the page of what follows it', () => {
		const pages = flow([fields('a', 10), part('1'), fields('b', 3)], heights);
		expect(keys(pages)).toEqual([['a'], ['1', 'b']]);
	});

	test('boxes that belong to what is signed above them never stand alone on a page', () => {
		const signed: DossierBlock = { kind: 'signing', key: 'signed', lines: [] };
		const boxes: DossierBlock = { kind: 'boxes', key: 'boxes', boxes: [] };
		// 11 rows of 7.6 and 8 for the signatures: 8 more do not fit.
		const pages = flow([part('1'), fields('a', 1), fields('b', 9), signed, boxes], heights);
		expect(keys(pages)).toEqual([
			['1', 'a'],
			['b', 'signed', 'boxes']
		]);
	});

	test('no page holds more than there is room for', () => {
		const pages = flow([fields('a', 3), table('t', 60), fields('b', 3), table('u', 5)], heights);
		for (const page of pages) {
			const height = page.reduce((all, placed) => {
				const { block } = placed;
				if ('rows' in placed) return all + 6 + placed.rows.length * 5.6 + 2;
				return all + (block.kind === 'table' ? 0 : heights.ofBlock(block)) + 2;
			}, 0);
			expect(height - 2).toBeLessThanOrEqual(room);
		}
	});

	test('a table is cut between rows, none is lost, and each page says what is carried', () => {
		const pages = flow([fields('a', 3), table('t', 60)], heights);
		const rows = pages.flat().flatMap((placed) => ('rows' in placed ? placed.rows : []));
		expect(rows.filter(({ kind }) => kind === 'plain')).toHaveLength(60);
		expect(rows.filter(({ kind }) => kind === 'carried')).toHaveLength(2 * (pages.length - 1));
	});

	test('a table that is read as one is not cut', () => {
		const pages = flow([fields('a', 6), table('t', 10, { together: true })], heights);
		expect(keys(pages)).toEqual([['a'], ['t 0']]);
	});

	test('what is signed brings the last three rows of what it signs, or the text', () => {
		const signed: DossierBlock = { kind: 'signing', key: 'hands', lines: [null] };
		const text: DossierBlock = { kind: 'text', key: 'true', say: 'paper.total' };
		const rowsOf = (blocks: readonly DossierBlock[]) =>
			flow(blocks, heights).map((page) =>
				page.map((placed) =>
					'rows' in placed ? placed.rows.filter(({ kind }) => kind === 'plain').length : placed.key
				)
			);
		// 6 and 15 × 5.6 leave 10 of 100, which the lines for signatures need; of 16 rows three move with them.
		expect(rowsOf([table('t', 15), signed])).toEqual([[15, 'hands']]);
		expect(rowsOf([table('t', 16), signed])).toEqual([[13], [3, 'hands']]);
		expect(rowsOf([table('t', 14), text, signed])).toEqual([[11], [3, 'true', 'hands']]);
		expect(rowsOf([fields('a', 11), text, signed])).toEqual([['a'], ['true', 'hands']]);
		// The block does not start a new page that would leave a heading alone: the table is cut.
		expect(rowsOf([part('1', true), table('t', 15, { together: true }), signed])).toEqual([
			['1', 12],
			[3, 'hands']
		]);
		// A table that is not cut moves as a whole.
		expect(rowsOf([fields('a', 4), table('t', 11, { together: true }), signed])).toEqual([
			['a'],
			[11, 'hands']
		]);
	});

	test('a table with only its head left on a page begins on the next', () => {
		expect(keys(flow([fields('a', 10), table('t', 60)], heights))[0]).toEqual(['a']);
	});
});

describe('pages of a paper that grows part by part', () => {
	const decision = { kind: 'decision', key: 'decision' } as DossierBlock;
	const paper = [
		decision,
		part('2', true),
		fields('a', 5),
		part('3'),
		table('t', 40),
		part('4'),
		fields('b', 4),
		part('5', true),
		table('u', 20),
		fields('c', 2)
	];

	/** Index after each piece. */
	function ends(): readonly number[] {
		const found: number[] = [];
		for (let end = 0; end < paper.length; found.push(end)) end += nextPiece(paper, end).length;
		return found;
	}

	test('are measured piece by piece: a table ends one, and the next part begins one', () => {
		expect(ends()).toEqual([1, 3, 5, 7, 9, 10]);
	});

	test('are those of the whole paper, the last only once nothing can come on it any more', () => {
		const whole = flow(paper, heights);
		expect(whole.length).toBeGreaterThan(4);
		const counts = ends().map((end, place, all) => {
			// The next piece is known in every second case.
			const known = place % 2 === 0 ? end : (all[place + 1] ?? end);
			const pages = settledPages(
				{ title: 'paper.total', blocks: paper.slice(0, known), isWhole: false },
				end,
				heights
			);
			expect(pages).toEqual(whole.slice(0, pages.length));
			return pages.length;
		});
		// The dossier is not marked as whole, so its last page is not settled.
		expect(counts.at(-1)).toBe(whole.length - 1);
		expect(
			settledPages({ title: 'paper.total', blocks: paper, isWhole: true }, paper.length, heights)
		).toEqual(whole);
	});

	test('the first is there before anything is measured', () => {
		const unmeasured: DossierHeights = { ...heights, room: 0, ofBlock: () => 0 };
		expect(
			keys(settledPages({ title: 'paper.total', blocks: [decision], isWhole: false }, 1, unmeasured))
		).toEqual([['decision']]);
	});
});
