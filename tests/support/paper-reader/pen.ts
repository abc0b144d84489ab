import type { Point } from '#papers/meeting/fill/layout.ts';
import { perMm, type Sheet } from './printed.ts';
import type { Random } from './random.ts';

/** What somebody writes with. Sizes in millimetres. */
export interface Pen {
	readonly name: string;
	readonly rgb: readonly [number, number, number];
	readonly width: number;
	/** How much of the paper its ink hides, and how often it skips. */
	readonly alpha: number;
	readonly skip: number;
}

/** Each with how often it is met. */
export const pens: readonly (readonly [Pen, number])[] = [
	[{ name: 'blue ball', rgb: [38, 48, 140], width: 0.5, alpha: 0.88, skip: 0.25 }, 40],
	[{ name: 'black ball', rgb: [35, 35, 42], width: 0.5, alpha: 0.88, skip: 0.25 }, 18],
	[{ name: 'blue gel', rgb: [20, 30, 160], width: 0.65, alpha: 0.95, skip: 0.05 }, 10],
	[{ name: 'worn blue ball', rgb: [70, 80, 160], width: 0.4, alpha: 0.6, skip: 0.5 }, 8],
	[{ name: 'red ball', rgb: [190, 35, 50], width: 0.5, alpha: 0.85, skip: 0.25 }, 6],
	[{ name: 'pencil', rgb: [75, 75, 80], width: 0.6, alpha: 0.62, skip: 0.45 }, 9],
	[{ name: 'hard pencil', rgb: [105, 105, 110], width: 0.5, alpha: 0.5, skip: 0.5 }, 4],
	[{ name: 'felt', rgb: [25, 25, 30], width: 1.1, alpha: 0.95, skip: 0 }, 5]
];

export type MarkKind = 'fill' | 'spiral' | 'half' | 'tick' | 'cross' | 'slash' | 'blob' | 'around';

interface Dot extends Point {
	/** Of the printed circle. */
	readonly r: number;
}

/** Marks a dot. @param neat millimetres by which this hand misses */
export function drawMark(
	sheet: Sheet,
	{ x, y, r }: Dot,
	kind: MarkKind,
	pen: Pen,
	neat: number,
	random: Random
): void {
	const [cx, cy] = [x + random.normal(0, neat * 0.5), y + random.normal(0, neat * 0.5)];
	const own = {
		...pen,
		alpha: Math.min(1, pen.alpha * random.range(0.82, 1.08)),
		width: pen.width * random.range(0.85, 1.25)
	};
	const draw = (points: readonly Point[], by: Pen = own): void => stroke(sheet, points, by, random);
	const at = (dx: number, dy: number): Point => ({ x: cx + dx, y: cy + dy });
	if (kind === 'fill' || kind === 'half') draw(hatching(at, r, kind, own.width, neat, random));
	else if (kind === 'spiral') {
		const reach = r * random.range(0.75, 1);
		const gap = own.width * random.range(0.7, 1.3);
		const path: Point[] = [];
		for (let a = 0, rad = 0.1; rad < reach; a += 0.4, rad = 0.1 + (gap * a) / (2 * Math.PI))
			path.push(
				at(rad * Math.cos(a) + random.normal(0, neat * 0.1), rad * Math.sin(a) + random.normal(0, neat * 0.1))
			);
		draw(path);
	} else if (kind === 'tick') {
		const s = random.range(0.75, 1.5) * r;
		draw([
			at(-0.75 * s + random.normal(0, 0.15), -0.05 * s),
			at(-0.2 * s, 0.65 * s + random.normal(0, 0.15)),
			at(0.95 * s, -0.95 * s + random.normal(0, 0.25))
		]);
	} else if (kind === 'cross') {
		const s = random.range(0.55, 1.2) * r;
		draw([at(-s, -s + random.normal(0, 0.2)), at(s, s)]);
		draw([at(s, -s), at(-s, s + random.normal(0, 0.2))]);
	} else if (kind === 'slash') {
		const [s, a] = [random.range(0.7, 1.4) * r, random.range(0.8, 2.3)];
		draw([at(-s * Math.cos(a), s * Math.sin(a)), at(s * Math.cos(a), -s * Math.sin(a))]);
	} else if (kind === 'blob') {
		const s = random.range(0.35, 0.9);
		draw([at(-s / 2, 0), at(s / 2, random.normal(0, 0.2)), at(0, 0.2)], {
			...own,
			width: own.width + s * 1.4
		});
	} else {
		const rad = r * random.range(1.2, 1.45);
		draw(Array.from({ length: 28 }, (_, k) => at(rad * Math.cos(k / 4) * 1.05, rad * Math.sin(k / 4))));
	}
}

/** To and fro over the dot. */
function hatching(
	at: (dx: number, dy: number) => Point,
	r: number,
	kind: MarkKind,
	width: number,
	neat: number,
	random: Random
) {
	const reach = r * random.range(0.72, 1) + (random.is(0.25) ? neat : 0);
	const angle = random.range(0, Math.PI);
	const gap = width * random.range(0.75, 1.5);
	const end = kind === 'half' ? 0.1 * reach : reach;
	const path: Point[] = [];
	for (let v = -reach, side = 1; v <= end; v += gap, side = -side) {
		const half = Math.sqrt(Math.max(0, reach * reach - v * v)) + random.normal(0, neat * 0.35);
		for (const u of [side * half, -side * half])
			path.push(at(u * Math.cos(angle) - v * Math.sin(angle), u * Math.sin(angle) + v * Math.cos(angle)));
	}
	return path;
}

export type Cancelled = 'x' | 'strike' | 'blot' | 'wave';

/** Takes a filled dot back. */
export function cancel(sheet: Sheet, { x, y, r }: Dot, how: Cancelled, pen: Pen, random: Random): void {
	const s = random.range(1.3, 2.1) * r;
	const draw = (...points: readonly (readonly [number, number])[]): void =>
		stroke(
			sheet,
			points.map(([dx, dy]) => ({ x: x + dx, y: y + dy })),
			pen,
			random
		);
	if (how === 'x') {
		draw([-s, -s], [s, s]);
		draw([s, -s], [-s, s]);
	} else if (how === 'strike') {
		const t = random.range(-0.6, 0.6);
		draw([-s * 1.2, t], [s * 1.2, -t]);
		if (random.is(0.5)) draw([-s * 1.1, t + 0.9], [s * 1.2, -t + 0.8]);
	} else if (how === 'blot') {
		const reach = r * random.range(1.3, 1.7);
		draw(
			...Array.from({ length: 40 }, () => random.range(0, 7)).map(
				(a) => [reach * Math.cos(a), reach * Math.sin(a)] as const
			)
		);
	} else {
		const long = Math.floor((2.4 * s) / 0.4);
		draw(
			...Array.from(
				{ length: long },
				(_, k) => [-1.2 * s + 0.4 * k, 1.2 * Math.sin((-1.2 * s + 0.4 * k) * 2.2)] as const
			)
		);
	}
}

/** One stroke, darkest where the pen goes; ink multiplies with what is printed. */
export function stroke(sheet: Sheet, path: readonly Point[], pen: Pen, random: Random): void {
	if (path.length === 0) return;
	const half = pen.width / 2;
	const edge = (values: number[], most: number, least: (...all: number[]) => number, by: number) =>
		Math.max(0, Math.min(most - 1, Math.round((least(...values) + by * half) * perMm) + by * 2));
	const [xs, ys] = [path.map(({ x }) => x), path.map(({ y }) => y)];
	const [left, right] = [edge(xs, sheet.width, Math.min, -1), edge(xs, sheet.width, Math.max, 1)];
	const [top, bottom] = [edge(ys, sheet.height, Math.min, -1), edge(ys, sheet.height, Math.max, 1)];
	const [w, h] = [right - left + 1, bottom - top + 1];
	const cover = new Float32Array(w * h);
	let pressure = random.range(0.85, 1);
	for (const [k, a] of path.entries()) {
		const b = path[k + 1];
		if (b === undefined) break;
		pressure = Math.max(0.7, Math.min(1, pressure + random.normal(0, 0.06)));
		const rad = half * perMm * (0.7 + 0.3 * pressure);
		const [ax, ay, dx, dy] = [a.x * perMm, a.y * perMm, (b.x - a.x) * perMm, (b.y - a.y) * perMm];
		const long = dx * dx + dy * dy;
		const from = (at: number, by: number, least: number) =>
			Math.max(least, Math.floor(Math.min(at, at + by) - rad - 1));
		const to = (at: number, by: number, most: number) =>
			Math.min(most, Math.ceil(Math.max(at, at + by) + rad + 1));
		for (let y = from(ay, dy, top); y <= to(ay, dy, bottom); y += 1)
			for (let x = from(ax, dx, left); x <= to(ax, dx, right); x += 1) {
				const t =
					long === 0 ? 0 : Math.max(0, Math.min(1, ((x + 0.5 - ax) * dx + (y + 0.5 - ay) * dy) / long));
				const d = Math.hypot(x + 0.5 - ax - t * dx, y + 0.5 - ay - t * dy);
				const c = Math.max(0, Math.min(1, rad - d + 0.5)) * pressure;
				const i = (y - top) * w + x - left;
				const was = cover[i] ?? 0;
				// Lines over lines get a little darker.
				if (c > 0) cover[i] = Math.min(1, Math.max(was, c) + 0.12 * Math.min(was, c));
			}
	}
	const seed = random.int(0, 1e9);
	for (let y = 0; y < h; y += 1)
		for (let x = 0; x < w; x += 1) {
			const c = cover[y * w + x] ?? 0;
			if (c === 0) continue;
			const grain = 1 - pen.skip * hash(seed, (x + left) >> 1, (y + top) >> 1) * 0.9;
			tint(sheet, x + left, y + top, pen.rgb, c * pen.alpha * grain);
		}
}

/** A soft patch: a thumb that was wet, tea. Sizes in millimetres. */
export function smudge(
	sheet: Sheet,
	{ x: cx, y: cy }: Point,
	[rx, ry, angle]: readonly [number, number, number],
	rgb: readonly [number, number, number],
	alpha: number
): void {
	const reach = Math.max(rx, ry);
	const [c, s] = [Math.cos(angle), Math.sin(angle)];
	for (
		let y = Math.max(0, Math.floor((cy - reach) * perMm));
		y <= Math.min(sheet.height - 1, (cy + reach) * perMm);
		y += 1
	)
		for (
			let x = Math.max(0, Math.floor((cx - reach) * perMm));
			x <= Math.min(sheet.width - 1, (cx + reach) * perMm);
			x += 1
		) {
			const [ux, uy] = [(x / perMm - cx) / rx, (y / perMm - cy) / ry];
			const d = (ux * c + uy * s) ** 2 + (uy * c - ux * s) ** 2;
			if (d <= 1) tint(sheet, x, y, rgb, alpha * (1 - d) ** 0.7);
		}
}

function tint(
	{ width, data }: Sheet,
	x: number,
	y: number,
	rgb: readonly [number, number, number],
	alpha: number
): void {
	const i = (y * width + x) * 3;
	for (const k of [0, 1, 2] as const) data[i + k] = (data[i + k] ?? 0) * (1 - alpha * (1 - rgb[k] / 255));
}

function hash(seed: number, x: number, y: number): number {
	let h = (seed ^ Math.imul(x, 374_761_393) ^ Math.imul(y, 668_265_263)) >>> 0;
	h = Math.imul(h ^ (h >>> 13), 1_274_126_177) >>> 0;
	return ((h ^ (h >>> 16)) >>> 0) / 4_294_967_296;
}
