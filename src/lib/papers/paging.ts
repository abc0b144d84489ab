import { add, zero, type Money } from '#money';
import type { PaperCell, PaperColumn, PaperLeaf, PaperRow, PaperSection, SheetSize } from './table-types.ts';

export interface PagingRules {
	/** For rows, without the head of the table; CSS px, as `heightOf`. */
	readonly room: number;
	/** What is left of the page on which the table begins; a whole page where it is left out. */
	readonly firstRoom?: number | undefined;
	readonly heightOf: (row: PaperRow) => number;
	/** What stands below the last rows and on their page: signatures; CSS px, nothing where it is left out. */
	readonly foot?: number | undefined;
}

/**
 * Rows in pages. No row is split; where rows go on, the page ends with what is carried forward and the next begins with
 * the same figures brought forward, so that each page foots. A heading never stands alone at the end of a page, nor the last row
 * at the beginning of one.
 */
export function pagesOf(leaf: PaperLeaf, rules: PagingRules): readonly (readonly PaperRow[])[] {
	const pages = new Pages(rules);
	for (const [place, section] of leaf.sections.entries())
		placeSection(section, leaf.columns, pages, place === leaf.sections.length - 1 ? (rules.foot ?? 0) : 0);
	return pages.all;
}

/** Every row that may stand on a page, with those that only a page break brings. */
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
		// What is too high for any page is parted as if nobody had asked for more.
		const together = [leastOnLast, 1].map(group).find((some) => pages.hasRoom(some, above)) ?? group(1);
		const isEnd = place + together.length === rows.length;
		const below = isEnd && pages.hasRoom(together, above + foot) ? foot : 0;
		const isCarried = carries && rows.slice(place + together.length).some(isCounted);
		const reserve = isCarried ? pages.heightOf(carried('forward')) : below;
		if (!pages.fits(together, reserve)) {
			// After the total there is nothing that goes on.
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

/** A total and the lines that explain it, not a list of signatures. */
const mostAtEnd = 4;

const isEntry = ({ kind }: Pick<PaperRow, 'kind'>): boolean => kind === 'plain' || kind === 'opening';
const isTotal = (row: PaperRow | undefined): boolean => row?.kind === 'total' || row?.kind === 'sub';
const isCounted = (row: PaperRow): boolean => isEntry(row) || isTotal(row);

/**
 * How many rows must stand on the same page after this one: an entry after a heading or an opening line, after an entry
 * the total of its month, and after one of the last what explains the total.
 *
 * @param least entries that stand together at the end
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

/** How high what is carried will be, before there is anything to carry: figures take one line, whatever they are. */
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

	/** Always true on an empty page of its own: a row that is too high for one would be too high for all. */
	fits(rows: readonly PaperRow[], reserve: number): boolean {
		const { room, firstRoom = room } = this.#rules;
		const height = rows.reduce((all, row) => all + this.heightOf(row), 0);
		const here = this.#pages.length === 1 ? firstRoom : room;
		return (this.#used === 0 && here === room) || this.#used + height + reserve <= here;
	}

	/** Whether they and what else stands with them fit on a whole page. @param more CSS px */
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

/** What the columns come to so far, minor units. */
class Carry {
	readonly #columns: readonly PaperColumn[];
	readonly #figures = new Map<string, Money>();
	#begun = false;

	constructor(columns: readonly PaperColumn[]) {
		this.#columns = columns;
	}

	/** False before the first figure, and where nothing is carried. */
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

/** Width of the whole sheet in CSS px (96 to the inch), for the preview. */
export const sheetWidth: Readonly<Record<SheetSize, number>> = {
	a4: (210 / 25.4) * 96,
	'a4-full': (210 / 25.4) * 96,
	'a4-wide': (297 / 25.4) * 96,
	a5: (148 / 25.4) * 96
};

/** Where rows or women go on, so many at least stand on the last page: one alone looks lost, and signatures without any sign nothing. */
const leastOnLast = 3;

/** Parts of at most `size`, as large as one another: nobody stands alone on the last. One empty part for nothing, so that there is always a page. */
export function inPages<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
	const pages = Math.max(1, Math.ceil(items.length / size));
	const end = (page: number) => Math.ceil((page * items.length) / pages);
	return Array.from({ length: pages }, (_, page) => items.slice(end(page), end(page + 1)));
}

/**
 * How many women stand on each page, where something stands below the last of them that takes room: on the last page as many as fit
 * above it, but three at least where there are so many.
 *
 * @param most on a page without it
 * @param onLast on the page with it; none fits where it is less than one
 */
export function womenByPage(women: number, most: number, onLast: number): readonly number[] {
	if (women <= onLast) return [women];
	if (onLast < 1) return [...womenByPage(women, most, most), 0];
	const pages = 1 + Math.ceil((women - onLast) / most);
	const last = Math.min(onLast, Math.max(leastOnLast, Math.floor(women / pages)));
	const before = inPages(Array.from({ length: women - last }), most);
	return [...before.map((part) => part.length), last];
}
