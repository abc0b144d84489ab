import { firstCountRow, rowY, slots, slotX, slotXs, type FillField } from '#papers/meeting/fill/layout.ts';
import type { Money } from '#money';
import { sumOf } from '#reader/box.ts';

/** Around a dot, in millimetres: what stands above it, and its neighbours' rims. */
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

/** Where the dots of an answer stand on the sheet, in millimetres; of a single dot some of its row is shown. */
export function partOfAnswer(row: number, field: FillField) {
	const [first, last] = ends[field];
	const [from, to] = first === last ? [first - 3, Math.min(slotXs.length - 1, first + 2)] : [first, last];
	const left = slotX(from) - beside;
	// The picture of the note stands before its row of the count.
	const x = field === 'count' && row >= firstCountRow ? left - 22 : left;
	return { x, y: rowY(row) - above, width: slotX(to) + beside - x, height: above + below };
}

/** A woman's whole row, or the foot where a new loan stands by hand. */
export const partOfRow = (row: number) => ({
	x: 15,
	y: rowY(row) - above,
	width: 180,
	height: above + below
});

/** What an answer of notes is worth; zero of one that nobody has settled. */
export const worthOf = (value: string | null): Money => sumOf(value ?? '');

/** Notes as the value of an answer; minor units. */
export const asValue = (notes: readonly Money[]): string => notes.join('+');
