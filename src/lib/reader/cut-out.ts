import { rowY, slotX, table, type FillField, type FillLayout } from '#papers/meeting/fill/layout.ts';
import { lookIn, type Picture } from './picture.ts';
import type { ToPixels } from './spot.ts';

/** Half of a row, and what stands beside the outermost dots, in millimetres. */
const [half, beside] = [4.7, 3.6];
/** Where number and symbol of a woman stand, or the note of a count. */
const who = { from: table.left + 4.8, to: slotX(0) - 3.2 };

/**
 * The picture of one answer, straightened, with number and symbol before it: what a person is asked about.
 *
 * @param perMm pixels to the millimetre
 */
export function cutOut(
	picture: Picture,
	{ dots }: FillLayout,
	toPixels: ToPixels,
	{ row, field }: { readonly row: number; readonly field: FillField },
	perMm: number
): Picture {
	const xs = dots.filter((dot) => dot.row === row && dot.field === field).map(({ x }) => x);
	const [from, to] = [Math.min(...xs) - beside, Math.max(...xs) + beside];
	const left = Math.round((who.to - who.from) * perMm);
	const [width, height] = [left + Math.round((to - from) * perMm), Math.round(2 * half * perMm)];
	const data = new Uint8ClampedArray(width * height * 4).fill(255);
	for (let v = 0; v < height; v += 1)
		for (let u = 0; u < width; u += 1) {
			const x = u < left ? who.from + (u + 0.5) / perMm : from + (u - left + 0.5) / perMm;
			const p = toPixels(x, rowY(row) - half + (v + 0.5) / perMm);
			data.set(lookIn(picture, p.x, p.y), (v * width + u) * 4);
		}
	return { width, height, data };
}
