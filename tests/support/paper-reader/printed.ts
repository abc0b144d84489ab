import encodeQR from 'qr';
import type { Shape } from '#papers/meeting/fill/shapes.ts';
import { sheet } from '#papers/meeting/fill/layout.ts';
import type { Random } from './random.ts';

/** A sheet on paper: RGB, `perMm` pixels to the millimetre. */
export interface Sheet {
	readonly width: number;
	readonly height: number;
	readonly data: Uint8Array;
}

export const perMm = 6;

/**
 * A page as a printer puts it on paper. Rings, squares, dots, lines and code are those of the drawing; of letters and pictures
 * only how much ink they have and where, since a reader must not depend on them.
 */
export function printed(shapes: readonly Shape[]): Sheet {
	const [width, height] = [sheet.width * perMm, sheet.height * perMm];
	const canvas = new Canvas(width, height);
	for (const shape of shapes) drawShape(canvas, shape);
	const data = new Uint8Array(width * height * 3);
	for (let i = 0; i < canvas.grey.length; i += 1) data.fill(255 * (canvas.grey[i] ?? 1), i * 3, i * 3 + 3);
	return { width, height, data };
}

class Canvas {
	/** 1 is paper. */
	readonly grey: Float32Array;
	readonly #width: number;
	readonly #height: number;

	constructor(width: number, height: number) {
		this.#width = width;
		this.#height = height;
		this.grey = new Float32Array(width * height).fill(1);
	}

	/** Everything within `distance` ≤ 0 of a shape, in millimetres, with soft edges. */
	paint(
		box: readonly [number, number, number, number],
		distance: (x: number, y: number) => number,
		ink = 0
	): void {
		const [x0, y0, x1, y1] = box.map((at) => at * perMm) as [number, number, number, number];
		for (let y = Math.max(0, Math.floor(y0) - 1); y <= Math.min(this.#height - 1, Math.ceil(y1) + 1); y += 1)
			for (
				let x = Math.max(0, Math.floor(x0) - 1);
				x <= Math.min(this.#width - 1, Math.ceil(x1) + 1);
				x += 1
			) {
				const cover = Math.max(0, Math.min(1, 0.5 - perMm * distance((x + 0.5) / perMm, (y + 0.5) / perMm)));
				const i = y * this.#width + x;
				if (cover > 0) this.grey[i] = (this.grey[i] ?? 1) * (1 - cover) + ink * cover;
			}
	}

	box(x: number, y: number, width: number, height: number, ink = 0): void {
		const [cx, cy] = [x + width / 2, y + height / 2];
		this.paint(
			[x, y, x + width, y + height],
			(px, py) => Math.max(Math.abs(px - cx) - width / 2, Math.abs(py - cy) - height / 2),
			ink
		);
	}

	line([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number], width: number): void {
		const [dx, dy] = [bx - ax, by - ay];
		const long = dx * dx + dy * dy;
		const half = width / 2;
		this.paint(
			[Math.min(ax, bx) - half, Math.min(ay, by) - half, Math.max(ax, bx) + half, Math.max(ay, by) + half],
			(x, y) => {
				const t = long === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / long));
				return Math.hypot(x - ax - t * dx, y - ay - t * dy) - half;
			}
		);
	}
}

function drawShape(canvas: Canvas, shape: Shape): void {
	if (shape.is === 'disc') {
		const { x, y, r } = shape;
		canvas.paint(
			[x - r, y - r, x + r, y + r],
			(px, py) => Math.hypot(px - x, py - y) - r,
			shape.white === true ? 1 : 0
		);
	} else if (shape.is === 'circle') {
		const { x, y, r, line } = shape;
		const out = r + line;
		canvas.paint(
			[x - out, y - out, x + out, y + out],
			(px, py) => Math.abs(Math.hypot(px - x, py - y) - r) - line / 2
		);
	} else if (shape.is === 'box') {
		const { x, y, width, height, line } = shape;
		if (line === undefined) canvas.box(x, y, width, height);
		else outline(canvas, shape, line);
	} else if (shape.is === 'line') canvas.line(shape.from, shape.to, shape.line);
	else if (shape.is === 'text') {
		const wide = 0.56 * shape.size;
		const start =
			shape.x - (shape.anchor === 'middle' ? 0.5 : shape.anchor === 'end' ? 1 : 0) * wide * shape.text.length;
		for (const [k, sign] of Array.from(shape.text).entries())
			letter(canvas, sign, start + k * wide, shape.y, shape.size, shape.bold === true ? 1.1 : 0.7);
	} else if (shape.is === 'note') {
		const { x, y, width, height } = shape;
		outline(canvas, shape, 0.2);
		for (let k = 1; k < 4; k += 1) canvas.line([x + k * 0.4, y], [x + k * 0.4, y + height], 0.1);
		const signs = String(shape.piece / 100);
		const size = height * 0.8;
		for (const [k, sign] of Array.from(signs).entries())
			letter(canvas, sign, x + width / 2 + (k - signs.length / 2) * 0.56 * size, y + height * 0.8, size, 1);
	} else if (shape.is === 'code') {
		const rows = encodeQR(shape.text, 'raw', { ecc: 'quartile', border: 1, version: 2 });
		for (const [v, row] of rows.slice(1, -1).entries())
			for (const [u, dark] of row.slice(1, -1).entries())
				// A hair wider, so that no light shows between two of them.
				if (dark)
					canvas.box(
						shape.x + u * shape.module,
						shape.y + v * shape.module,
						shape.module + 0.02,
						shape.module + 0.02
					);
	} else picture(canvas, shape.name, shape.x, shape.y, shape.size);
}

function outline(
	canvas: Canvas,
	{ x, y, width, height }: { x: number; y: number; width: number; height: number },
	line: number
): void {
	for (const [from, to] of [
		[
			[x, y],
			[x + width, y]
		],
		[
			[x, y + height],
			[x + width, y + height]
		],
		[
			[x, y],
			[x, y + height]
		],
		[
			[x + width, y],
			[x + width, y + height]
		]
	] as const)
		canvas.line(from, to, line);
}

/** Five by seven, a bit each: digits as they are, any other sign as some other figure of as much ink. */
const digits = ['75557', '26227', '71747', '71717', '55711', '74717', '74757', '71222', '75757', '75717'];

function letter(canvas: Canvas, sign: string, x: number, y: number, size: number, weight: number): void {
	if (sign === ' ') return;
	const known = digits[Number.parseInt(sign, 10)];
	const rows =
		known === undefined
			? Array.from(
					{ length: 5 },
					(_, k) => ((Math.imul(sign.codePointAt(0) ?? 1, 2_654_435_761) >>> (3 * k)) & 7) | (k === 0 ? 7 : 0)
				)
			: Array.from(known, Number);
	const [w, h] = [(0.46 * size) / 3, (0.72 * size) / 5];
	for (const [v, row] of rows.entries())
		for (const u of [0, 1, 2])
			if ((row & (4 >> u)) !== 0) canvas.box(x + u * w, y - (5 - v) * h, w * weight, h * weight);
}

/** A drawing with an outline and something in it. */
function picture(canvas: Canvas, name: string, x: number, y: number, size: number): void {
	const [cx, cy, r] = [x + size / 2, y + size / 2, 0.42 * size];
	canvas.paint([x, y, x + size, y + size], (px, py) => Math.abs(Math.hypot(px - cx, py - cy) - r) - 0.25);
	let bits = Array.from(name).reduce(
		(hash, sign) => Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619),
		0x811c9dc5
	);
	for (const k of [0, 1, 2, 3, 4, 5, 6, 7, 8]) {
		if ((bits & 1) === 1)
			canvas.box(
				x + size * (0.26 + 0.16 * (k % 3)),
				y + size * (0.26 + 0.16 * Math.floor(k / 3)),
				size * 0.12,
				size * 0.12
			);
		bits >>= 1;
	}
}

/** Another printer each time: how black, how fat its lines, specks, paper not quite white. */
export function byPrinter(blank: Sheet, random: Random): Sheet {
	const { width, height } = blank;
	const [ink, white] = [random.range(18, 75), random.range(228, 255)];
	const fat = random.is(0.25) ? random.range(-0.25, 0.35) : 0;
	const tint = [1, 1 - random.range(0, 0.03), 1 - random.range(0, 0.08)] as const;
	const data = Uint8Array.from(blank.data);
	const levels = fat === 0 ? null : thickened(blank, fat);
	for (let i = 0; i < width * height; i += 1) {
		const value = ink + ((white - ink) * (levels?.[i] ?? blank.data[i * 3] ?? 255)) / 255;
		for (const k of [0, 1, 2] as const) data[i * 3 + k] = value * tint[k];
	}
	const specks = random.is(0.3) ? random.int(30, 400) : 0;
	for (let k = 0; k < specks; k += 1) {
		const [x, y, side] = [random.int(2, width - 4), random.int(2, height - 4), random.int(1, 3)];
		for (let v = 0; v < side; v += 1)
			data.fill(ink + 20, ((y + v) * width + x) * 3, ((y + v) * width + x + side) * 3);
	}
	return { width, height, data };
}

/** Thicker or thinner lines: the threshold of a softened print is moved. */
function thickened({ width, height, data }: Sheet, fat: number): Float32Array {
	const out = new Float32Array(width * height).fill(255);
	for (let y = 1; y < height - 1; y += 1)
		for (let x = 1; x < width - 1; x += 1) {
			let sum = 0;
			for (let v = -1; v <= 1; v += 1)
				for (let u = -1; u <= 1; u += 1) sum += data[((y + v) * width + x + u) * 3] ?? 255;
			out[y * width + x] = Math.max(0, Math.min(255, (sum / 9 - 127 - fat * 220) * 1.8 + 127));
		}
	return out;
}
