import { dotSize } from '#papers/meeting/fill/layout.ts';
import { brightnessAt, type Grey } from './picture.ts';
import { stepsAt, type ToPixels } from './spot.ts';

/** Where a printed circle was found: millimetres from where it was expected. */
export interface Hit {
	readonly dx: number;
	readonly dy: number;
	/** How plainly it was seen. */
	readonly weight: number;
	/** Share of its line that was seen. */
	readonly share: number;
}

const directions = Array.from({ length: 20 }, (_, k) => {
	const angle = (k / 20) * 2 * Math.PI;
	return { c: Math.cos(angle), s: Math.sin(angle) };
});
/** Millimetres outside of the circle at which paper is looked for. */
const outside = 0.7;
/** A direction counts at most so much: a letter beside the circle is darker than its thin line, and shall not win by that. */
const [most, least] = [0.2, -0.1];
/** Darker than paper by so much, a piece of the line counts as seen. */
const seenLine = 0.045;
/** The expected place wins over an equally plain one at the edge of the search by so much. */
const preference = 0.0015;

/** How a circle is sought: around the guess, in millimetres. */
interface Search {
	readonly reach: number;
	readonly step: number;
}
export const wideSearch: Search = { reach: 0.9, step: 0.3 };
export const nearSearch: Search = { reach: 0.36, step: 0.18 };

/** Where the printed circle of a dot really is: dark on its line, light outside of it. */
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
	// Between the steps.
	const dx = best.x + step * topOfBow(score(best.x - step, best.y), best.value, score(best.x + step, best.y));
	const dy = best.y + step * topOfBow(score(best.x, best.y - step), best.value, score(best.x, best.y + step));
	const share = directions.filter((_, k) => lineAt(dx, dy, k) > seenLine).length / directions.length;
	return { dx, dy, weight: Math.max(0, best.value * 6) * share, share };
}

/** How much darker than the paper outside the line is in one direction, for a circle that lies (mx, my) millimetres off. */
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

/** Where a parabola through three equally distant values has its top, in steps from the middle one. */
function topOfBow(a: number, b: number, c: number): number {
	const bow = a - 2 * b + c;
	return bow >= -1e-12 ? 0 : Math.max(-0.5, Math.min(0.5, (0.5 * (a - c)) / bow));
}
