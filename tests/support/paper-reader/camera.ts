import { sheet as paper, type Point } from '#papers/meeting/fill/layout.ts';
import { besideOf, layPaper, type Paper } from './lying.ts';
import { asPhone, lighten, type Light } from './lens.ts';
import { drawMesh, ground, thumb } from './scene.ts';
import type { Picture } from '#reader/picture.ts';
import { perMm, type Sheet } from './printed.ts';
import type { Random } from './random.ts';

/** How a picture is taken: `usual` as most do, `hard` the worst that somebody would still call a picture of the sheet. */
export type Mood = 'usual' | 'hard' | 'crumpled' | 'dim';

export interface HowTaken {
	readonly mood?: Mood;
	/** Millions of pixels; drawn from the seed where left out. */
	readonly megapixels?: number;
	/** Another sheet that lies beside this one. */
	readonly second?: Sheet;
	/** Share of the sheet that lies outside of the picture. */
	readonly cut?: number;
	/** So many frames of the stream are one picture. */
	readonly frames?: number;
	/** Quarter turns of the sheet in the picture. */
	readonly quarter?: number;
}

/** A lens over a sheet: where a place of it is seen. */
export interface View {
	readonly width: number;
	readonly height: number;
	readonly at: (x: number, y: number, flat?: boolean) => Point;
	/** Pixels to the millimetre in the middle. */
	readonly scale: number;
}

/** A cheap phone takes a picture of the sheet where it lies. */
export function photographed(
	sheet: Sheet,
	random: Random,
	how: HowTaken = {}
): { readonly picture: Picture; readonly view: View } {
	const { mood = 'usual', second } = how;
	const lying = layPaper(random, mood);
	const beside = second === undefined ? null : besideOf(random);
	const view = lookAtIt(random, lying, how, beside);
	const { width, height } = view;
	const out = new Float32Array(width * height * 3);
	ground(out, view, random);
	if (beside !== null && second !== undefined)
		drawMesh(out, view, second, 12, 12, (x, y) => [view.at(...beside(x, y), true), 1]);
	const tilt = random.range(0.3, 1.1);
	const from = random.range(0, 2 * Math.PI);
	const [lx, ly, lz] = [Math.cos(from) * Math.sin(tilt), Math.sin(from) * Math.sin(tilt), Math.cos(tilt)];
	const fine = mood === 'crumpled' ? 3.5 : 1;
	drawMesh(out, view, sheet, Math.round(36 * fine), Math.round(50 * fine), (x, y) => {
		const gx = (lying(x + 1, y) - lying(x - 1, y)) / 2;
		const gy = (lying(x, y + 1) - lying(x, y - 1)) / 2;
		const shade = Math.max(0.4, (-gx * lx - gy * ly + lz) / Math.hypot(gx, gy, 1) / lz);
		return [view.at(x, y), 0.4 + 0.6 * shade];
	});
	if (random.is(mood === 'hard' ? 0.25 : 0.1)) {
		const along = random.range(0.1, 0.9);
		const spot = random.pick([
			[0, along],
			[1, along],
			[along, 0],
			[along, 1]
		] as const);
		const at = view.at(spot[0] * paper.width, spot[1] * paper.height);
		thumb(out, view, at, view.scale * random.range(9, 11), view.scale * random.range(14, 30));
	}
	const light: Light = { isHard: mood === 'hard', isDim: mood === 'dim', frames: how.frames };
	lighten(out, view, random, light);
	return { picture: asPhone(out, view, random, light), view };
}

/** Where the phone is held. */
function lookAtIt(
	random: Random,
	lying: Paper,
	{ mood, megapixels, second, cut, quarter }: HowTaken,
	beside: ReturnType<typeof besideOf> | null
): View {
	const isHard = mood === 'hard';
	const mp =
		megapixels ??
		(second === undefined
			? random.weighted([
					[1, 1],
					[1.2, 3],
					[2, 6]
				])
			: 2.6);
	const long = Math.round(Math.sqrt((mp * 1e6 * 4) / 3));
	const short = Math.round((long * 3) / 4);
	const drawn = random.weighted([
		[0, 6],
		[1, 1.5],
		[2, 1.5],
		[3, 1.5]
	]);
	const turns = quarter ?? drawn;
	// A sheet that lies crosswise is mostly taken with the phone held crosswise.
	const [width, height] = turns % 2 === 1 && random.is(0.75) ? [long, short] : [short, long];
	const roll = (turns * Math.PI) / 2 + random.normal(0, isHard ? 0.16 : 0.08);
	const tilt = (Math.min(25, Math.abs(random.normal(0, isHard ? 13 : 9))) * Math.PI) / 180;
	const azimuth = random.range(0, 2 * Math.PI);
	const focal = long * random.range(0.72, 0.9);
	const barrel = random.normal(0, 0.02);
	const half = Math.hypot(width, height) / 2;
	const [cr, sr, ct, st, ca, sa] = [
		Math.cos(roll),
		Math.sin(roll),
		Math.cos(tilt),
		Math.sin(tilt),
		Math.cos(azimuth),
		Math.sin(azimuth)
	];
	let [distance, ox, oy] = [400, 0, 0];
	const at = (x: number, y: number, flat = false): Point => {
		const [px, py, pz] = [x - paper.width / 2, y - paper.height / 2, flat ? 0 : lying(x, y)];
		// Along and across the axis of the tilt.
		const [a, b] = [px * ca + py * sa, -px * sa + py * ca];
		const b2 = b * ct - pz * st;
		const [x2, y2] = [a * ca - b2 * sa, a * sa + b2 * ca];
		const depth = distance - (b * st + pz * ct);
		const [u, v] = [(focal * (x2 * cr - y2 * sr)) / depth, (focal * (x2 * sr + y2 * cr)) / depth];
		const bow = 1 + (barrel * (u * u + v * v)) / (half * half);
		return { x: width / 2 + u * bow + ox, y: height / 2 + v * bow + oy };
	};
	const isBothWhole = beside !== null && random.is(0.5);
	const want =
		beside === null
			? random.range(0.82, 0.98)
			: isBothWhole
				? random.range(0.92, 0.98)
				: random.range(0.7, 0.85);
	const ends = [0, 0.5, 1].flatMap((s) =>
		[0, 0.5, 1].map((t) => [s * paper.width, t * paper.height] as const)
	);
	for (let round = 0; round < 12; round += 1) {
		const seen = ends.map(([x, y]) => at(x, y));
		if (isBothWhole) for (const [x, y] of ends) seen.push(at(...beside(x, y)));
		const [xs, ys] = [seen.map(({ x }) => x), seen.map(({ y }) => y)];
		const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
		distance *= Math.max((x1 - x0) / width, (y1 - y0) / height) / want;
		ox += (width / 2 - (x0 + x1) / 2) * 0.9;
		oy += (height / 2 - (y0 + y1) / 2) * 0.9;
	}
	const room = (1 - want) * 0.35;
	ox += random.range(-room, room) * width;
	oy += random.range(-room, room) * height;
	if (cut !== undefined) {
		// Pushed out over one side of the picture.
		const way = random.range(0, 2 * Math.PI);
		ox += Math.cos(way) * (cut + room) * width;
		oy += Math.sin(way) * (cut + room) * height;
	}
	const [middle, next] = [at(paper.width / 2, paper.height / 2), at(paper.width / 2 + 1, paper.height / 2)];
	return { width, height, at, scale: Math.hypot(next.x - middle.x, next.y - middle.y) };
}

/** Only what lies beneath: no sheet at all. */
export function nothingTaken(width: number, height: number, random: Random): Picture {
	const view: View = { width, height, at: (x, y) => ({ x, y }), scale: perMm };
	const out = new Float32Array(width * height * 3);
	ground(out, view, random);
	const light: Light = { isHard: false, isDim: false };
	lighten(out, view, random, light);
	return asPhone(out, view, random, light);
}
