import { decodeQR } from 'qr/decode.js';
import type { FillForm } from '#papers/meeting/fill/form.ts';
import {
	codePlace,
	layoutOf,
	ringSize,
	sheet,
	type FillLayout,
	type Point
} from '#papers/meeting/fill/layout.ts';
import { decideAnswers, type Answer } from './answers.ts';
import { blackOf, lookAt, type Seen } from './dots.ts';
import { followEdges } from './edges.ts';
import type { Hand } from './hand.ts';
import { project } from './homography.ts';
import type { Mark } from './marks.ts';
import { makeMesh, type Mesh } from './mesh.ts';
import { brightnessAt, darker, greenOf, halve, type Grey, type Picture } from './picture.ts';
import { isSure, placeSheet, type PlacedSheet } from './place.ts';
import { findRings, type Ring } from './rings.ts';
import type { ToPixels } from './spot.ts';

/** A page that was read. */
export interface Reading {
	readonly code: string;
	readonly layout: FillLayout;
	readonly answers: readonly Answer[];
	/** True if the picture has rings of another sheet. */
	readonly another: boolean;
	readonly mesh: Mesh;
	readonly placed: PlacedSheet;
	/** In the order of the layout's dots. */
	readonly seen: readonly Seen[];
	readonly marks: readonly Mark[];
	readonly hand: Hand;
}

/** Why the picture must be taken again, or is of no page of this book. */
export type PictureRefusal =
	| 'no sheet'
	| 'too small'
	| 'crooked'
	| 'dim'
	| 'faint'
	| 'no code'
	| 'other sheet';

export interface Refused {
	readonly refused: PictureRefusal;
	/** Text of the code, if it was read. */
	readonly code?: string;
	readonly placed?: PlacedSheet;
	readonly mesh?: Mesh;
}

/** Pixels for each millimetre: below this a dot is 11 px and its line less than one. */
export const leastScale = 2.6;
/** Least visible share of the squares along the edges for following the bend. */
const leastSquares = 0.7;
/** Least share of printed circles at their expected place. */
const leastCircles = 0.88;
/** Largest offset in millimetres between two neighbouring dots. An error by a row or a slot causes 4 and more; bends of read pages up to 0.47. */
const mostStrain = 0.5;
/** Least contrast between print and paper: below it the pen is indistinguishable from noise. */
const leastBlack = 0.25;
/** If noise reaches this share of the pen's darkness, a thin mark may look like paper: the picture is rejected. */
const mostNoise = 0.45;
/** Ink below this is a hard pencil's, which more light does not help: of refused pages it was 0.14 to 0.18 there, and 0.30 or more with any pen (seeds 81001 to 83024). */
const penciled = 0.24;

/**
 * Reads the answers of a page from a photograph, or returns the reason for taking it again.
 *
 * @param picture longest side 1,640 px is enough; time and memory grow with its pixels
 * @param formOf form of the page with this code; null for a code of another group, layout or book
 */
export function readSheet(picture: Picture, formOf: (code: string) => FillForm | null): Reading | Refused {
	const green = greenOf(picture);
	const { placed, rings } = findSheet(green);
	if (placed === null) return { refused: 'no sheet' };
	if (placed.scale < leastScale) return { refused: 'too small', placed };
	const edges = followEdges(green, placed);
	if (edges.seen < leastSquares) return { refused: 'crooked', placed };
	// Forms have the same geometry: without the code the page is not identified.
	const code = readCode(green, edges.toPixels);
	if (code === null) return { refused: 'no code', placed };
	const form = formOf(code);
	if (form === null) return { refused: 'other sheet', code, placed };
	const layout = layoutOf(form);
	const mesh = makeMesh(green, layout, edges);
	const known = { code, placed, mesh };
	if (mesh.circlesSeen < leastCircles || mesh.strain > mostStrain) return { refused: 'crooked', ...known };
	const black = blackOf(picture, mesh.toPixels);
	if (black < leastBlack) return { refused: 'dim', ...known };
	const seen = layout.dots.map((dot) => lookAt(picture, mesh.toPixels, dot, black));
	const { answers, marks, hand } = decideAnswers(layout, seen);
	if (Math.max(3.5 * hand.peakSpread, 4 * hand.ridgeSpread) > mostNoise * hand.ink)
		return { refused: hand.ink < penciled ? 'faint' : 'dim', ...known };
	return { ...known, layout, answers, another: liesElsewhere(rings, placed), seen, marks, hand };
}

/** Side in pixels to which a picture is reduced for the search of rings, which need 9 pixels. */
const smallEnough = 1800;
/** Thresholds as shares of the local brightness, tried in turn, because at a shadow's edge one fails where another succeeds; the last with half the window. */
const shares = [
	[0.8, 1],
	[0.9, 1],
	[0.7, 1],
	[0.85, 2]
] as const;

/** The sheet in the picture; null if it may be something else. */
export function findSheet(green: Grey): {
	readonly placed: PlacedSheet | null;
	readonly rings: readonly Ring[];
} {
	let [small, factor] = [green, 1];
	while (Math.max(small.width, small.height) > smallEnough) [small, factor] = [halve(small), factor * 2];
	const window = Math.round(Math.max(small.width, small.height) / 16) | 1;
	let placed: PlacedSheet | null = null;
	for (const [share, part] of shares) {
		const black = darker(small, Math.floor(window / part), share);
		const rings = findRings(black, small.width, small.height).map((ring) => ({
			...ring,
			x: ring.x * factor,
			y: ring.y * factor,
			radius: ring.radius * factor
		}));
		placed = placeSheet(rings, green, placed);
		if (placed !== null && isSure(placed)) return { placed, rings };
	}
	return { placed: null, rings: [] };
}

/** Number of rings of this sheet's size outside its paper that indicate another sheet. */
const leastOthers = 3;

function liesElsewhere(rings: readonly Ring[], { homography, scale }: PlacedSheet): boolean {
	const corners = [
		[0, 0],
		[sheet.width, 0],
		[sheet.width, sheet.height],
		[0, sheet.height]
	] as const;
	const paper = corners.map(([x, y]) => project(homography, x, y));
	const others = rings.filter(({ x, y, radius, fault }) => {
		const size = radius / (ringSize.outer * scale);
		if (size < 0.6 || size > 1.6 || fault > 0.9) return false;
		return paper.some((a, k) => {
			const b = paper[(k + 1) % paper.length] ?? a;
			return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) < 0;
		});
	});
	return others.length >= leastOthers;
}

/** Pixels for each module with which the code is redrawn, tried in turn until it is read. */
const codeScales = [5, 8, 3];
/** Quiet zone in modules, without which a code is not found. */
const quiet = 4;
/** Tries at one size are limited by number, not time, so that a slow phone reads as much as a fast one: codes read took one, all these take 20 ms. */
const codeTries = { effort: 65, timeLimit: Infinity };

/** Reads the code from a flat, sharp redrawing at its known place, so that it is read in a slanted picture too. */
function readCode(green: Grey, toPixels: ToPixels): string | null {
	for (const scale of codeScales)
		try {
			return decodeQR(flatCode(green, toPixels, scale), codeTries);
		} catch {
			// The next size follows.
		}
	return null;
}

function flatCode(green: Grey, toPixels: ToPixels, scale: number): Picture {
	const { x, y, modules, module } = codePlace;
	const [near, far] = [-quiet * module, (modules + quiet) * module];
	const corners = [
		toPixels(x + near, y + near),
		toPixels(x + far, y + near),
		toPixels(x + near, y + far),
		toPixels(x + far, y + far)
	] as const;
	const side = (modules + 2 * quiet) * scale;
	const data = new Uint8ClampedArray(side * side * 4).fill(255);
	for (let v = 0; v < side; v += 1)
		for (let u = 0; u < side; u += 1) {
			const p = between(corners, (u + 0.5) / side, (v + 0.5) / side);
			data.fill(brightnessAt(green, p.x, p.y), (v * side + u) * 4, (v * side + u) * 4 + 3);
		}
	return { width: side, height: side, data };
}

function between([a, b, c, d]: readonly [Point, Point, Point, Point], s: number, t: number): Point {
	const mix = (key: 'x' | 'y'): number =>
		(1 - t) * ((1 - s) * a[key] + s * b[key]) + t * ((1 - s) * c[key] + s * d[key]);
	return { x: mix('x'), y: mix('y') };
}
