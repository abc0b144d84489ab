import type { Point } from '#papers/meeting/fill/layout.ts';
import { brightnessAt, type Grey } from './picture.ts';

/** Map from millimetres of the sheet to pixels of the picture. */
export type ToPixels = (x: number, y: number) => Point;

/** Pixels of one millimetre to the right (xx, yx) and one downwards (xy, yy). */
export interface PixelSteps {
	readonly xx: number;
	readonly xy: number;
	readonly yx: number;
	readonly yy: number;
}

export function stepsAt(map: ToPixels, x: number, y: number): PixelSteps {
	const [a, b, c, d] = [map(x - 0.5, y), map(x + 0.5, y), map(x, y - 0.5), map(x, y + 0.5)];
	return { xx: b.x - a.x, yx: b.y - a.y, xy: d.x - c.x, yy: d.y - c.y };
}

/** Offsets a point of the picture by so many millimetres to the right and down. */
export const moved = (from: Point, { xx, xy, yx, yy }: PixelSteps, mx: number, my: number): Point => ({
	x: from.x + xx * mx + xy * my,
	y: from.y + yx * mx + yy * my
});

/** Distance of samples, in millimetres. */
const grain = 0.3;
/** A square with less contrast than a fifth, or with paper darker than 30 of 255, is ignored. */
const [leastContrast, leastPaper] = [0.2, 30];
/** Area of a spot relative to the expected one: running ink enlarges it, blur shrinks it. */
const [smallestSpot, largestSpot] = [0.35, 2.2];

interface Look {
	/** Side of the sampled square, in samples. */
	readonly side: number;
	readonly values: Float32Array;
	readonly light: number;
	/** Threshold of dark samples. */
	readonly limit: number;
}

/**
 * The dark spot of about this area nearest to the guess.
 *
 * @param area square millimetres
 * @param reach millimetres to each side of the guess
 * @returns its centre in pixels; null if there is none
 */
export function darkSpot(
	grey: Grey,
	guess: Point,
	steps: PixelSteps,
	area: number,
	reach: number
): Point | null {
	const look = lookAround(grey, guess, steps, Math.round(reach / grain));
	if (look === null) return null;
	const { side, values, limit } = look;
	const taken = new Uint8Array(values.length);
	let best: { readonly at: Point; readonly fault: number } | null = null;
	for (let start = 0; start < values.length; start += 1) {
		if (taken[start] === 1 || (values[start] ?? 0) >= limit) continue;
		const { count, sumX, sumY, weight, isCut } = grown(look, taken, start);
		const share = (count * grain * grain) / area;
		if (isCut || share < smallestSpot || share > largestSpot) continue;
		const middle = (side - 1) / 2;
		const [mx, my] = [(sumX / weight - middle) * grain, (sumY / weight - middle) * grain];
		const fault = Math.hypot(mx, my) / reach + Math.abs(Math.log(share)) * 0.5;
		if (best === null || fault < best.fault) best = { at: moved(guess, steps, mx, my), fault };
	}
	return best?.at ?? null;
}

function lookAround(grey: Grey, guess: Point, steps: PixelSteps, n: number): Look | null {
	const side = 2 * n + 1;
	const values = new Float32Array(side * side);
	let [dark, light] = [255, 0];
	for (let v = -n, i = 0; v <= n; v += 1)
		for (let u = -n; u <= n; u += 1, i += 1) {
			const { x, y } = moved(guess, steps, u * grain, v * grain);
			const value = brightnessAt(grey, x, y);
			values[i] = value;
			dark = Math.min(dark, value);
			light = Math.max(light, value);
		}
	const isPlain = light - dark < leastContrast * light || light < leastPaper;
	return isPlain ? null : { side, values, light, limit: dark + (light - dark) * 0.5 };
}

/** Region of dark samples connected with `start`, weighted by darkness; `isCut` if it touches the edge of the samples. */
function grown({ side, values, light, limit }: Look, taken: Uint8Array, start: number) {
	const spot = { count: 0, sumX: 0, sumY: 0, weight: 0, isCut: false };
	const waiting = [start];
	taken[start] = 1;
	for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
		const [x, y] = [at % side, (at / side) | 0];
		const weight = light - (values[at] ?? 0);
		spot.count += 1;
		spot.sumX += x * weight;
		spot.sumY += y * weight;
		spot.weight += weight;
		if (x === 0 || y === 0 || x === side - 1 || y === side - 1) {
			spot.isCut = true;
			continue;
		}
		for (const next of [at - 1, at + 1, at - side, at + side])
			if (taken[next] === 0 && (values[next] ?? 0) < limit) {
				taken[next] = 1;
				waiting.push(next);
			}
	}
	return spot;
}
