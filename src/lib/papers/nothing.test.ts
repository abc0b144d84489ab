import { describe, expect, test } from 'vitest';
import { money } from '#money';
import type { PaperLeaf, PaperRow } from './table-types.ts';
import { noLeaf, withNothingSaid } from './paging.ts';

const opening: PaperRow = {
	key: 'opening',
	kind: 'opening',
	cells: [{ text: 'opening' }, { money: money(9) }]
};
const entry: PaperRow = { key: 'entry', kind: 'plain', cells: [{ text: 'entry' }, { money: money(1) }] };
const total: PaperRow = { key: 'total', kind: 'total', cells: [{ text: 'total' }, { money: money(9) }] };
const leaf = (...rows: readonly PaperRow[]): PaperLeaf => ({
	key: 'leaf',
	of: null,
	columns: [
		{ key: 'what', head: null, kind: 'words' },
		{ key: 'held', head: null, kind: 'money' }
	],
	sections: [{ key: 'only', heading: null, rows }]
});
const keys = ({ sections }: PaperLeaf) => sections.flatMap(({ rows }) => rows.map(({ key }) => key));

describe('a table without an entry', () => {
	test('says so in words', () => {
		const said = withNothingSaid(leaf());
		expect(said.sections[0]?.rows[0]?.cells).toEqual([{ words: ['account.no-entry'] }]);
		expect(keys(withNothingSaid(noLeaf))).toEqual(['nothing']);
	});

	test('says it between what was there before and its total', () => {
		expect(keys(withNothingSaid(leaf(opening, total)))).toEqual(['opening', 'nothing', 'total']);
	});
});

describe('nothing is added', () => {
	test('where there is an entry', () => {
		expect(keys(withNothingSaid(leaf(opening, entry, total)))).toEqual(['opening', 'entry', 'total']);
	});

	test('to what stands on a day, and to parts that each say it', () => {
		expect(keys(withNothingSaid(leaf(total)))).toEqual(['total']);
		const empty = leaf();
		const parts = { ...empty, sections: [...empty.sections, ...leaf(total).sections] };
		expect(withNothingSaid(parts)).toBe(parts);
	});
});
