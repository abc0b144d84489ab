/** Connected components of one colour in a picture of black (1) and white (0); all arrays are indexed by component. */
export interface Parts {
	readonly count: number;
	readonly dark: Uint8Array;
	/** Pixels. */
	readonly area: Float64Array;
	readonly sumX: Float64Array;
	readonly sumY: Float64Array;
	readonly minX: Int32Array;
	readonly maxX: Int32Array;
	readonly minY: Int32Array;
	readonly maxY: Int32Array;
	/** Component above the topmost pixel, which surrounds this one; -1 at the edge of the picture. */
	readonly around: Int32Array;
}

/** Runs of one colour, row after row; `rowStart` has one entry more than there are rows. */
interface Runs {
	readonly count: number;
	readonly start: Int32Array;
	readonly end: Int32Array;
	readonly dark: Uint8Array;
	readonly rowStart: Int32Array;
	/** Union-find parent: another run of the same component; the topmost run is its own parent. */
	readonly parent: Int32Array;
}

/** Black is 8-connected, white 4-connected. */
export function connectedParts(black: Uint8Array, width: number, height: number): Parts {
	const runs = runsOf(black, width, height);
	for (let y = 1; y < height; y += 1) joinRow(runs, y);
	const part = new Int32Array(runs.count).fill(-1);
	let count = 0;
	for (let run = 0; run < runs.count; run += 1) {
		const top = topOf(runs, run);
		part[run] = top === run ? count++ : (part[top] ?? -1);
	}
	return measured(runs, part, count, height);
}

function runsOf(black: Uint8Array, width: number, height: number): Runs {
	let count = height;
	for (let i = 1; i < black.length; i += 1) if (i % width !== 0 && black[i] !== black[i - 1]) count += 1;
	const [start, end, parent] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
	const dark = new Uint8Array(count);
	const rowStart = new Int32Array(height + 1);
	let run = 0;
	for (let y = 0; y < height; y += 1) {
		rowStart[y] = run;
		for (let x = 0; x < width; run += 1) {
			const colour = black[y * width + x] ?? 0;
			start[run] = x;
			while (x < width && black[y * width + x] === colour) x += 1;
			end[run] = x;
			dark[run] = colour;
			parent[run] = run;
		}
	}
	rowStart[height] = run;
	return { count, start, end, dark, rowStart, parent };
}

function topOf({ parent }: Runs, run: number): number {
	let at = run;
	for (;;) {
		const up = parent[at] ?? at;
		if (up === at) return at;
		const next = parent[up] ?? up;
		parent[at] = next;
		at = next;
	}
}

/** Joins each run of row `y` with touching runs of its colour in the row above. */
function joinRow(runs: Runs, y: number): void {
	const { start, end, dark, rowStart, parent } = runs;
	const [first, own, last] = [rowStart[y - 1] ?? 0, rowStart[y] ?? 0, rowStart[y + 1] ?? runs.count];
	let above = first;
	for (let run = own; run < last; run += 1) {
		const reach = dark[run] ?? 0;
		const [from, to] = [(start[run] ?? 0) - reach, (end[run] ?? 0) + reach];
		while (above > first && (end[above - 1] ?? 0) > from) above -= 1;
		while (above < own && (end[above] ?? 0) <= from) above += 1;
		for (let other = above; other < own && (start[other] ?? 0) < to; other += 1) {
			if (dark[other] !== dark[run]) continue;
			const [one, two] = [topOf(runs, other), topOf(runs, run)];
			// The earlier run stays the root.
			parent[Math.max(one, two)] = Math.min(one, two);
		}
	}
}

function measured(
	{ start, end, dark, rowStart }: Runs,
	part: Int32Array,
	count: number,
	height: number
): Parts {
	const made = {
		count,
		dark: new Uint8Array(count),
		area: new Float64Array(count),
		sumX: new Float64Array(count),
		sumY: new Float64Array(count),
		minX: new Int32Array(count).fill(2 ** 30),
		maxX: new Int32Array(count).fill(-1),
		minY: new Int32Array(count).fill(2 ** 30),
		maxY: new Int32Array(count).fill(-1),
		around: new Int32Array(count).fill(-1)
	};
	for (let y = 0; y < height; y += 1)
		for (let run = rowStart[y] ?? 0; run < (rowStart[y + 1] ?? 0); run += 1) {
			const p = part[run] ?? 0;
			const [from, to] = [start[run] ?? 0, end[run] ?? 0];
			if (made.area[p] === 0) {
				made.dark[p] = dark[run] ?? 0;
				made.minY[p] = y;
				if (y > 0) made.around[p] = part[runAt(start, rowStart, from, y - 1)] ?? -1;
			}
			made.area[p] = (made.area[p] ?? 0) + to - from;
			made.sumX[p] = (made.sumX[p] ?? 0) + ((from + to - 1) * (to - from)) / 2;
			made.sumY[p] = (made.sumY[p] ?? 0) + y * (to - from);
			made.minX[p] = Math.min(made.minX[p] ?? from, from);
			made.maxX[p] = Math.max(made.maxX[p] ?? to, to - 1);
			made.maxY[p] = y;
		}
	return made;
}

/** The run of row `y` that contains column `x`. */
function runAt(start: Int32Array, rowStart: Int32Array, x: number, y: number): number {
	let [low, high] = [rowStart[y] ?? 0, (rowStart[y + 1] ?? 1) - 1];
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((start[middle] ?? 0) <= x) low = middle;
		else high = middle - 1;
	}
	return low;
}
