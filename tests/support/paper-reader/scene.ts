import type { Point } from '#papers/meeting/fill/layout.ts';
import { sheet as paper } from '#papers/meeting/fill/layout.ts';
import type { View } from './camera.ts';
import { soften } from './lens.ts';
import { perMm, type Sheet } from './printed.ts';
import type { Random } from './random.ts';

// What the camera sees before lens and light: three numbers a pixel, 0 to 255.

type Size = Pick<View, 'width' | 'height'>;

/** What the sheet lies on. */
export function ground(out: Float32Array, { width, height }: Size, random: Random): void {
	const kind = random.weighted([
		['table', 3],
		['wood', 2],
		['mat', 3],
		['cloth', 2],
		['earth', 2],
		['dark', 1],
		['white', 1]
	]);
	const colour = [random.range(70, 190), random.range(60, 170), random.range(50, 150)];
	const base =
		{ dark: [45, 42, 40], white: [225, 222, 215], earth: [150, 118, 88], wood: [140, 98, 62] }[kind] ??
		colour;
	const second = [random.range(40, 220), random.range(40, 200), random.range(40, 190)];
	const period = random.range(0.012, 0.05) * Math.max(width, height);
	const angle = random.range(0, 3.1);
	const [c, s] = [Math.cos(angle), Math.sin(angle)];
	const blotches = Array.from({ length: 24 }, () => ({
		x: random.range(0, width),
		y: random.range(0, height),
		r: random.range(0.01, 0.08) * width,
		v: random.normal(0, 22)
	}));
	const wave = (at: number, wide: number): number => Math.sin((2 * Math.PI * at) / wide);
	for (let y = 0, i = 0; y < height; y += 1)
		for (let x = 0; x < width; x += 1, i += 3) {
			const u = x * c + y * s;
			const v = y * c - x * s;
			let mix = 0;
			let more = 0;
			if (kind === 'mat') mix = wave(u, period) > 0 === wave(v, period) > 0 ? 0.1 : 0.8;
			else if (kind === 'cloth')
				mix = (wave(u, 3 * period) > 0.6 ? 0.7 : 0) + (wave(v, 3 * period) > 0.6 ? 0.3 : 0);
			else if (kind === 'wood') more = 14 * Math.sin(u / period + 2.5 * Math.sin(v / (period * 9)));
			else if (kind === 'earth')
				for (const b of blotches) if (Math.abs(x - b.x) < b.r && Math.abs(y - b.y) < b.r) more += b.v;
			const grain = (random.next() - 0.5) * 18;
			for (const k of [0, 1, 2])
				out[i + k] = (base[k] ?? 0) * (1 - mix) + (second[k] ?? 0) * mix + more + grain;
		}
	soften(out, { width, height }, 0.6);
}

interface Corner extends Point {
	/** Pixels of the sheet. */
	readonly u: number;
	readonly v: number;
	readonly shade: number;
}

/** A sheet, triangle by triangle. @param at where a place of it is seen, in millimetres, and how light it is there */
export function drawMesh(
	out: Float32Array,
	size: Size,
	sheet: Sheet,
	nx: number,
	ny: number,
	at: (x: number, y: number) => readonly [Point, number]
): void {
	const levels = [sheet];
	for (let k = 0; k < 3; k += 1) levels.push(halved(levels[k] ?? sheet));
	const corners = Array.from({ length: (nx + 1) * (ny + 1) }, (_, place): Corner => {
		const [x, y] = [
			((place % (nx + 1)) / nx) * paper.width,
			(Math.floor(place / (nx + 1)) / ny) * paper.height
		];
		const [p, shade] = at(x, y);
		return { ...p, u: x * perMm, v: y * perMm, shade };
	});
	for (let j = 0; j < ny; j += 1)
		for (let i = 0; i < nx; i += 1) {
			const place = j * (nx + 1) + i;
			const [a, b, c, d] = [place, place + 1, place + nx + 1, place + nx + 2].map((one) => corners[one]);
			if (a === undefined || b === undefined || c === undefined || d === undefined) continue;
			triangle(out, size, levels, a, b, c);
			triangle(out, size, levels, d, c, b);
		}
}

function halved({ width, height, data }: Sheet): Sheet {
	const [w, h] = [width >> 1, height >> 1];
	const next = new Uint8Array(w * h * 3);
	for (let y = 0, o = 0; y < h; y += 1)
		for (let x = 0; x < w; x += 1)
			for (let k = 0; k < 3; k += 1, o += 1) {
				const i = (2 * y * width + 2 * x) * 3 + k;
				const under = (data[i + width * 3] ?? 0) + (data[i + width * 3 + 3] ?? 0);
				next[o] = ((data[i] ?? 0) + (data[i + 3] ?? 0) + under + 2) >> 2;
			}
	return { width: w, height: h, data: next };
}

function triangle(
	out: Float32Array,
	{ width, height }: Size,
	levels: readonly Sheet[],
	a: Corner,
	b: Corner,
	c: Corner
): void {
	const det = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
	if (Math.abs(det) < 1e-9) return;
	const texels = Math.abs((b.u - a.u) * (c.v - a.v) - (c.u - a.u) * (b.v - a.v)) / Math.abs(det);
	const fine = Math.max(0, Math.min(levels.length - 1, Math.round(Math.log2(Math.sqrt(texels)))));
	const level = levels[fine];
	if (level === undefined) return;
	const factor = 2 ** fine;
	const { data } = level;
	const row = level.width * 3;
	const [x0, x1] = [
		Math.max(0, Math.floor(Math.min(a.x, b.x, c.x))),
		Math.min(width - 1, Math.ceil(Math.max(a.x, b.x, c.x)))
	];
	const [y0, y1] = [
		Math.max(0, Math.floor(Math.min(a.y, b.y, c.y))),
		Math.min(height - 1, Math.ceil(Math.max(a.y, b.y, c.y)))
	];
	for (let y = y0; y <= y1; y += 1)
		for (let x = x0; x <= x1; x += 1) {
			const px = x + 0.5 - a.x;
			const py = y + 0.5 - a.y;
			const s = (px * (c.y - a.y) - py * (c.x - a.x)) / det;
			const t = (py * (b.x - a.x) - px * (b.y - a.y)) / det;
			if (s < -1e-6 || t < -1e-6 || s + t > 1 + 1e-6) continue;
			const u = Math.max(
				0,
				Math.min(level.width - 1.001, (a.u + s * (b.u - a.u) + t * (c.u - a.u)) / factor - 0.5)
			);
			const v = Math.max(
				0,
				Math.min(level.height - 1.001, (a.v + s * (b.v - a.v) + t * (c.v - a.v)) / factor - 0.5)
			);
			const shade = a.shade + s * (b.shade - a.shade) + t * (c.shade - a.shade);
			const fu = u - (u | 0);
			const fv = v - (v | 0);
			const k = ((v | 0) * level.width + (u | 0)) * 3;
			const o = (y * width + x) * 3;
			for (let ch = 0; ch < 3; ch += 1) {
				const above = (data[k + ch] ?? 0) * (1 - fu) + (data[k + 3 + ch] ?? 0) * fu;
				const under = (data[k + row + ch] ?? 0) * (1 - fu) + (data[k + row + 3 + ch] ?? 0) * fu;
				out[o + ch] = (above * (1 - fv) + under * fv) * shade;
			}
		}
}

/** A thumb that holds the sheet at `at`, pointing to the middle of the picture. Sizes in pixels. */
export function thumb(out: Float32Array, { width, height }: Size, at: Point, r: number, deep: number): void {
	const [dx, dy] = [width / 2 - at.x, height / 2 - at.y];
	const long = Math.hypot(dx, dy);
	const [ux, uy] = [dx / long, dy / long];
	for (let y = 0; y < height; y += 1)
		for (let x = 0; x < width; x += 1) {
			const a = (x - at.x) * ux + (y - at.y) * uy;
			const b = (y - at.y) * ux - (x - at.x) * uy;
			const end = a > deep - r ? Math.hypot(a - (deep - r), b) : Math.abs(b);
			if (end > r) continue;
			const shade = 0.6 + 0.4 * Math.sqrt(1 - (end / r) ** 2);
			for (const [k, value] of [168, 118, 88].entries()) out[(y * width + x) * 3 + k] = value * shade;
		}
}
