import type { PaperLeaf, PaperRow, PaperSection } from './table-types.ts';

const nothing: PaperRow = { key: 'nothing', kind: 'note', cells: [{ words: ['account.no-entry'] }] };

/** A paper without a table: a sheet with its head and these words, not a white one. */
export const noLeaf: PaperLeaf = {
	key: 'nothing',
	of: null,
	columns: [{ key: 'words', head: { words: ['account.particulars'] }, kind: 'words' }],
	sections: [{ key: 'nothing', heading: null, rows: [] }]
};

/** A table without an entry says so in words: an empty one could be a fault of the printer. */
export function withNothingSaid(leaf: PaperLeaf): PaperLeaf {
	const [only, ...more] = leaf.sections;
	return only === undefined || more.length > 0 ? leaf : { ...leaf, sections: [inWords(only)] };
}

/** After what was there before, where the balance goes on. */
function inWords(section: PaperSection): PaperSection {
	const { rows } = section;
	const [first] = rows;
	if (first === undefined) return { ...section, rows: [nothing] };
	const isEmpty = first.kind === 'opening' && rows.every(({ kind }) => kind !== 'plain');
	return isEmpty ? { ...section, rows: [first, nothing, ...rows.slice(1)] } : section;
}
