import { firstCountRow, rowY, slots, slotX, slotXs, type FillField } from '#papers/meeting/fill/layout.ts';
import type { Money } from '#money';
import { sumOf } from '#reader/box.ts';

/** Margins around a dot in millimetres: its caption above, and the rims of its neighbours. */
const [beside, above, below] = [4.4, 5.4, 4];

const ends: Readonly<Record<FillField, readonly [from: number, to: number]>> = {
	roll: [slots.roll, slots.fund - 1],
	fund: [slots.fund, slots.fund],
	fine: [slots.fine, slots.fine],
	repay: [slots.repay, slots.loan - 1],
	loan: [slots.loan, slots.loan],
	ask: [slots.ask, slots.ask],
	count: [0, 13]
};

/** Area of an answer on the sheet in millimetres; a single dot includes some of its row. */
export function partOfAnswer(row: number, field: FillField) {
	const [first, last] = ends[field];
	const [from, to] = first === last ? [first - 3, Math.min(slotXs.length - 1, first + 2)] : [first, last];
	const left = slotX(from) - beside;
	// In a count the picture of the note is left of the row.
	const x = field === 'count' && row >= firstCountRow ? left - 22 : left;
	return { x, y: rowY(row) - above, width: slotX(to) + beside - x, height: above + below };
}

/** Area of a woman's whole row, or of the foot with a handwritten new loan. */
export const partOfRow = (row: number) => ({
	x: 15,
	y: rowY(row) - above,
	width: 180,
	height: above + below
});

/** Value of an answer in notes; zero while it is open. */
export const worthOf = (value: string | null): Money => sumOf(value ?? '');

/** Notes as the text of an answer; minor units. */
export const asValue = (notes: readonly Money[]): string => notes.join('+');
