import { crc32, deflateSync } from 'node:zlib';

/** A grey picture, a byte a pixel, row by row. */
export interface Grey {
	readonly width: number;
	readonly height: number;
	readonly pixels: Uint8Array;
}

/** How a paper with a code is held before a camera. */
export interface Pose {
	readonly width: number;
	readonly height: number;
	/** Pixels that a module of the code takes in the middle of the picture. */
	readonly modulePixels: number;
	/** Radians. */
	readonly turn: number;
	/** How much nearer the right and the lower edge of the picture is; 0.2 is a fifth. */
	readonly tilt: readonly [number, number];
	/** Of the code's middle, in pixels. */
	readonly shift: readonly [number, number];
	/** Standard deviation of the blur in pixels. */
	readonly blur: number;
	/** Standard deviation of the noise, of 255. */
	readonly noise: number;
	/** Grey of ink and of paper, and how much darker one edge of the picture is. */
	readonly ink: number;
	readonly paper: number;
	readonly shade: number;
}

/** As somebody holds it who knows what it is for. */
export const held: Pose = {
	width: 640,
	height: 480,
	modulePixels: 6,
	turn: 0.05,
	tilt: [0.05, 0.03],
	shift: [8, -5],
	blur: 0.8,
	noise: 4,
	ink: 40,
	paper: 225,
	shade: 0.15
};

/** Chance between 0 and 1 from a seed (mulberry32). */
export function chance(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** What a camera sees of a code on a paper, with lines of print beside it. Pure: the same for the same `random`. */
export function photograph(modules: readonly (readonly boolean[])[], pose: Pose, random: () => number): Grey {
	const { width, height } = pose;
	const lines = Array.from({ length: 64 }, () => random());
	const sharp = new Float32Array(width * height);
	const seen = seenBy(modules, pose, lines);
	for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) sharp[y * width + x] = seen(x, y);
	const soft = blurred(sharp, pose);
	// A prime number of them, so that they do not stand in columns.
	const throws = Float32Array.from({ length: 32_771 }, () => pose.noise * normal(random));
	const pixels = new Uint8Array(soft.length);
	for (let at = 0; at < soft.length; at++) {
		const value = (soft[at] ?? 0) + (throws[at % throws.length] ?? 0);
		pixels[at] = value < 0 ? 0 : value > 255 ? 255 : value;
	}
	return { width, height, pixels };
}

/** Four rays a pixel, so that edges are grey as on a sensor. */
function seenBy(
	modules: readonly (readonly boolean[])[],
	{ width, height, shift, tilt, modulePixels, turn, paper, ink, shade }: Pose,
	lines: readonly number[]
): (x: number, y: number) => number {
	const half = modules.length / 2;
	const [right0, down0] = [width / 2 + shift[0], height / 2 + shift[1]];
	const [tiltRight, tiltDown] = [tilt[0] / width, tilt[1] / height];
	const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
	const ray = (x: number, y: number): number => {
		const right = x - right0;
		const down = y - down0;
		const scale = modulePixels * (1 + tiltRight * right + tiltDown * down);
		const column = (cos * right + sin * down) / scale + half;
		const row = (cos * down - sin * right) / scale + half;
		return isDark(column, row, modules, lines) ? 0.25 : 0;
	};
	return (x, y) => {
		const dark =
			ray(x + 0.25, y + 0.25) + ray(x + 0.75, y + 0.25) + ray(x + 0.25, y + 0.75) + ray(x + 0.75, y + 0.75);
		return (paper + (ink - paper) * dark) * (1 - (shade * x) / width);
	};
}

function isDark(
	column: number,
	row: number,
	modules: readonly (readonly boolean[])[],
	lines: readonly number[]
): boolean {
	const size = modules.length;
	if (column >= 0 && row >= 0 && column < size && row < size)
		return modules[Math.floor(row)]?.[Math.floor(column)] === true;
	// Print right of the code, beyond its empty edge: lines of words, six modules apart.
	if (column < size + 4 || row < -2 || row > size + 2) return false;
	const line = Math.floor((row + 2) / 6);
	return (row + 2) % 6 < 3 && (lines[(line * 17 + Math.floor(column / 1.3)) % lines.length] ?? 0) < 0.55;
}

function blurred(values: Float32Array, { width, height, blur }: Pose): Float32Array {
	if (blur === 0) return values;
	const reach = Math.ceil(blur * 2.5);
	const weights = Array.from({ length: 2 * reach + 1 }, (_, place) =>
		Math.exp(-((place - reach) ** 2) / (2 * blur * blur))
	);
	const all = weights.reduce((sum, weight) => sum + weight, 0);
	/** Along lines of `length` values that are `step` apart; `next` is how far it is from line to line. */
	const along = (from: Float32Array, step: number, length: number, next: number): Float32Array => {
		const to = new Float32Array(from.length);
		for (let line = 0; line < from.length / length; line++)
			for (let here = 0; here < length; here++) {
				let sum = 0;
				for (let index = 0; index <= 2 * reach; index++) {
					const moved = here + index - reach;
					const inside = moved < 0 ? 0 : moved < length ? moved : length - 1;
					sum += (weights[index] ?? 0) * (from[line * next + inside * step] ?? 0);
				}
				to[line * next + here * step] = sum / all;
			}
		return to;
	};
	return along(along(values, 1, width, width), width, height, 1);
}

/** Twelve throws less six: close enough to a bell. */
function normal(random: () => number): number {
	let sum = -6;
	for (let count = 0; count < 12; count++) sum += random();
	return sum;
}

/** Four bytes a pixel, as a decoder takes them. */
export function toRgba({ pixels }: Grey): Uint8ClampedArray {
	const data = new Uint8ClampedArray(pixels.length * 4);
	for (let place = 0; place < pixels.length; place++) {
		const [grey, at] = [pixels[place] ?? 0, place * 4];
		[data[at], data[at + 1], data[at + 2], data[at + 3]] = [grey, grey, grey, 255];
	}
	return data;
}

/** A grey PNG (ISO/IEC 15948) without filters. */
export function toPng({ width, height, pixels }: Grey): Buffer {
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, 0, 0, 0, 0], 8);
	const rows = Array.from({ length: height }, (_, y) =>
		Buffer.concat([Buffer.of(0), pixels.subarray(y * width, (y + 1) * width)])
	);
	const signature = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
	const image = deflateSync(Buffer.concat(rows));
	return Buffer.concat([
		signature,
		chunk('IHDR', head),
		chunk('IDAT', image),
		chunk('IEND', Buffer.alloc(0))
	]);
}

function chunk(name: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
	const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	check.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, check]);
}

/** A film for Chromium's fake camera: raw YUV4MPEG2, 4:2:0, colourless. */
export function toFilm(frames: readonly Grey[]): Buffer {
	const { width, height } = frames[0] ?? held;
	const head = `YUV4MPEG2 W${String(width)} H${String(height)} F10:1 Ip A1:1 C420jpeg\n`;
	const noColour = Buffer.alloc((width * height) / 2, 128);
	const all = frames.flatMap(({ pixels }) => [Buffer.from('FRAME\n'), pixels, noColour]);
	return Buffer.concat([Buffer.from(head), ...all]);
}

/** The picture as a canvas draws it larger and turned about its middle, between the pixels; white outside. */
export function redrawn(
	picture: Grey,
	{ scale, turn }: { readonly scale: number; readonly turn: number }
): Grey {
	if (scale === 1 && turn === 0) return picture;
	const { width: from, height: down, pixels: source } = picture;
	const [width, height] = [Math.round(from * scale), Math.round(down * scale)];
	const [cos, sin] = [Math.cos(turn) / scale, Math.sin(turn) / scale];
	const pixels = new Uint8Array(width * height).fill(255);
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++) {
			const [right, below] = [x + 0.5 - width / 2, y + 0.5 - height / 2];
			const column = cos * right + sin * below + from / 2 - 0.5;
			const row = cos * below - sin * right + down / 2 - 0.5;
			const [left, top] = [Math.floor(column), Math.floor(row)];
			if (left < 0 || top < 0 || left >= from - 1 || top >= down - 1) continue;
			const at = top * from + left;
			const [across, along] = [column - left, row - top];
			const above = (source[at] ?? 0) * (1 - across) + (source[at + 1] ?? 0) * across;
			const under = (source[at + from] ?? 0) * (1 - across) + (source[at + from + 1] ?? 0) * across;
			pixels[y * width + x] = above * (1 - along) + under * along;
		}
	return { width, height, pixels };
}
