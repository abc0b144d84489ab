import { firstRowsOf, carriedRow, pagesOf, withHeading } from '#papers/paging.ts';
import type { PaperLeaf, PaperRow } from '#papers/table-types.ts';
import type { DossierBlock, DossierData, TableBlock } from '#papers/dossier/dossier-types.ts';

/** A block on a page; for a table, its rows on that page. */
export type PlacedBlock =
	| { readonly key: string; readonly block: PlainBlock }
	| { readonly key: string; readonly block: TableBlock; readonly rows: readonly PaperRow[] };

type PlainBlock = Exclude<DossierBlock, TableBlock>;

/** All in one unit. */
export interface DossierHeights {
	/** Height of a page between header and footer. */
	readonly room: number;
	/** Space between two blocks. */
	readonly gap: number;
	readonly ofBlock: (block: PlainBlock) => number;
	readonly ofTable: (block: TableBlock) => {
		readonly head: number;
		readonly heightOf: (row: PaperRow) => number;
	};
}

/** Least number of rows before a table is cut; fewer look misplaced. */
const rowsAtLeast = 3;

/**
 * Distributes blocks to pages in order. Only tables are cut, between rows, with sums carried forward. A heading never ends a page,
 * and signatures or thumbprints never stand without the end of what they sign.
 */
export function flow(
	blocks: readonly DossierBlock[],
	heights: DossierHeights
): readonly (readonly PlacedBlock[])[] {
	const { gap } = heights;
	const pages: PlacedBlock[][] = [[]];
	let used = 0;
	const begin = () => {
		pages.push([]);
		used = 0;
	};
	const add = (placed: PlacedBlock, height: number) => {
		pages.at(-1)?.push(placed);
		used += height + gap;
	};
	for (const [place, block] of blocks.entries()) {
		const breaks = block.kind === 'part' && block.newPage === true;
		if (used > 0 && (breaks || !hasRoom(blocks, place, used, heights))) begin();
		if (block.kind !== 'table') add({ key: block.key, block }, heights.ofBlock(block));
		else
			for (const [part, rows] of cut(block, heights, {
				used,
				foot: footOf(blocks, place, heights)
			}).entries()) {
				if (part > 0) begin();
				add({ key: `${block.key} ${part}`, block, rows }, heightOf(rows, block, heights));
			}
	}
	return pages;
}

/** Blocks from an index up to and including the first that is slow to draw, or up to the next part. */
export function nextPiece(blocks: readonly DossierBlock[], from: number): readonly DossierBlock[] {
	const end = blocks.findIndex(
		(block, place) => place > from && (block.kind === 'part' || takesLong.has(blocks[place - 1]?.kind))
	);
	return blocks.slice(from, end < 0 ? undefined : end);
}

const takesLong: ReadonlySet<DossierBlock['kind'] | undefined> = new Set(['table', 'charts']);

/** Pages of the first blocks that later blocks no longer change. @param count number of measured blocks */
export function settledPages(
	{ blocks, isWhole }: DossierData,
	count: number,
	heights: DossierHeights
): ReturnType<typeof flow> {
	const pages = flow(blocks.slice(0, count), heights);
	const [last, next] = [blocks[count - 1], blocks[count]];
	const isEnd =
		last?.kind === 'decision' ||
		(next === undefined ? isWhole : next.kind === 'part' && next.newPage === true);
	return isEnd ? pages : pages.slice(0, -1);
}

function heightOf(rows: readonly PaperRow[], block: TableBlock, { ofTable }: DossierHeights): number {
	const table = ofTable(block);
	return rows.reduce((all, row) => all + table.heightOf(row), table.head);
}

/** A table's signatures do not leave a page that is filled less than this share: the end of the table moves with them. */
const nearlyEmpty = 0.3;

/** True if a block can begin on a page of which `used` is filled. */
function hasRoom(
	blocks: readonly DossierBlock[],
	place: number,
	used: number,
	heights: DossierHeights
): boolean {
	const { room } = heights;
	if (used + heightWanted(blocks, place, heights) <= room) return true;
	const block = blocks[place];
	return (
		block?.kind === 'table' && used < nearlyEmpty * room && used + heightWanted([block], 0, heights) <= room
	);
}

/** Height that a block needs to begin on a page: headings and texts above a table include the next block, a table its head and a few rows. */
function heightWanted(blocks: readonly DossierBlock[], place: number, heights: DossierHeights): number {
	const block = blocks[place];
	if (block === undefined) return 0;
	const { room, gap } = heights;
	if (block.kind !== 'table') {
		const height = heights.ofBlock(block);
		const next = blocks[place + 1];
		const bringsNext =
			block.kind === 'part' ||
			block.kind === 'head' ||
			(next !== undefined && signing.has(next.kind)) ||
			((block.kind === 'text' || block.kind === 'fields') && block.above === true);
		if (!bringsNext) return Math.min(height, room);
		const both = height + gap + heightWanted(blocks, place + 1, heights);
		return both <= room ? both : Math.min(height, room);
	}
	const all = heightOf(block.sections.flatMap(withHeading), block, heights);
	if (block.together === true && all <= room) {
		const withFoot = all + footOf(blocks, place, heights);
		return withFoot <= room ? withFoot : all;
	}
	const few = heightOf(block.sections.flatMap(withHeading).slice(0, rowsAtLeast + 1), block, heights);
	const [first] = block.sections;
	const held = first === undefined ? 0 : heightOf(firstRowsOf(first), block, heights);
	const carried = heights.ofTable(block).heightOf(carriedRow(block.columns, 'brought'));
	return Math.min(all, Math.max(few + carried, held));
}

/** Blocks for signatures, thumbprints and stamps, and attachments beside them. */
const signing: ReadonlySet<DossierBlock['kind']> = new Set(['signing', 'signatures', 'boxes', 'receipt']);

/** Height of the signatures of a table and the texts before them, with gaps; 0 if another table or part comes first. */
function footOf(blocks: readonly DossierBlock[], place: number, { gap, ofBlock }: DossierHeights): number {
	let [height, signed] = [0, 0];
	for (const block of blocks.slice(place + 1)) {
		if (block.kind !== 'text' && block.kind !== 'fields' && !signing.has(block.kind)) break;
		height += gap + ofBlock(block as PlainBlock);
		if (signing.has(block.kind)) signed = height;
	}
	return signed;
}

/** Rows of a table page by page: the first page has the remaining room, the others a whole page. */
function cut(
	block: TableBlock,
	heights: DossierHeights,
	{ used, foot }: { readonly used: number; readonly foot: number }
): readonly (readonly PaperRow[])[] {
	const { head, heightOf } = heights.ofTable(block);
	const room = heights.room - head;
	return pagesOf(leafOf(block), { room, firstRoom: room - used, heightOf, foot }).filter(
		(rows) => rows.length > 0
	);
}

export const leafOf = ({ key, columns, sections }: TableBlock): PaperLeaf => ({
	key,
	of: null,
	columns,
	sections
});
