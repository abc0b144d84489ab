/** A point of the inside of a dot, in steps from its middle, and its darkness. */
export interface InnerPoint {
	readonly u: number;
	readonly v: number;
	readonly dark: number;
}

const reach = 9;
const side = 2 * reach + 1;
/** Number of parallel lines on each side of the middle, one and a half steps apart. */
const lines = 8;
const [lineGap, directions] = [1.5, 12];
/** Least number of points for a stroke, and for a side of one. */
const [leastInStroke, leastInSide] = [12, 6];
/** Largest difference of both sides, for a stroke at a shadow's edge. */
const unlikeSides = 0.04;

/** For each direction, the line of each point. */
const strips = Array.from({ length: directions }, (_, k) => {
	const angle = (k / directions) * Math.PI;
	const [c, s] = [Math.cos(angle), Math.sin(angle)];
	return Int8Array.from({ length: side * side }, (_point, place) => {
		const [u, v] = [(place % side) - reach, Math.floor(place / side) - reach];
		return lines + Math.max(-lines, Math.min(lines, Math.round((v * c - u * s) / lineGap)));
	});
});

/** The strongest straight stroke: its darkness less that of the lines two steps away, on both sides. */
export function ridgeOf(points: readonly InnerPoint[]): number {
	let best = 0;
	for (const lineOf of strips) {
		const sums = new Float64Array(2 * lines + 1);
		const counts = new Float64Array(2 * lines + 1);
		for (const { u, v, dark } of points) {
			const line = lineOf[(v + reach) * side + u + reach] ?? 0;
			sums[line] = (sums[line] ?? 0) + dark;
			counts[line] = (counts[line] ?? 0) + 1;
		}
		const meanOf = (line: number, least: number): number | null => {
			const many = counts[line] ?? 0;
			return many < least ? null : (sums[line] ?? 0) / many;
		};
		for (let line = 2; line < 2 * lines - 1; line += 1) {
			const here = meanOf(line, leastInStroke);
			const sides = [meanOf(line - 2, leastInSide), meanOf(line + 2, leastInSide)].filter(
				(one) => one !== null
			);
			if (here === null || sides.length === 0) continue;
			const mean = sides.reduce((sum, one) => sum + one, 0) / sides.length;
			best = Math.max(best, Math.min(here - mean, here - Math.max(...sides) + unlikeSides));
		}
	}
	return best;
}
