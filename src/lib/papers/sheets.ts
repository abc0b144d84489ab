/** Paper that a sheet of ours is printed on. */
export type SheetSize = 'a4' | 'a4-wide' | 'a5';

/** Width of the whole sheet in CSS px (96 to the inch), for the preview. */
export const sheetWidth: Readonly<Record<SheetSize, number>> = {
	a4: (210 / 25.4) * 96,
	'a4-wide': (297 / 25.4) * 96,
	a5: (148 / 25.4) * 96
};

/** Where rows or women go on, so many at least stand on the last page: one alone looks lost, and signatures without any sign nothing. */
export const leastOnLast = 3;

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
