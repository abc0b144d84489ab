import { dotSize } from '#papers/meeting/fill/layout.ts';
import type { Look } from './picture.ts';

// Paper around a dot. The light may change along one direction; ink lies on one side only, so the lighter of two sides
// is the paper.

/** In radii: outside the printed line, and close enough to have the dot's light. */
const radii = [1.2, 1.3, 1.4, 1.5];
const widest = 1.5 * dotSize.radius;
const directions = Array.from({ length: 32 }, (_, k) => {
	const angle = ((k + 0.5) / 32) * 2 * Math.PI;
	return { c: Math.cos(angle), s: Math.sin(angle) };
});
/** Number of sectors; the lighter half of each determines the direction of the light. */
const sectors = 16;
const inSector = (directions.length * radii.length) / sectors;
/** Number of steps along that direction. */
const bins = 9;
/** Two sides that differ by less than this share are both free of ink. */
const alike = 0.07;
/** Quantile of a side's points taken as paper: above the median, because ink is darker. */
const upper = 0.65;

interface Slope {
	readonly c: number;
	readonly s: number;
}

interface PaperAround {
	/** Red and green of the paper at a point, in millimetres from the middle of the dot. */
	readonly at: (mx: number, my: number) => readonly [number, number];
	/** Change of the paper's light over the dot, as a share of its lightest point. */
	readonly change: number;
}

/** @param look red and green at a point, in millimetres from the middle of the dot */
export function paperAround(look: (mx: number, my: number) => Look): PaperAround {
	const points = directions.flatMap(({ c, s }) =>
		radii.map((radius) => look(c * dotSize.radius * radius, s * dotSize.radius * radius))
	);
	const green = points.map(([, value]) => value);
	const slope = slopeOf(green);
	const [reds, greens] = [
		profile(
			points.map(([value]) => value),
			slope
		),
		profile(green, slope)
	];
	const between = (values: readonly number[], i: number, t: number): number =>
		(values[i] ?? 1) * (1 - t) + (values[i + 1] ?? values[i] ?? 1) * t;
	return {
		at: (mx, my) => {
			const along = ((mx * slope.c + my * slope.s) / widest + 1) * 0.5 * (bins - 1);
			const place = Math.min(bins - 1, Math.max(0, along));
			const i = Math.min(bins - 2, Math.floor(place));
			return [between(reds, i, place - i), between(greens, i, place - i)];
		},
		change: (Math.max(...greens) - Math.min(...greens)) / Math.max(...greens)
	};
}

/** Direction in which the paper becomes lighter. */
function slopeOf(values: readonly number[]): Slope {
	let [x, y] = [0, 0];
	for (let k = 0; k < sectors; k += 1) {
		const own = values.slice(k * inSector, (k + 1) * inSector).sort((a, b) => a - b);
		const level = ((own[5] ?? 0) + (own[6] ?? 0)) / 2;
		const angle = ((k + 0.5) / sectors) * 2 * Math.PI;
		x += Math.cos(angle) * level;
		y += Math.sin(angle) * level;
	}
	const length = Math.hypot(x, y);
	return length < 1e-6 ? { c: 1, s: 0 } : { c: x / length, s: y / length };
}

/** Brightness of the paper along that direction, in nine steps. */
function profile(values: readonly number[], { c, s }: Slope): readonly number[] {
	const sides = Array.from({ length: bins }, () => ({ left: [] as number[], right: [] as number[] }));
	for (const [k, direction] of directions.entries()) {
		const along = direction.c * c + direction.s * s;
		const isLeft = direction.s * c - direction.c * s < 0;
		for (const [f, radius] of radii.entries())
			sides[Math.round(((along * radius) / 1.5 + 1) * 0.5 * (bins - 1))]?.[isLeft ? 'left' : 'right'].push(
				values[k * radii.length + f] ?? 0
			);
	}
	const levels = sides.map(({ left, right }) => levelOf(upperOf(left), upperOf(right)));
	const firstKnown = levels.find((level) => level !== null) ?? 1;
	let last = firstKnown;
	const known = levels.map((level) => (last = level ?? last));
	return known.map((level, bin) =>
		Math.max(1, ((known[bin - 1] ?? level) + 2 * level + (known[bin + 1] ?? level)) / 4)
	);
}

const upperOf = (values: readonly number[]): number | null =>
	values.length < 3 ? null : ([...values].sort((a, b) => a - b)[Math.floor(values.length * upper)] ?? null);

function levelOf(left: number | null, right: number | null): number | null {
	if (left === null || right === null) return left ?? right;
	const lighter = Math.max(left, right);
	return Math.abs(left - right) > alike * lighter ? lighter : (left + right) / 2;
}
