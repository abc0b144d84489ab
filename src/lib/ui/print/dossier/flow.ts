import { firstRowsOf, pagesOf } from '#papers/paging.ts';
import type { PaperRow } from '#papers/table-types.ts';
import {
	blockGap,
	blockHeight,
	dossierRoom,
	tableHeadHeight,
	tableRowHeight,
	type Sheet
} from './block-height.ts';
import type { DossierBlock, TableBlock } from '#papers/dossier/dossier-types.ts';

/** A block on a page; of a table the rows that stand there. */
export type PlacedBlock =
	| { readonly key: string; readonly block: Exclude<DossierBlock, TableBlock> }
	| { readonly key: string; readonly block: TableBlock; readonly rows: readonly PaperRow[] };

/** Rows of a table that are wanted on a page before it is cut: less looks lost. */
const rowsAtLeast = 3;

/**
 * Blocks in pages, in their order. Only tables are cut, between rows, with what is carried forward; a heading never
 * stands alone at the foot of a page.
 *
 * @param room millimetres between head and foot
 */
export function flow(
	blocks: readonly DossierBlock[],
	sheet: Sheet,
	room = dossierRoom
): readonly (readonly PlacedBlock[])[] {
	const pages: PlacedBlock[][] = [[]];
	let used = 0;
	const begin = () => {
		pages.push([]);
		used = 0;
	};
	const add = (placed: PlacedBlock, height: number) => {
		pages.at(-1)?.push(placed);
		used += height + blockGap;
	};
	for (const [place, block] of blocks.entries()) {
		const wanted = heightWanted(blocks, place, sheet, room);
		const breaks = block.kind === 'part' && block.newPage === true;
		if (used > 0 && (breaks || used + wanted > room)) begin();
		if (block.kind !== 'table') add({ key: block.key, block }, blockHeight(block, sheet));
		else
			for (const [part, rows] of cut(block, sheet, room, used).entries()) {
				if (part > 0) begin();
				add({ key: `${block.key} ${part}`, block, rows }, heightOf(rows, block, sheet));
			}
	}
	return pages;
}

function heightOf(rows: readonly PaperRow[], block: TableBlock, sheet: Sheet): number {
	return rows.reduce((all, row) => all + tableRowHeight(row, block, sheet), tableHeadHeight(block, sheet));
}

/** Room that a block needs to begin on a page: a heading and what is said above a table bring what follows, a table its head and a few rows. */
function heightWanted(blocks: readonly DossierBlock[], place: number, sheet: Sheet, room: number): number {
	const block = blocks[place];
	if (block === undefined) return 0;
	const height = blockHeight(block, sheet);
	if (block.kind === 'part' || block.kind === 'head' || (block.kind === 'text' && block.above === true))
		return height + blockGap + heightWanted(blocks, place + 1, sheet, room);
	if (block.kind !== 'table' || (block.together === true && height <= room)) return Math.min(height, room);
	const rows = block.sections.flatMap(({ heading, rows: own }): readonly PaperRow[] => [
		...(heading === null ? [] : [{ key: '', kind: 'heading' as const, cells: [heading] }]),
		...own
	]);
	const all = heightOf(rows, block, sheet);
	const few = heightOf(rows.slice(0, rowsAtLeast + 1), block, sheet);
	const [first] = block.sections;
	const held = first === undefined ? 0 : heightOf(firstRowsOf(first), block, sheet);
	return Math.min(all, Math.max(few + 6, held));
}

/** Rows of a table page by page: the first takes what is left of the page, the others a page of their own. */
function cut(block: TableBlock, sheet: Sheet, room: number, used: number): readonly (readonly PaperRow[])[] {
	const head = tableHeadHeight(block, sheet);
	const leaf = { key: block.key, of: null, columns: block.columns, sections: block.sections };
	return pagesOf(leaf, {
		room: room - head,
		firstRoom: room - head - used,
		heightOf: (row) => tableRowHeight(row, block, sheet)
	}).filter((rows) => rows.length > 0);
}
