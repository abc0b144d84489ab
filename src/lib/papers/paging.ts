import { add, zero, type Money } from '#money';
import type { PaperCell, PaperColumn, PaperLeaf, PaperRow, PaperSection, SheetSize } from './table-types.ts';

export interface PagingRules {
	/** Height for rows without the table head, in CSS px like `heightOf`. */
	readonly room: number;
	/** Remaining height of the page on which the table begins; default: a whole page. */
	readonly firstRoom?: number | undefined;
	readonly heightOf: (row: PaperRow) => number;
	/** Height of what must follow the last rows on their page (signatures), in CSS px; default: 0. */
	readonly foot?: number | undefined;
}

/**
 * Splits rows into pages without splitting a row. A page that continues ends with totals carried forward, and the next begins with
 * the same figures brought forward, so that each page adds up. No heading is left alone at the end of a page, and no last row at
 * the beginning of one.
 */
export function pagesOf(leaf: PaperLeaf, rules: PagingRules): readonly (readonly PaperRow[])[] {
	const pages = new Pages(rules);
	for (const [place, section] of leaf.sections.entries())
		placeSection(section, leaf.columns, pages, place === leaf.sections.length - 1 ? (rules.foot ?? 0) : 0);
	return pages.all;
}

/** Returns every row that may occur on a page, including those that only a page break adds. */
export function rowsToMeasure({ columns, sections }: PaperLeaf): readonly PaperRow[] {
	return [
		carriedRow(columns, 'forward'),
		carriedRow(columns, 'brought'),
		...sections.flatMap((section) => [
			...(section.heading === null ? [] : [headingAgain(section.key, section.heading)]),
			...withHeading(section)
		])
	];
}

function placeSection(
	section: PaperSection,
	columns: readonly PaperColumn[],
	pages: Pages,
	foot: number
): void {
	const { key, heading } = section;
	const rows = withHeading(section);
	const carry = new Carry(columns);
	const carries = columns.some((column) => column.carry !== undefined);
	const carried = (name: 'forward' | 'brought'): PaperRow => carry.row(`${key} ${name} ${pages.count}`, name);
	if (section.together === true && !pages.fits(rows, foot)) pages.begin();
	for (const [place, row] of rows.entries()) {
		const above = carry.begun ? pages.heightOf(carried('brought')) : 0;
		const group = (least: number) => rows.slice(place, place + 1 + follow(rows, place, least));
		// A group too high for any page is split as if only the minimum had been requested.
		const together = [leastOnLast, 1].map(group).find((some) => pages.hasRoom(some, above)) ?? group(1);
		const isEnd = place + together.length === rows.length;
		const below = isEnd && pages.hasRoom(together, above + foot) ? foot : 0;
		const isCarried = carries && rows.slice(place + together.length).some(isCounted);
		const reserve = isCarried ? pages.heightOf(carried('forward')) : below;
		if (!pages.fits(together, reserve)) {
			// Nothing is carried forward after the total.
			const goesOver = carry.begun && rows.slice(place).some(isCounted);
			if (goesOver) pages.add(carried('forward'));
			pages.begin();
			if (heading !== null && place > 0) pages.add(headingAgain(`${key} again ${pages.count}`, heading));
			if (goesOver) pages.add(carried('brought'));
		}
		pages.add(row);
		carry.count(row);
	}
}

/** Largest number of rows after the last entry that are kept with it: a total and its explanation, but not a list of signatures. */
const mostAtEnd = 4;

const isEntry = ({ kind }: Pick<PaperRow, 'kind'>): boolean => kind === 'plain' || kind === 'opening';
const isTotal = (row: PaperRow | undefined): boolean => row?.kind === 'total' || row?.kind === 'sub';
const isCounted = (row: PaperRow): boolean => isEntry(row) || isTotal(row);

/**
 * Returns the number of following rows that must be on the same page: an entry after a heading or an opening line, a month's total
 * after an entry, and the explanation of the total after one of the last entries.
 *
 * @param least number of entries kept together at the end
 */
function follow(rows: readonly PaperRow[], place: number, least: number): number {
	let entry = place;
	while (rows[entry]?.kind === 'heading' || rows[entry]?.kind === 'opening') entry += 1;
	const last = rows.length - 1;
	if (last - entry < mostAtEnd + least) {
		const left = rows.slice(entry).filter(isEntry).length;
		const isEnd =
			left <= least && left > last - entry - mostAtEnd && isEntry(rows[entry] ?? { kind: 'note' });
		if (isEnd) return last - place;
	}
	let end = Math.min(entry, last);
	if (rows[entry]?.kind === 'plain') while (isTotal(rows[end + 1]) && end - entry < mostAtEnd) end += 1;
	return end - place;
}

export function firstRowsOf(section: PaperSection): readonly PaperRow[] {
	const rows = withHeading(section);
	return rows.slice(0, 1 + follow(rows, 0, 1));
}

export function withHeading({ key, heading, rows }: PaperSection): readonly PaperRow[] {
	return heading === null ? rows : [{ key: `${key} heading`, kind: 'heading', cells: [heading] }, ...rows];
}

function headingAgain(key: string, heading: PaperCell): PaperRow {
	return {
		key,
		kind: 'heading',
		cells: [{ line: [heading, { text: '–' }, { words: ['account.goes-on'] }] }]
	};
}

/** Returns a sample carry row to measure; its figures always take one line. */
export const carriedRow = (columns: readonly PaperColumn[], name: 'forward' | 'brought'): PaperRow =>
	new Carry(columns).row(name, name);

class Pages {
	readonly #pages: PaperRow[][] = [[]];
	#used = 0;
	readonly #rules: PagingRules;

	constructor(rules: PagingRules) {
		this.#rules = rules;
	}

	get all(): readonly (readonly PaperRow[])[] {
		return this.#pages;
	}
	get count(): number {
		return this.#pages.length;
	}

	heightOf(row: PaperRow): number {
		return this.#rules.heightOf(row);
	}

	/** True on any empty full page, because rows that do not fit there fit nowhere. */
	fits(rows: readonly PaperRow[], reserve: number): boolean {
		const { room, firstRoom = room } = this.#rules;
		const height = rows.reduce((all, row) => all + this.heightOf(row), 0);
		const here = this.#pages.length === 1 ? firstRoom : room;
		return (this.#used === 0 && here === room) || this.#used + height + reserve <= here;
	}

	/** True if the rows and `more` fit on a whole page. @param more CSS px */
	hasRoom(rows: readonly PaperRow[], more: number): boolean {
		return rows.reduce((all, row) => all + this.heightOf(row), more) <= this.#rules.room;
	}

	begin(): void {
		this.#pages.push([]);
		this.#used = 0;
	}

	add(row: PaperRow): void {
		this.#pages.at(-1)?.push(row);
		this.#used += this.heightOf(row);
	}
}

/** Running column totals in minor units. */
class Carry {
	readonly #columns: readonly PaperColumn[];
	readonly #figures = new Map<string, Money>();
	#begun = false;

	constructor(columns: readonly PaperColumn[]) {
		this.#columns = columns;
	}

	/** False before the first figure, and without carried columns. */
	get begun(): boolean {
		return this.#begun;
	}

	count(row: PaperRow): void {
		if (row.kind !== 'plain' && row.kind !== 'opening') return;
		const left = this.#columns.length - row.cells.length;
		for (const [place, { key, carry }] of this.#columns.entries()) {
			const cell = row.cells[place - left] ?? null;
			if (carry === undefined || cell === null || !('money' in cell)) continue;
			this.#begun = true;
			if (carry === 'last') this.#figures.set(key, cell.money);
			else if (row.kind === 'plain') this.#figures.set(key, add(this.#figures.get(key) ?? zero, cell.money));
		}
	}

	row(key: string, name: 'forward' | 'brought'): PaperRow {
		const first = this.#columns.findIndex(({ carry }) => carry !== undefined);
		const cells = this.#columns.slice(Math.max(1, first)).map(({ key: column, carry }): PaperCell => {
			return carry === undefined ? null : { money: this.#figures.get(column) ?? zero };
		});
		return { key, kind: 'carried', cells: [{ words: [`account.carried-${name}`] }, ...cells] };
	}
}

const nothing: PaperRow = { key: 'nothing', kind: 'note', cells: [{ words: ['account.no-entry'] }] };

/** A paper without a table still prints its head and a line, so that it is not taken for a misprint. */
export const noLeaf: PaperLeaf = {
	key: 'nothing',
	of: null,
	columns: [{ key: 'words', head: { words: ['account.particulars'] }, kind: 'words' }],
	sections: [{ key: 'nothing', heading: null, rows: [] }]
};

/** Adds a line to a table without entries, because an empty one could be taken for a misprint. */
export function withNothingSaid(leaf: PaperLeaf): PaperLeaf {
	const [only, ...more] = leaf.sections;
	return only === undefined || more.length > 0 ? leaf : { ...leaf, sections: [inWords(only)] };
}

/** Adds the line after an opening balance, if there is one. */
function inWords(section: PaperSection): PaperSection {
	const { rows } = section;
	const [first] = rows;
	if (first === undefined) return { ...section, rows: [nothing] };
	const isEmpty = first.kind === 'opening' && rows.every(({ kind }) => kind !== 'plain');
	return isEmpty ? { ...section, rows: [first, nothing, ...rows.slice(1)] } : section;
}

export interface LeafHeights {
	/** Height above the rows on each sheet: title and table head. */
	readonly above: number;
	readonly heightOf: (row: PaperRow) => number;
}

/** Rows of a table placed on one sheet. */
export interface PlacedRows {
	readonly key: string;
	readonly leaf: PaperLeaf;
	readonly rows: readonly PaperRow[];
}

export interface PackingRules {
	/** Height of the first sheet, which may have a code at the bottom, and of the others. */
	readonly firstRoom: number;
	readonly room: number;
	/** Height between two tables. */
	readonly gap: number;
	readonly heightsOf: (leaf: PaperLeaf) => LeafHeights;
	/** True if several tables may share a sheet; otherwise each begins on a new one. */
	readonly packed: boolean;
}

/** Minimum remaining part of a sheet on which a table longer than a sheet may begin. */
const leastPart = 0.25;

/** Distributes tables over sheets. A table that fits on one sheet is never split to fill up the previous one. */
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
			// Not even its first rows fitted, so the table begins on the next sheet.
			if (rows.length === 0) continue;
			sheets.at(-1)?.push({ key: `${leaf.key} ${String(place)}`, leaf, rows });
			used += above + sumOf(rows);
		}
	}
	return sheets.filter((sheet) => sheet.length > 0);
}

/** Width of the whole sheet in CSS px (96 to the inch), for the preview. */
export const sheetWidth: Readonly<Record<SheetSize, number>> = {
	a4: (210 / 25.4) * 96,
	'a4-full': (210 / 25.4) * 96,
	'a4-wide': (297 / 25.4) * 96,
	a5: (148 / 25.4) * 96
};

/** Minimum number of rows or members on the last page, so that neither a row nor the signatures stand alone. */
const leastOnLast = 3;

/** Splits items evenly into parts of at most `size`, so that the last is not much smaller. Returns one empty part for no items. */
export function inPages<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
	const pages = Math.max(1, Math.ceil(items.length / size));
	const end = (page: number) => Math.ceil((page * items.length) / pages);
	return Array.from({ length: pages }, (_, page) => items.slice(end(page), end(page + 1)));
}

/**
 * Returns the number of members on each page if space is needed below the last of them: the last page has as many as fit above it,
 * but at least three if there are so many.
 *
 * @param most number on a page without that space
 * @param onLast number on the page with that space; below one, none fits
 */
export function womenByPage(women: number, most: number, onLast: number): readonly number[] {
	if (women <= onLast) return [women];
	if (onLast < 1) return [...womenByPage(women, most, most), 0];
	const pages = 1 + Math.ceil((women - onLast) / most);
	const last = Math.min(onLast, Math.max(leastOnLast, Math.floor(women / pages)));
	const before = inPages(Array.from({ length: women - last }), most);
	return [...before.map((part) => part.length), last];
}
