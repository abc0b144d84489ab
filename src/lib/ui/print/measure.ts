import type { CurrencyCode } from '#money';
import { type BothWords, cellText } from '#papers/cell-text.ts';
import { rowsToMeasure } from '#papers/paging.ts';
import type { PaperCell, PaperColumn, PaperLeaf, PaperRow } from '#papers/table-types.ts';

/** Heights of a table as rendered by the browser. */
export interface TableHeights {
	/** CSS px. */
	readonly head: number;
	/** CSS px. */
	readonly heightOf: (row: PaperRow) => number;
}

/** One row of each distinct look, in its columns, rendered for measurement. */
export interface TableSample {
	readonly key: string;
	readonly columns: readonly PaperColumn[];
	readonly rows: readonly PaperRow[];
}

interface Look {
	readonly both: BothWords;
	readonly currency: CurrencyCode;
}

/** Key of a cell's height: cells that never wrap share a key; others are keyed by their text. */
function lookOf(cell: PaperCell, look: Look): string {
	if (cell === null) return '';
	if ('money' in cell) return '0';
	return 'day' in cell ? '1' : cellText(cell, look.both, look.currency);
}

const rowLook = ({ kind, height, cells }: PaperRow, look: Look): string =>
	[kind, height, ...cells.map((cell) => lookOf(cell, look))].join('|');

const columnsLook = (columns: readonly PaperColumn[], look: Look): string =>
	columns.map(({ key, kind, width, head }) => [key, kind, width, lookOf(head, look)].join('|')).join('||');

/** Merges tables with the same columns, and rows with the same look: the tables of a year have few. */
export function samplesOf(leaves: readonly PaperLeaf[], look: Look): readonly TableSample[] {
	const samples = new Map<string, { columns: readonly PaperColumn[]; rows: Map<string, PaperRow> }>();
	for (const leaf of leaves) {
		const key = columnsLook(leaf.columns, look);
		const sample = samples.get(key) ?? { columns: leaf.columns, rows: new Map<string, PaperRow>() };
		samples.set(key, sample);
		for (const row of rowsToMeasure(leaf)) {
			const rowKey = rowLook(row, look);
			if (!sample.rows.has(rowKey)) sample.rows.set(rowKey, { ...row, key: rowKey });
		}
	}
	return [...samples].map(([key, { columns, rows }]) => ({ key, columns, rows: [...rows.values()] }));
}

export const heightOf = (element: Element | null | undefined): number =>
	element?.getBoundingClientRect().height ?? 0;

/** Reads the heights of rendered samples in one pass, in their order. */
export function readHeights(
	samples: readonly TableSample[],
	tables: readonly HTMLTableElement[],
	look: Look
): (leaf: Pick<PaperLeaf, 'columns'>) => TableHeights {
	const read = new Map(
		samples.map(({ key, rows }, place) => {
			const drawn = [...(tables[place]?.tBodies[0]?.rows ?? [])];
			return [
				key,
				{
					head: heightOf(tables[place]?.tHead),
					rows: new Map(rows.map((row, at) => [row.key, heightOf(drawn[at])]))
				}
			];
		})
	);
	return ({ columns }) => {
		const table = read.get(columnsLook(columns, look));
		// The page layout asks for a row once for each page that it might be on.
		const known = new WeakMap<PaperRow, number>();
		const heightOf = (row: PaperRow): number => {
			const height = known.get(row) ?? table?.rows.get(rowLook(row, look)) ?? 0;
			known.set(row, height);
			return height;
		};
		return { head: table?.head ?? 0, heightOf };
	};
}

/** CSS px between two blocks of a page. */
export const gap = (2 / 25.4) * 96;

/** Tolerance at the bottom of a page in CSS px: borders shared by two rows, and fractions of a px. */
export const play = 3;
