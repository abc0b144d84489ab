import { dotSize, squares, type FillDot } from '#papers/meeting/fill/layout.ts';
import { paperAround } from './paper-around.ts';
import { lookIn, type Look, type Picture } from './picture.ts';
import { ridgeOf } from './ridge.ts';
import { moved, stepsAt, type ToPixels } from './spot.ts';

/** Measurements of one dot. Darkness: 0 is the surrounding paper, 1 the black of the print. */
export interface Seen {
	readonly dot: FillDot;
	/** Mean darkness of the inside. */
	readonly fill: number;
	/** Inked share of the inside. */
	readonly inked: number;
	/** Darkness of the darkest twelfth of the inside: high for a thin line, although it fills little. */
	readonly peak: number;
	/** The strongest straight stroke: its darkness less that of both its sides. */
	readonly ridge: number;
	/** Darkness just outside the circle in 32 directions. */
	readonly rim: Float32Array;
	/** Change of the light over the dot, as at a shadow's edge. 0 is even, 1 black beside white. */
	readonly uneven: number;
	/** Share of the printed circle that is visible at its expected place. */
	readonly circle: number;
}

/** A point darker than this share of the print is inked. */
const inkLimit = 0.3;
/** Sampled part of the radius, which excludes the printed line, and distance of samples in millimetres. */
const [innerShare, grain] = [0.78, 0.2];
/** Radii at which the rim is sampled: outside the line, below the text above the dot. */
const rimAt = [1.25, 1.33, 1.41];
/** A point of the printed line darker than this is visible. */
const onLine = 0.18;
/** Share of the inside that is lighter than the darkest twelfth. */
const belowPeak = 0.917;
const directionsOfRim = 32;

/** Directions around a dot. */
const around = Array.from({ length: directionsOfRim }, (_, k) => {
	const angle = ((k + 0.5) / directionsOfRim) * 2 * Math.PI;
	return { c: Math.cos(angle), s: Math.sin(angle) };
});

/** Sample points of the inside, in steps of `grain`. */
const innerReach = Math.floor((dotSize.radius * innerShare) / grain);
const inner = Array.from({ length: (2 * innerReach + 1) ** 2 }, (_, place) => ({
	u: (place % (2 * innerReach + 1)) - innerReach,
	v: Math.floor(place / (2 * innerReach + 1)) - innerReach
})).filter(({ u, v }) => Math.hypot(u, v) * grain <= dotSize.radius * innerShare);

/** Darkness of the print, measured on the squares of the edges: 0 is white. At least 0.15, because it is a divisor. */
export function blackOf(picture: Picture, map: ToPixels): number {
	const grey = (x: number, y: number): number => {
		const [red, green] = lookIn(picture, x, y);
		return (red + green) / 2;
	};
	const beside = [
		[-2.6, 0],
		[2.6, 0],
		[0, -2.6],
		[0, 2.6],
		[2, 2],
		[-2, -2],
		[2, -2],
		[-2, 2]
	] as const;
	const thirds = [-0.5, 0, 0.5];
	const values = [squares.left, squares.right, squares.top, squares.bottom].flat().flatMap(({ x, y }) => {
		const [p, steps] = [map(x, y), stepsAt(map, x, y)];
		const at = (mx: number, my: number): number => {
			const place = moved(p, steps, mx, my);
			return grey(place.x, place.y);
		};
		const ink = thirds.flatMap((u) => thirds.map((v) => at(u, v))).reduce((sum, one) => sum + one / 9, 0);
		const paper = Math.max(...beside.map(([u, v]) => at(u, v)));
		return paper > 0 ? [1 - ink / paper] : [];
	});
	values.sort((a, b) => a - b);
	return Math.max(0.15, values[values.length >> 1] ?? 0.7);
}

/** @param black result of `blackOf` */
export function lookAt(picture: Picture, map: ToPixels, dot: FillDot, black: number): Seen {
	const p = map(dot.x, dot.y);
	const { xx, xy, yx, yy } = stepsAt(map, dot.x, dot.y);
	const look = (mx: number, my: number): Look =>
		lookIn(picture, p.x + xx * mx + xy * my, p.y + yx * mx + yy * my);
	const paper = paperAround(look);
	const darkness = (mx: number, my: number): number => {
		const [red, green] = look(mx, my);
		const [white, light] = paper.at(mx, my);
		return (1 - Math.min(red / white, green / light)) / black;
	};
	const all = inner.map(({ u, v }) => ({ u, v, dark: darkness(u * grain, v * grain) }));
	const sorted = all.map(({ dark }) => dark).sort((a, b) => a - b);
	const darkest = sorted.slice(Math.floor(sorted.length * belowPeak));
	const rim = Float32Array.from(
		around,
		({ c, s }) =>
			rimAt.reduce((sum, at) => sum + darkness(c * dotSize.radius * at, s * dotSize.radius * at), 0) /
			rimAt.length
	);
	return {
		dot,
		fill: all.reduce((sum, { dark }) => sum + Math.max(-0.1, Math.min(1.1, dark)), 0) / all.length,
		inked: all.filter(({ dark }) => dark > inkLimit).length / all.length,
		peak: darkest.reduce((sum, dark) => sum + dark, 0) / darkest.length,
		ridge: ridgeOf(all),
		rim,
		uneven: paper.change / black,
		circle:
			around.filter(({ c, s }) => darkness(c * dotSize.radius, s * dotSize.radius) > onLine).length /
			around.length
	};
}
