import type { Picture } from './picture.ts';

/** Largest shift of the hand between two frames, in pixels. */
const reach = 8;
/** Sampling distance of the comparison, in pixels: some ten thousand samples suffice to align a frame. */
const sparse = 12;
/** A frame whose error exceeds the best one by this factor was rotated, or shows movement. */
const worst = 1.25;

/**
 * Averages frames of a still hand, which halves the noise with four frames; a dark room has much of it. Each is aligned with the first; frames
 * that cannot be aligned are left out.
 */
export function averaged([first, ...others]: readonly [Picture, ...Picture[]]): Picture {
	const { width, height } = first;
	const placed = others
		.filter((one) => one.width === width && one.height === height)
		.map((frame) => ({ frame, ...placeOn(first, frame) }));
	const best = Math.min(...placed.map(({ apart }) => apart));
	const fitting = placed.filter(({ apart }) => apart <= worst * best);
	const sums = new Uint16Array(first.data);
	for (const { frame, dx, dy } of fitting) add(sums, frame, dx, dy);
	const data = new Uint8ClampedArray(sums.length);
	for (let i = 0; i < data.length; i += 1) data[i] = (sums[i] ?? 0) / (fitting.length + 1);
	return { width, height, data };
}

/** Pixels outside a frame repeat its edge. */
function add(sums: Uint16Array, { width, height, data }: Picture, dx: number, dy: number): void {
	for (let y = 0, i = 0; y < height; y += 1) {
		const line = Math.max(0, Math.min(height - 1, y + dy)) * width;
		for (let x = 0; x < width; x += 1) {
			const from = 4 * (line + Math.max(0, Math.min(width - 1, x + dx)));
			for (let k = from; k < from + 4; k += 1, i += 1) sums[i] = (sums[i] ?? 0) + (data[k] ?? 0);
		}
	}
}

/** Offset of a frame from the first, found coarsely and then to the pixel, and their mean difference there. */
function placeOn(first: Picture, frame: Picture): { dx: number; dy: number; apart: number } {
	let found = { dx: 0, dy: 0, apart: apartAt(first, frame, 0, 0) };
	for (const step of [4, 2, 1]) {
		const { dx, dy } = found;
		for (const v of [-step, 0, step])
			for (const u of [-step, 0, step]) {
				const apart = apartAt(first, frame, dx + u, dy + v);
				if (apart < found.apart) found = { dx: dx + u, dy: dy + v, apart };
			}
	}
	return found;
}

function apartAt(first: Picture, frame: Picture, dx: number, dy: number): number {
	const { width, height } = first;
	let [sum, count] = [0, 0];
	for (let y = reach; y < height - reach; y += sparse)
		for (let x = reach; x < width - reach; x += sparse) {
			const [at, there] = [4 * (y * width + x) + 1, 4 * ((y + dy) * width + x + dx) + 1];
			sum += Math.abs((first.data[at] ?? 0) - (frame.data[there] ?? 0));
			count += 1;
		}
	return sum / Math.max(1, count);
}
