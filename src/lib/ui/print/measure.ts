import type { CurrencyCode } from '#money';
import { type BothWords, cellText } from '#papers/cell-text.ts';
import { rowsToMeasure } from '#papers/paging.ts';
import type { PaperCell, PaperColumn, PaperLeaf, PaperRow } from '#papers/table-types.ts';

/** Heights of a table, as the browser drew it. */
export interface TableHeights {
	/** CSS px. */
	readonly head: number;
	/** CSS px. */
	readonly heightOf: (row: PaperRow) => number;
}

/** One row of each look, in the columns in which it stands: what is drawn to be measured. */
export interface TableSample {
	readonly key: string;
	readonly columns: readonly PaperColumn[];
	readonly rows: readonly PaperRow[];
}

interface Look {
	readonly both: BothWords;
	readonly currency: CurrencyCode;
}

/** Cells that never break look alike whatever stands in them; of the others the text decides. */
function lookOf(cell: PaperCell, look: Look): string {
	if (cell === null) return '';
	if ('money' in cell) return '0';
	return 'day' in cell ? '1' : cellText(cell, look.both, look.currency);
}

const rowLook = ({ kind, height, cells }: PaperRow, look: Look): string =>
	[kind, height, ...cells.map((cell) => lookOf(cell, look))].join('|');

const columnsLook = (columns: readonly PaperColumn[], look: Look): string =>
	columns.map(({ key, kind, width, head }) => [key, kind, width, lookOf(head, look)].join('|')).join('||');

/** Tables with the same columns are drawn as one, rows that look alike once: a year of a book has few. */
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

/** Reads the heights of drawn samples, all in one go, in their order. */
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
		// A row is asked for once a page that it might stand on.
		const known = new WeakMap<PaperRow, number>();
		const heightOf = (row: PaperRow): number => {
			const height = known.get(row) ?? table?.rows.get(rowLook(row, look)) ?? 0;
			known.set(row, height);
			return height;
		};
		return { head: table?.head ?? 0, heightOf };
	};
}

/** CSS px between what stands one below the other on a page. */
export const gap = (2 / 25.4) * 96;

/** CSS px that stay free at the foot of a page: borders that two rows share, and parts of a px. */
export const play = 3;
