/** Pixels as a canvas returns them: four bytes each, red, green, blue, alpha. */
export interface Picture {
	readonly width: number;
	readonly height: number;
	readonly data: Uint8Array | Uint8ClampedArray;
}

/** One byte a pixel, row by row. */
export interface Grey {
	readonly width: number;
	readonly height: number;
	readonly data: Uint8Array;
}

/** Green channel: every pen's ink is dark in it, and it is the sharpest and least noisy channel of a phone. */
export function greenOf({ width, height, data }: Picture): Grey {
	const out = new Uint8Array(width * height);
	for (let i = 0, k = 1; i < out.length; i += 1, k += 4) out[i] = data[k] ?? 0;
	return { width, height, data: out };
}

/** Halves width and height by averaging four pixels. */
export function halve({ width, height, data }: Grey): Grey {
	const [w, h] = [width >> 1, height >> 1];
	const out = new Uint8Array(w * h);
	for (let y = 0, o = 0; y < h; y += 1)
		for (let x = 0, i = 2 * y * width; x < w; x += 1, i += 2, o += 1) {
			const above = (data[i] ?? 0) + (data[i + 1] ?? 0);
			out[o] = (above + (data[i + width] ?? 0) + (data[i + width + 1] ?? 0) + 2) >> 2;
		}
	return { width: w, height: h, data: out };
}

/** Bilinear brightness; pixel centres are at halves; outside the picture its edge is repeated. */
export function brightnessAt({ width, height, data }: Grey, px: number, py: number): number {
	const x = inside(px - 0.5, width);
	const y = inside(py - 0.5, height);
	const ix = x | 0;
	const iy = y | 0;
	const fx = x - ix;
	const i = iy * width + ix;
	const a = data[i] ?? 0;
	const b = data[i + width] ?? 0;
	const above = a + ((data[i + 1] ?? 0) - a) * fx;
	const under = b + ((data[i + width + 1] ?? 0) - b) * fx;
	return above + (under - above) * (y - iy);
}

/** Colour at a point. Every pen's ink is dark in red or green; a tea stain is less so in both. */
export type Look = readonly [red: number, green: number, blue: number];

/** Bilinear colour, as `brightnessAt`. */
export function lookIn({ width, height, data }: Picture, px: number, py: number): Look {
	const x = inside(px - 0.5, width);
	const y = inside(py - 0.5, height);
	const fx = x - (x | 0);
	const fy = y - (y | 0);
	const i = ((y | 0) * width + (x | 0)) * 4;
	const k = i + width * 4;
	const mix = (of: number): number => {
		const above = (data[i + of] ?? 0) * (1 - fx) + (data[i + 4 + of] ?? 0) * fx;
		const under = (data[k + of] ?? 0) * (1 - fx) + (data[k + 4 + of] ?? 0) * fx;
		return above * (1 - fy) + under * fy;
	};
	return [mix(0), mix(1), mix(2)];
}

/** Clamps a coordinate so that the next pixel to the right or below is still in the picture. */
const inside = (at: number, size: number): number => (at < 0 ? 0 : at > size - 1.001 ? size - 1.001 : at);

/**
 * 1 for pixels darker than `share` of the mean of the square around them.
 *
 * @param side of the square, in pixels
 */
export function darker(grey: Grey, side: number, share: number): Uint8Array {
	const { width, height, data } = grey;
	const sums = sumsOf(grey);
	const out = new Uint8Array(width * height);
	const half = side >> 1;
	const line = width + 1;
	for (let y = 0; y < height; y += 1) {
		const from = Math.max(0, y - half) * line;
		const to = Math.min(height, y + half + 1) * line;
		for (let x = 0; x < width; x += 1) {
			const left = Math.max(0, x - half);
			const right = Math.min(width, x + half + 1);
			const around =
				(sums[to + right] ?? 0) -
				(sums[from + right] ?? 0) -
				(sums[to + left] ?? 0) +
				(sums[from + left] ?? 0);
			const i = y * width + x;
			if ((data[i] ?? 0) * (right - left) * ((to - from) / line) < around * share) out[i] = 1;
		}
	}
	return out;
}

/** Integral image: sum of all pixels above and left of each pixel corner. */
function sumsOf({ width, height, data }: Grey): Uint32Array {
	const sums = new Uint32Array((width + 1) * (height + 1));
	for (let y = 0; y < height; y += 1) {
		let line = 0;
		const o = (y + 1) * (width + 1) + 1;
		for (let x = 0; x < width; x += 1) {
			line += data[y * width + x] ?? 0;
			sums[o + x] = (sums[o + x - width - 1] ?? 0) + line;
		}
	}
	return sums;
}
