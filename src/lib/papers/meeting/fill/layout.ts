import type { FillForm } from './form.ts';

// Revision 3 of the pen-filled meeting sheet: positions in millimetres from the upper left corner, shared by printer and reader.
// The grid of 20 rows and 20 slots is the same on every page; pages differ only in the grid positions that have a dot.

export interface Point {
	readonly x: number;
	readonly y: number;
}

/** Revision of the layout; the code has it after its first letter. */
export const sheetRevision = 3;

export const sheet = { width: 210, height: 297 } as const;
const margin = 13;
const right = sheet.width - margin;
const bottom = sheet.height - margin;

export const rowsOnPage = 20;
/** Number of members on the page with the cash count; other pages have one in each row. */
export const womenWithCount = 12;
/** First row of the count; the row before it is for its heading. */
export const firstCountRow = 13;

const [firstRow, rowPitch] = [66.9, 9.6];
/** Rounds to a tenth, so that sums of tenths are exactly equal everywhere. */
const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Centres of the rows. The horizontal fold (148.5) lies between two of them. */
export const rowYs: readonly number[] = Array.from({ length: rowsOnPage }, (_, row) =>
	tenth(firstRow + row * rowPitch)
);
export const rowY = (row: number): number => tenth(firstRow + row * rowPitch);

/** First slot of each answer. */
export const slots = { roll: 0, fund: 7, fine: 8, repay: 9, loan: 18, ask: 19 } as const;

/** Centres of the slots, 6.8 apart, 9.8 before a new answer. The vertical fold (105) is 4.9 from the next centre, clear of all dots. */
export const slotXs: readonly number[] = [
	42.7, 49.5, 56.3, 63.1, 69.9, 76.7, 83.5, 93.3, 100.1, 109.9, 116.7, 123.5, 130.3, 137.1, 143.9, 150.7,
	157.5, 164.3, 174.1, 183.9
];
export const slotX = (slot: number): number => slotXs[slot] ?? right;

/** Radius and line width of a dot. */
export const dotSize = { radius: 2.2, line: 0.3 } as const;

/**
 * Concentric disc, white gap and black ring, a pattern not found on cloth, mats or in handwriting. Four corners, then one on each
 * side to replace a covered corner, at heights (105.3, 172.5) that no rotation by 180° maps onto each other.
 */
export const ringPlaces: readonly Point[] = [
	{ x: margin, y: margin },
	{ x: right, y: margin },
	{ x: right, y: bottom },
	{ x: margin, y: bottom },
	{ x: margin, y: rowY(4) },
	{ x: right, y: rowY(11) }
];
export const ringSize = { disc: 1.6, gap: 3, outer: 4.5 } as const;

/** QR code: version 2, level Q. */
export const codePlace = { x: 152, y: 16.5, modules: 25, module: 1.1 } as const;

/** Rectangle with squares along its four edges. */
export const tableEdges = { left: margin, right, top: 55.9, bottom: 258.3 } as const;

/** Squares before the first slot, so that gaps are no wider than between rows. */
const beforeSlots = [20.4, 27.9, 35.3];
const edgeXs = [...beforeSlots, ...slotXs];
const edgeYs = [tableEdges.top, ...rowYs, tableEdges.bottom];

/** Squares along the four edges of the table, by which the bend of the paper is measured; the side rings replace two of them. */
export const squares = {
	side: 2.4,
	left: edgeYs.map((y) => ({ x: tableEdges.left, y })),
	right: edgeYs.map((y) => ({ x: tableEdges.right, y })),
	top: edgeXs.map((x) => ({ x, y: tableEdges.top })),
	bottom: edgeXs.map((x) => ({ x, y: tableEdges.bottom }))
} as const;

export const isRingPlace = ({ x, y }: Point): boolean =>
	ringPlaces.some((ring) => ring.x === x && ring.y === y);

/** Centres of the three finder patterns of the code, and the radius at which a finder has the area of its ring. */
export const finderPlaces: readonly Point[] = (() => {
	const { x, y, modules, module } = codePlace;
	const [near, far] = [3.5 * module, (modules - 3.5) * module];
	return [
		{ x: x + near, y: y + near },
		{ x: x + far, y: y + near },
		{ x: x + near, y: y + far }
	];
})();
export const finderRadius = 3.5 * codePlace.module;

export type FillField = 'roll' | 'fund' | 'fine' | 'repay' | 'loan' | 'ask' | 'count';

/** A dot with its meaning; `field` groups the dots of one answer. */
export interface FillDot extends Point {
	readonly row: number;
	readonly slot: number;
	readonly field: FillField;
	/** `absent`, `came`, 1 to 5, `fund`, `fine`, `due`, `loan`, `ask`, or an amount in minor units. */
	readonly value: string;
}

export interface FillLayout {
	readonly form: FillForm;
	readonly dots: readonly FillDot[];
}

/** The first two answers of the roll; they are followed by multiples of the usual saving, or shares. */
const unpaid = ['absent', 'came'] as const;

/** Returns the dots of a page with their meaning. */
export function layoutOf(form: FillForm): FillLayout {
	const at = (row: number, slot: number, field: FillField, value: string): FillDot => ({
		row,
		slot,
		field,
		value,
		x: slotX(slot),
		y: rowY(row)
	});
	const women = form.rows.flatMap(({ usual, due }, row) => [
		...unpaid.map((value, place) => at(row, slots.roll + place, 'roll', value)),
		...Array.from({ length: usual > 0 ? form.steps : 0 }, (_, place) =>
			at(row, slots.roll + unpaid.length + place, 'roll', String(place + 1))
		),
		...(form.fund > 0 ? [at(row, slots.fund, 'fund', 'fund')] : []),
		...(form.fines ? [at(row, slots.fine, 'fine', 'fine')] : []),
		...(due === null ? [] : [at(row, slots.repay, 'repay', 'due')]),
		...(due === null ? [] : form.ladder).map((note, place) =>
			at(row, slots.repay + 1 + place, 'repay', String(note))
		),
		at(row, slots.loan, 'loan', 'loan'),
		at(row, slots.ask, 'ask', 'ask')
	]);
	const count = (form.count ?? []).flatMap((values, kind) =>
		values.map((value, slot) => at(firstCountRow + kind, slot, 'count', String(value)))
	);
	return { form, dots: [...women, ...count] };
}
