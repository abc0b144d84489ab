/** Paper that a sheet of ours is printed on. */
export type SheetSize = 'a4' | 'a4-wide' | 'a5';

/** Width of the whole sheet in CSS px (96 to the inch), for the preview. */
export const sheetWidth: Readonly<Record<SheetSize, number>> = {
	a4: (210 / 25.4) * 96,
	'a4-wide': (297 / 25.4) * 96,
	a5: (148 / 25.4) * 96
};

/** Parts of `size`; one empty part for nothing, so that there is always a page. */
export function inPages<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
	const pages = Array.from({ length: Math.ceil(items.length / size) }, (_, page) =>
		items.slice(page * size, (page + 1) * size)
	);
	return pages.length > 0 ? pages : [[]];
}
