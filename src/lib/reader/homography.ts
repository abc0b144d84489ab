import type { Point } from '#papers/meeting/fill/layout.ts';

/** Projection of a plane by a lens: nine numbers, row by row. */
export type Homography = Float64Array;

/** Number of unknowns; the ninth number is 1. */
const unknowns = 8;

/**
 * Least squares over four pairs or more, both sides normalised first (Hartley 1997, "In defense of the eight-point algorithm").
 *
 * @returns null if the points are collinear
 */
export function fitHomography(from: readonly Point[], to: readonly Point[]): Homography | null {
	const [a, b] = [normaliser(from), normaliser(to)];
	const equations = new Float64Array(unknowns * (unknowns + 1));
	const add = (row: readonly number[], value: number): void => {
		for (const [i, left] of row.entries())
			for (const [j, right] of [...row, value].entries()) {
				const at = i * (unknowns + 1) + j;
				equations[at] = (equations[at] ?? 0) + left * right;
			}
	};
	for (const [k, point] of from.entries()) {
		const { x, y } = a.apply(point);
		const { x: u, y: v } = b.apply(to[k] ?? point);
		add([x, y, 1, 0, 0, 0, -x * u, -y * u], u);
		add([0, 0, 0, x, y, 1, -x * v, -y * v], v);
	}
	const solved = solve(equations, unknowns);
	return solved === null ? null : multiply(multiply(b.inverse, Float64Array.of(...solved, 1)), a.matrix);
}

/** Projects a point of the plane into the picture. */
export function project(h: Homography, x: number, y: number): Point {
	const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, i = 0, j = 0] = h;
	const w = g * x + i * y + j;
	return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
}

/** Moves the centroid of the points to 0, and scales their mean distance from it to √2. */
function normaliser(points: readonly Point[]) {
	const cx = points.reduce((sum, { x }) => sum + x, 0) / points.length;
	const cy = points.reduce((sum, { y }) => sum + y, 0) / points.length;
	const spread = points.reduce((sum, { x, y }) => sum + Math.hypot(x - cx, y - cy), 0) / points.length;
	const s = spread === 0 ? 1 : Math.SQRT2 / spread;
	return {
		apply: ({ x, y }: Point): Point => ({ x: (x - cx) * s, y: (y - cy) * s }),
		matrix: Float64Array.of(s, 0, -s * cx, 0, s, -s * cy, 0, 0, 1),
		inverse: Float64Array.of(1 / s, 0, cx, 0, 1 / s, cy, 0, 0, 1)
	};
}

function multiply(a: Float64Array, b: Float64Array): Float64Array {
	return Float64Array.from({ length: 9 }, (_, place) => {
		const [row, column] = [3 * Math.floor(place / 3), place % 3];
		return [0, 1, 2].reduce((sum, k) => sum + (a[row + k] ?? 0) * (b[3 * k + column] ?? 0), 0);
	});
}

/** Gaussian elimination with pivoting, n rows of n + 1; null for a singular system. */
function solve(m: Float64Array, n: number): Float64Array | null {
	const w = n + 1;
	const at = (row: number, column: number): number => m[row * w + column] ?? 0;
	for (let c = 0; c < n; c += 1) {
		let pivot = c;
		for (let r = c + 1; r < n; r += 1) if (Math.abs(at(r, c)) > Math.abs(at(pivot, c))) pivot = r;
		if (Math.abs(at(pivot, c)) < 1e-12) return null;
		for (let k = 0; k < w; k += 1) [m[c * w + k], m[pivot * w + k]] = [at(pivot, k), at(c, k)];
		for (let r = 0; r < n; r += 1) {
			const share = at(r, c) / at(c, c);
			if (r === c || share === 0) continue;
			for (let k = c; k < w; k += 1) m[r * w + k] = at(r, k) - share * at(c, k);
		}
	}
	return Float64Array.from({ length: n }, (_, r) => at(r, n) / at(r, r));
}
