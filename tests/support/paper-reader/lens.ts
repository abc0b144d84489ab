import { averaged } from '#reader/frames.ts';
import type { Picture } from '#reader/picture.ts';
import type { View } from './camera.ts';
import type { Random } from './random.ts';

// Light, lens, noise and file of a cheap phone, over three numbers a pixel.

type Size = Pick<View, 'width' | 'height'>;

export interface Light {
	readonly isHard: boolean;
	readonly isDim: boolean;
	/** So many frames of the stream are one picture. */
	readonly frames?: number | undefined;
}

/** A slope, a vignette, shadows with an edge, a colour. */
export function lighten(
	out: Float32Array,
	{ width, height }: Size,
	random: Random,
	{ isHard, isDim }: Light
): void {
	const long = Math.max(width, height);
	const gain = isDim ? random.range(0.16, 0.42) : random.range(0.62, 1.12);
	const slope = random.range(0, isHard || isDim ? 0.5 : 0.35);
	const way = random.range(0, 6.3);
	const [cw, sw] = [Math.cos(way) * 0.7, Math.sin(way) * 0.7];
	const vignette = random.range(0, 0.3);
	const many = random.weighted(
		isHard
			? [
					[0, 3],
					[1, 4],
					[2, 3]
				]
			: [
					[0, 6],
					[1, 3],
					[2, 1]
				]
	);
	const shadows = Array.from({ length: many }, () => {
		const a = random.range(0, 6.3);
		return {
			x: random.range(0.1, 0.9) * width,
			y: random.range(0.1, 0.9) * height,
			r: random.range(0.15, 0.5) * long,
			c: Math.cos(a),
			s: Math.sin(a),
			soft: random.range(0.004, 0.06) * long,
			deep: random.range(isHard ? 0.35 : 0.5, 0.85),
			isRound: random.is(0.5)
		};
	});
	const tint = [1 + random.normal(0, 0.04), 1, 1 + random.normal(-0.06, 0.07)] as const;
	for (let y = 0, i = 0; y < height; y += 1)
		for (let x = 0; x < width; x += 1, i += 3) {
			const nx = (x / width - 0.5) * 2;
			const ny = (y / height - 0.5) * 2;
			let light =
				gain * (1 - slope * 0.5 * (1 + nx * cw + ny * sw)) * (1 - vignette * 0.35 * (nx * nx + ny * ny));
			for (const { x: sx, y: sy, r, c, s, soft, deep, isRound } of shadows) {
				const ux = x - sx;
				const uy = y - sy;
				const t = (isRound ? r - Math.sqrt(ux * ux + uy * uy) : ux * c + uy * s) / soft + 0.5;
				if (t > 0) light *= 1 - (1 - deep) * Math.min(1, t);
			}
			for (const k of [0, 1, 2] as const) out[i + k] = (out[i + k] ?? 0) * light * tint[k];
		}
}

/** Blurred by lens and hand, sharpened by the phone, noisy, cut at white, and written as a JPEG. */
export function asPhone(
	out: Float32Array,
	view: View,
	random: Random,
	{ isHard, isDim, frames = 1 }: Light
): Picture {
	const { width, height, scale } = view;
	// In millimetres of the sheet, so that larger pictures are blurred over more pixels.
	soften(out, view, Math.abs(random.normal(0.09, isHard || isDim ? 0.09 : 0.05)) * scale + 0.35);
	if (random.is(isHard || isDim ? 0.5 : 0.25))
		shake(out, view, random.range(0.1, isHard ? 0.8 : 0.5) * scale, random.range(0, Math.PI));
	const sharp = random.range(0, 0.8);
	if (sharp > 0.1) sharpen(out, view, sharp);
	const noise = isDim ? random.range(4, 12) : Math.abs(random.normal(2.5, isHard ? 4 : 2.5)) + 0.5;
	const taken = (dx: number, dy: number): Picture => ({
		width,
		height,
		data: noisy(out, view, random, { noise, dx, dy })
	});
	const first = taken(0, 0);
	const quality = random.range(isHard ? 40 : 60, 92);
	jpeg(first, quality);
	if (frames === 1) return first;
	// The hand moves on between two frames of the stream, by a third of a millimetre.
	let [dx, dy] = [0, 0];
	const others = Array.from({ length: frames - 1 }, () => {
		[dx, dy] = [dx + random.normal(0, 0.3) * scale, dy + random.normal(0, 0.3) * scale];
		const next = taken(dx, dy);
		jpeg(next, quality);
		return next;
	});
	return averaged([first, ...others]);
}

/** What the sensor makes of the light that falls on it, moved by so many pixels. */
function noisy(
	out: Float32Array,
	{ width, height }: Size,
	random: Random,
	{ noise, dx, dy }: { readonly noise: number; readonly dx: number; readonly dy: number }
): Uint8ClampedArray {
	const data = new Uint8ClampedArray(width * height * 4);
	const from = dx === 0 && dy === 0 ? out : moved(out, { width, height }, dx, dy);
	for (let i = 0, o = 0; o < data.length; i += 3, o += 4) {
		const common = (normals[Math.floor(random.next() * normals.length)] ?? 0) * noise;
		const a = (random.next() - 0.5) * noise * 1.6;
		data[o] = (from[i] ?? 0) + common + a;
		data[o + 1] = (from[i + 1] ?? 0) + common + (random.next() - 0.5) * noise * 1.6;
		data[o + 2] = (from[i + 2] ?? 0) + common - a;
		data[o + 3] = 255;
	}
	return data;
}

/** Between the pixels; the edge goes on outside. */
function moved(out: Float32Array, { width, height }: Size, dx: number, dy: number): Float32Array {
	const next = new Float32Array(out.length);
	for (let y = 0, o = 0; y < height; y += 1)
		for (let x = 0; x < width; x += 1) {
			const [u, v] = [
				Math.max(0, Math.min(width - 1.01, x - dx)),
				Math.max(0, Math.min(height - 1.01, y - dy))
			];
			const [fx, fy, i] = [u % 1, v % 1, (Math.floor(v) * width + Math.floor(u)) * 3];
			for (let k = 0; k < 3; k += 1, o += 1) {
				const above = (out[i + k] ?? 0) * (1 - fx) + (out[i + k + 3] ?? 0) * fx;
				const j = i + width * 3 + k;
				next[o] = above * (1 - fy) + ((out[j] ?? 0) * (1 - fx) + (out[j + 3] ?? 0) * fx) * fy;
			}
		}
	return next;
}

/** Normal numbers, drawn once: sums of twelve even ones. */
const normals = Float32Array.from({ length: 4096 }, (_, k) => {
	let [sum, at] = [-6, Math.imul(k + 1, 2_654_435_761) >>> 0];
	for (let n = 0; n < 12; n += 1) {
		at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0;
		sum += at / 4_294_967_296;
	}
	return sum;
});

/** Gaussian blur. @param sigma in pixels */
export function soften(out: Float32Array, size: Size, sigma: number): void {
	if (sigma < 0.3) return;
	const n = Math.ceil(sigma * 2.8);
	const raw = Array.from({ length: 2 * n + 1 }, (_, k) => Math.exp(-((k - n) ** 2) / (2 * sigma * sigma)));
	const sum = raw.reduce((all, one) => all + one, 0);
	convolve(
		out,
		size,
		Float32Array.from(raw, (one) => one / sum)
	);
}

/** In both directions; the edge goes on outside. */
function convolve(out: Float32Array, { width, height }: Size, kernel: Float32Array): void {
	const n = kernel.length >> 1;
	const line = width * 3;
	const buffer = new Float32Array(line + 6 * n);
	const sums = new Float64Array(line);
	for (let y = 0; y < height; y += 1) {
		const o = y * line;
		buffer.set(out.subarray(o, o + line), 3 * n);
		for (let i = 0; i < 3 * n; i += 1) {
			buffer[i] = out[o + (i % 3)] ?? 0;
			buffer[3 * n + line + i] = out[o + line - 3 + (i % 3)] ?? 0;
		}
		sums.fill(0);
		for (const [k, weight] of kernel.entries()) addLine(sums, buffer, 3 * k, weight);
		out.set(sums, o);
	}
	const source = out.slice();
	for (let y = 0; y < height; y += 1) {
		sums.fill(0);
		for (const [k, weight] of kernel.entries())
			addLine(sums, source, Math.max(0, Math.min(height - 1, y + k - n)) * line, weight);
		out.set(sums, y * line);
	}
}

function addLine(sums: Float64Array, from: Float32Array, start: number, weight: number): void {
	for (let i = 0; i < sums.length; i += 1) sums[i] = (sums[i] ?? 0) + (from[start + i] ?? 0) * weight;
}

/** The hand moved. @param long pixels */
function shake(out: Float32Array, { width, height }: Size, long: number, angle: number): void {
	const n = Math.max(1, Math.round(long / 2));
	const source = out.slice();
	const steps = Array.from({ length: 2 * n + 1 }, (_, k) => (k - n) * (long / (2 * n + 1)));
	const shifts = steps.map(
		(t) => [Math.round(t * Math.cos(angle)), Math.round(t * Math.sin(angle))] as const
	);
	for (let y = 0, o = 0; y < height; y += 1)
		for (let x = 0; x < width; x += 1, o += 3)
			for (let k = 0; k < 3; k += 1) {
				let sum = 0;
				for (const [dx, dy] of shifts) {
					const px = Math.max(0, Math.min(width - 1, x + dx));
					const py = Math.max(0, Math.min(height - 1, y + dy));
					sum += source[(py * width + px) * 3 + k] ?? 0;
				}
				out[o + k] = sum / shifts.length;
			}
}

function sharpen(out: Float32Array, size: Size, amount: number): void {
	const soft = out.slice();
	convolve(soft, size, Float32Array.of(0.25, 0.5, 0.25));
	for (let i = 0; i < out.length; i += 1) out[i] = (out[i] ?? 0) + amount * ((out[i] ?? 0) - (soft[i] ?? 0));
}

/** Quantisers of brightness and colour (ITU-T T.81, tables K.1 and K.2). */
const ofLight = [
	16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
	29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
	121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99
];
const cosines = Float32Array.from({ length: 64 }, (_, place) => {
	const [u, x] = [place >> 3, place & 7];
	return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * u * Math.PI) / 16);
});

/** What writing as a JPEG takes from the picture: brightness in blocks of eight, colour at half its fineness and coarser. In place. */
function jpeg({ width, height, data }: Picture, quality: number): void {
	const scale = (quality < 50 ? 5000 / quality : 200 - 2 * quality) / 100;
	const light = new Float32Array(width * height);
	const [w, h] = [Math.ceil(width / 2), Math.ceil(height / 2)];
	const [blue, red] = [new Float32Array(w * h), new Float32Array(w * h)];
	for (let y = 0, i = 0; y < height; y += 1)
		for (let x = 0; x < width; x += 1, i += 1) {
			const [r, g, b] = [data[4 * i] ?? 0, data[4 * i + 1] ?? 0, data[4 * i + 2] ?? 0];
			const l = 0.299 * r + 0.587 * g + 0.114 * b;
			light[i] = l;
			const o = (y >> 1) * w + (x >> 1);
			blue[o] = (blue[o] ?? 0) + (b - l) * 0.25 * 0.564;
			red[o] = (red[o] ?? 0) + (r - l) * 0.25 * 0.713;
		}
	quantised(light, width, height, scale, 1);
	quantised(blue, w, h, scale, 1.6);
	quantised(red, w, h, scale, 1.6);
	for (let y = 0, i = 0; y < height; y += 1)
		for (let x = 0; x < width; x += 1, i += 1) {
			const o = (y >> 1) * w + (x >> 1);
			const [l, r, b] = [light[i] ?? 0, (red[o] ?? 0) / 0.713, (blue[o] ?? 0) / 0.564];
			data[4 * i] = l + r;
			data[4 * i + 1] = l - (0.299 * r + 0.114 * b) / 0.587;
			data[4 * i + 2] = l + b;
		}
}

function quantised(values: Float32Array, width: number, height: number, scale: number, coarse: number): void {
	const steps = Float32Array.from(ofLight, (step) => Math.max(1, Math.floor(step * coarse * scale + 0.5)));
	const [block, half] = [new Float32Array(64), new Float32Array(64)];
	for (let y = 0; y + 8 <= height; y += 8)
		for (let x = 0; x + 8 <= width; x += 8) {
			for (let v = 0; v < 8; v += 1)
				for (let u = 0; u < 8; u += 1) block[v * 8 + u] = values[(y + v) * width + x + u] ?? 0;
			turned(block, half, false);
			turned(half, block, false);
			for (let k = 0; k < 64; k += 1)
				block[k] = Math.round((block[k] ?? 0) / (steps[k] ?? 1)) * (steps[k] ?? 1);
			turned(block, half, true);
			turned(half, block, true);
			for (let v = 0; v < 8; v += 1)
				for (let u = 0; u < 8; u += 1) values[(y + v) * width + x + u] = block[v * 8 + u] ?? 0;
		}
}

/** One cosine transform over the rows, written as columns, or back. */
function turned(from: Float32Array, to: Float32Array, isBack: boolean): void {
	for (let row = 0; row < 8; row += 1)
		for (let k = 0; k < 8; k += 1) {
			let sum = 0;
			for (let x = 0; x < 8; x += 1)
				sum += (from[row * 8 + x] ?? 0) * (cosines[isBack ? x * 8 + k : k * 8 + x] ?? 0);
			to[k * 8 + row] = sum;
		}
}
