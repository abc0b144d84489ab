import { dotSize } from '#papers/meeting/fill/layout.ts';
import { brightnessAt, type Grey } from './picture.ts';
import { stepsAt, type ToPixels } from './spot.ts';

/** Found position of a printed circle: offset in millimetres from the expected one. */
export interface Hit {
	readonly dx: number;
	readonly dy: number;
	/** Strength of the detection. */
	readonly weight: number;
	/** Visible share of the circle's line. */
	readonly share: number;
}

const directions = Array.from({ length: 20 }, (_, k) => {
	const angle = (k / 20) * 2 * Math.PI;
	return { c: Math.cos(angle), s: Math.sin(angle) };
});
/** Distance outside the circle at which paper is sampled, in millimetres. */
const outside = 0.7;
/** Limits of one direction's contribution: a letter beside the circle is darker than its thin line and must not dominate. */
const [most, least] = [0.2, -0.1];
/** A piece of the line counts as visible if it is darker than the paper by this. */
const seenLine = 0.045;
/** Advantage of the expected position over an equally clear one at the edge of the search. */
const preference = 0.0015;

/** Search window around the guess, in millimetres. */
interface Search {
	readonly reach: number;
	readonly step: number;
}
export const wideSearch: Search = { reach: 0.9, step: 0.3 };
export const nearSearch: Search = { reach: 0.36, step: 0.18 };

/** Finds the printed circle of a dot: dark on its line, light outside it. */
export function findCircle(
	grey: Grey,
	map: ToPixels,
	dot: { readonly x: number; readonly y: number },
	guess: Pick<Hit, 'dx' | 'dy'>,
	{ reach, step }: Search
): Hit {
	const lineAt = lineSeen(grey, map, dot);
	const score = (mx: number, my: number): number =>
		directions.reduce((sum, _, k) => sum + Math.min(most, Math.max(least, lineAt(mx, my, k))), 0) /
		directions.length;
	const n = Math.round(reach / step);
	let best = { value: -Infinity, x: guess.dx, y: guess.dy };
	for (let v = -n; v <= n; v += 1)
		for (let u = -n; u <= n; u += 1) {
			const [x, y] = [guess.dx + u * step, guess.dy + v * step];
			const value = score(x, y) - (preference * (u * u + v * v)) / (n * n);
			if (value > best.value) best = { value, x, y };
		}
	// Refines the position between the grid steps.
	const dx = best.x + step * topOfBow(score(best.x - step, best.y), best.value, score(best.x + step, best.y));
	const dy = best.y + step * topOfBow(score(best.x, best.y - step), best.value, score(best.x, best.y + step));
	const share = directions.filter((_, k) => lineAt(dx, dy, k) > seenLine).length / directions.length;
	return { dx, dy, weight: Math.max(0, best.value * 6) * share, share };
}

/** Contrast between line and paper in each direction, for a circle that lies (mx, my) millimetres off. */
function lineSeen(grey: Grey, map: ToPixels, { x, y }: { readonly x: number; readonly y: number }) {
	const p = map(x, y);
	const { xx, xy, yx, yy } = stepsAt(map, x, y);
	const brightness = (mx: number, my: number): number =>
		brightnessAt(grey, p.x + xx * mx + xy * my, p.y + yx * mx + yy * my);
	return (mx: number, my: number, k: number): number => {
		const { c, s } = directions[k] ?? { c: 1, s: 0 };
		const paper = brightness(mx + c * (dotSize.radius + outside), my + s * (dotSize.radius + outside));
		return (paper - brightness(mx + c * dotSize.radius, my + s * dotSize.radius)) / (paper + 1);
	};
}

/** Offset of the vertex of a parabola through three equidistant values, in steps from the middle one. */
function topOfBow(a: number, b: number, c: number): number {
	const bow = a - 2 * b + c;
	return bow >= -1e-12 ? 0 : Math.max(-0.5, Math.min(0.5, (0.5 * (a - c)) / bow));
}
