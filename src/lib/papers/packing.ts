import { pagesOf, withHeading } from './paging.ts';
import type { PaperLeaf, PaperRow } from './table-types.ts';

/** Heights of a table, CSS px. */
export interface LeafHeights {
	/** What stands above its rows on each sheet: its title and the head of the table. */
	readonly above: number;
	readonly heightOf: (row: PaperRow) => number;
}

/** Some rows of a table, on the sheet on which they stand. */
export interface PlacedRows {
	readonly key: string;
	readonly leaf: PaperLeaf;
	readonly rows: readonly PaperRow[];
}

export interface PackingRules {
	/** Room of the first sheet, which may have a code in its foot, and of the others. */
	readonly firstRoom: number;
	readonly room: number;
	/** Between two tables. */
	readonly gap: number;
	readonly heightsOf: (leaf: PaperLeaf) => LeafHeights;
	/** Several tables stand on a sheet where they fit; else each begins on one of its own. */
	readonly packed: boolean;
}

/** A table that is longer than a sheet begins below another one where it has at least this part of the sheet. */
const leastPart = 0.25;

/** Tables on sheets. One that fits on a sheet is never parted to fill up the one before. */
export function sheetsOf(
	leaves: readonly PaperLeaf[],
	{ firstRoom, room, gap, heightsOf, packed }: PackingRules
): readonly (readonly PlacedRows[])[] {
	const sheets: PlacedRows[][] = [];
	let used = 0;
	const begin = (): void => {
		sheets.push([]);
		used = 0;
	};
	for (const leaf of leaves) {
		const { above, heightOf } = heightsOf(leaf);
		const sumOf = (rows: readonly PaperRow[]) => rows.reduce((all, row) => all + heightOf(row), 0);
		const height = sumOf(leaf.sections.flatMap(withHeading));
		const left = () => (sheets.length <= 1 ? firstRoom : room) - used - above;
		const fitsBelow =
			packed &&
			sheets.length > 0 &&
			(height <= left() - gap || (height > room - above && left() - gap >= leastPart * room));
		if (!fitsBelow) begin();
		else used += gap;
		const pages = pagesOf(leaf, { room: room - above, firstRoom: left(), heightOf });
		for (const [place, rows] of pages.entries()) {
			if (place > 0) begin();
			// Not even its first rows fitted there: the table begins on the next sheet.
			if (rows.length === 0) continue;
			sheets.at(-1)?.push({ key: `${leaf.key} ${String(place)}`, leaf, rows });
			used += above + sumOf(rows);
		}
	}
	return sheets.filter((sheet) => sheet.length > 0);
}
