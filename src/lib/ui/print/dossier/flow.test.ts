import { describe, expect, test } from 'vitest';
import { createWords, loadLanguage } from '#i18n';
import { money } from '#money';
import { blockGap, blockHeight } from './block-height.ts';
import type { DossierBlock, TableBlock } from '#papers/dossier/dossier-types.ts';
import { flow, type PlacedBlock } from './flow.ts';

const both = {
	local: createWords('hi', await loadLanguage('hi')),
	english: createWords('en', await loadLanguage('en'))
};
const sheet = { both, currency: 'INR' } as const;
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

describe('blocks flow over pages', () => {
	test('in their order, as many as there is room for', () => {
		const pages = flow([fields('a', 5), fields('b', 5), fields('c', 5)], sheet, room);
		expect(keys(pages)).toEqual([['a', 'b'], ['c']]);
	});

	test('a part that asks for a page of its own gets one, but never an empty one before it', () => {
		expect(
			keys(flow([part('1', true), fields('a', 1), part('2', true), fields('b', 1)], sheet, room))
		).toEqual([
			['1', 'a'],
			['2', 'b']
		]);
	});

	test('a heading goes to the page of what follows it', () => {
		const pages = flow([fields('a', 10), part('1'), fields('b', 3)], sheet, room);
		expect(keys(pages)).toEqual([['a'], ['1', 'b']]);
	});

	test('no page holds more than there is room for', () => {
		const pages = flow([fields('a', 3), table('t', 60), fields('b', 3), table('u', 5)], sheet, room);
		for (const page of pages) {
			const height = page.reduce((all, placed) => {
				const { block } = placed;
				if (!('rows' in placed) || block.kind !== 'table') return all + blockHeight(block, sheet) + blockGap;
				const piece = { ...block, sections: [{ key: '', heading: null, rows: placed.rows }] };
				return all + blockHeight(piece, sheet) + blockGap;
			}, 0);
			expect(height - blockGap).toBeLessThanOrEqual(room);
		}
	});

	test('a table is cut between rows, none is lost, and each page says what is carried', () => {
		const pages = flow([fields('a', 3), table('t', 60)], sheet, room);
		const rows = pages.flat().flatMap((placed) => ('rows' in placed ? placed.rows : []));
		expect(rows.filter(({ kind }) => kind === 'plain')).toHaveLength(60);
		expect(rows.filter(({ kind }) => kind === 'carried')).toHaveLength(2 * (pages.length - 1));
	});

	test('a table that is read as one is not cut', () => {
		const pages = flow([fields('a', 6), table('t', 10, { together: true })], sheet, room);
		expect(keys(pages)).toEqual([['a'], ['t 0']]);
	});

	test('a table with only its head left on a page begins on the next', () => {
		expect(keys(flow([fields('a', 10), table('t', 60)], sheet, room))[0]).toEqual(['a']);
	});
});
