import type { PaperCell, PaperRow, PaperSection, TablePaperData } from '../table-types.ts';

/** A paper that is no table of its own, as one leaf of a file. */
export function oneLeaf(
	title: TablePaperData['title'],
	to: TablePaperData['to'],
	leaf: Omit<TablePaperData['leaves'][number], 'key'>,
	size: TablePaperData['size'] = 'a4'
): TablePaperData {
	return { title, size, from: null, to, leaves: [{ key: 'whole', ...leaf }] };
}

export const section = (key: string, rows: readonly PaperRow[], heading: PaperCell = null): PaperSection => ({
	key,
	heading,
	rows
});
