import { sheet as paper } from '#papers/meeting/fill/layout.ts';
import type { Mood } from './camera.ts';
import type { Random } from './random.ts';

/** How high the paper is over the ground at a place of it; all in millimetres. */
export type Paper = (x: number, y: number) => number;

const [W, H] = [paper.width, paper.height];

/** Flat, bent like an arc, with a corner up, in a wave, or as it was folded; crumpled paper also has creases all over. */
export function layPaper(random: Random, mood: Mood): Paper {
	const isHard = mood === 'hard';
	const bend = random.weighted([
		['flat', 35],
		['arc', 25],
		['corner', 15],
		['wave', 12],
		['fold', 13]
	]);
	const phi = random.weighted([
		[0, 3],
		[Math.PI / 2, 3],
		[random.range(0, Math.PI), 2]
	]);
	const [c, s] = [Math.cos(phi), Math.sin(phi)];
	const reach = (W / 2) * Math.abs(c) + (H / 2) * Math.abs(s);
	const most = { flat: [0, 0], arc: [12, 18], corner: [16, 25], wave: [3, 4.5], fold: [8, 12] }[bend] ?? [
		0, 0
	];
	const least = { flat: 0, arc: 2, corner: 4, wave: 0.8, fold: 2 }[bend] ?? 0;
	const high = random.range(least, most[isHard ? 1 : 0] ?? least);
	const [long, phase, sign] = [random.range(120, 300), random.range(0, 6.3), random.is(0.75) ? 1 : -1];
	const up = random.range(0, 2 * Math.PI);
	const [cu, su] = [Math.cos(up), Math.sin(up)];
	const far = (W / 2) * Math.abs(cu) + (H / 2) * Math.abs(su);
	const smooth: Paper = (x, y) => {
		const u = (x - W / 2) * c + (y - H / 2) * s;
		if (bend === 'arc') return sign * high * (1 - (u / reach) ** 2);
		if (bend === 'wave') return high * Math.sin((2 * Math.PI * u) / long + phase);
		if (bend === 'fold') return sign * high * (1 - Math.abs(u) / reach);
		if (bend === 'flat') return 0;
		const v = (x - W / 2) * cu + (y - H / 2) * su;
		return high * Math.max(0, (v - far * 0.35) / (far * 0.65)) ** 2;
	};
	return mood === 'crumpled' ? creased(smooth, random) : smooth;
}

/** Paper that was in a pocket: each crease is a small ridge with its own light and dark side. */
function creased(smooth: Paper, random: Random): Paper {
	const creases = Array.from({ length: random.int(15, 35) }, () => {
		const a = random.range(0, Math.PI);
		const at = { x: random.range(0, W), y: random.range(0, H), c: Math.cos(a), s: Math.sin(a) };
		return {
			...at,
			h: random.normal(0, 0.7),
			l: random.range(3, 14),
			from: random.range(-120, 60),
			to: random.range(20, 200)
		};
	});
	return (x, y) =>
		creases.reduce(
			(z, { x: cx, y: cy, c, s, h, l, from, to }) => {
				const along = (x - cx) * c + (y - cy) * s;
				if (along < from || along > to) return z;
				const ends = Math.min(1, (along - from) / 15, (to - along) / 15);
				return z + h * ends * Math.exp(-Math.abs((y - cy) * c - (x - cx) * s) / l);
			},
			smooth(x, y)
		);
}

/** Where a second sheet lies, from its own millimetres to those of the first: to the right, to the left or below, a little turned. */
export function besideOf(random: Random): (x: number, y: number) => readonly [number, number] {
	const side = random.pick(['right', 'left', 'below'] as const);
	const turn = random.normal(0, 0.12) + (random.is(0.25) ? Math.PI : 0);
	const [near, along] = [random.range(6, 40), random.range(-55, 55)];
	const [dx, dy] = {
		right: [W + near, along] as const,
		left: [-W - near, along] as const,
		below: [along, H + near] as const
	}[side];
	const [c, s] = [Math.cos(turn), Math.sin(turn)];
	return (x, y) => [
		W / 2 + dx + (x - W / 2) * c - (y - H / 2) * s,
		H / 2 + dy + (x - W / 2) * s + (y - H / 2) * c
	];
}
