import {
	finderPlaces,
	finderRadius,
	ringPlaces,
	ringSize,
	sheet,
	type Point
} from '#papers/meeting/fill/layout.ts';
import { fitHomography, project, type Homography } from './homography.ts';
import type { Ring } from './rings.ts';

/** Position of a flat sheet in the picture. */
export interface PlacedSheet {
	readonly homography: Homography;
	/** Matched marks, of the six rings and the three finders of the code. */
	readonly matched: number;
	readonly ringsMatched: number;
	/** Pixels for each millimetre in the middle of the sheet. */
	readonly scale: number;
	/** Mean distance of the matched marks, in millimetres. */
	readonly off: number;
	/** Found rings, each with its place on the sheet. */
	readonly found: readonly { readonly place: Point; readonly x: number; readonly y: number }[];
}

interface Size {
	readonly width: number;
	readonly height: number;
}

/** Largest number of candidate rings: four of twelve are 495 combinations. */
const mostCandidates = 12;
/** Largest distance in millimetres between a ring and its predicted place: paper that bends by 12 moves a side ring by 4. */
const nearRing = 6;
/** The same for the last fit, once the sheet is identified: a side ring may bend this far from the plane. */
const nearBent = 14;
/** Limits of a ring's seen size relative to the predicted one. */
const [smallest, largest] = [0.65, 1.5];
/** Share of the picture's side by which a ring may be cut off. */
const overEdge = 0.03;
/** Largest ratio between the scales of corner and middle, and of both directions: a steeper view is not read. */
const steepest = 2;
/** Least share of the picture that the sheet covers. */
const leastArea = 0.05;

/** Candidate assignments of four rings: the corners, then with a side ring instead of a hidden corner. */
const fours = [
	[0, 1, 2, 3],
	[0, 1, 5, 3],
	[0, 1, 2, 4],
	[4, 1, 2, 3],
	[0, 5, 2, 3]
].map((set) => set.flatMap((place) => ringPlaces[place] ?? []));

const known = [
	...ringPlaces.map((point) => ({ ...point, radius: ringSize.outer, isRing: true })),
	...finderPlaces.map((point) => ({ ...point, radius: finderRadius, isRing: false }))
];

/**
 * Identifies the rings: four are assigned to four of the sheet's, then all other rings and finders must be where this plane predicts.
 * The two side rings are at different heights, so that only the right rotation fits.
 *
 * @param before result of an earlier attempt at the same picture
 */
export function placeSheet(
	rings: readonly Ring[],
	size: Size,
	before: PlacedSheet | null
): PlacedSheet | null {
	const candidates = rings.slice(0, mostCandidates);
	const hulls = combinations(candidates)
		.map(clockwise)
		.filter((hull): hull is Ring[] => hull !== null && areaOf(hull) > size.width * size.height * leastArea);
	let best = before;
	for (const from of fours) {
		for (const hull of hulls)
			for (let turn = 0; turn < 4; turn += 1) {
				const h = fitHomography(from, [...hull.slice(turn), ...hull.slice(0, turn)]);
				const placed = h === null ? null : judged(h, candidates, size);
				if (placed !== null && (best === null || isBetter(placed, best))) best = placed;
			}
		if (best !== null && best.matched >= 8) break;
	}
	return best === null || best === before ? best : refitted(best, candidates);
}

/** True if enough marks match; fewer can be matched by another sheet beside this one. */
export const isSure = ({ matched, ringsMatched }: PlacedSheet): boolean =>
	matched >= 8 || (ringsMatched >= 5 && matched >= 7) || ringsMatched === 6;

const isBetter = (one: PlacedSheet, other: PlacedSheet): boolean =>
	one.matched > other.matched || (one.matched === other.matched && one.off < other.off);

function judged(h: Homography, candidates: readonly Ring[], { width, height }: Size): PlacedSheet | null {
	const middle = scaleAt(h, sheet.width / 2, sheet.height / 2);
	if (middle === null || middle.slant > steepest) return null;
	for (const corner of ringPlaces.slice(0, 4)) {
		const { x, y } = project(h, corner.x, corner.y);
		if (x < -overEdge * width || x > (1 + overEdge) * width) return null;
		if (y < -overEdge * height || y > (1 + overEdge) * height) return null;
		const here = scaleAt(h, corner.x, corner.y);
		if (here === null || here.scale > steepest * middle.scale || middle.scale > steepest * here.scale)
			return null;
	}
	let [matched, ringsMatched, off] = [0, 0, 0];
	for (const point of known) {
		const scale = scaleAt(h, point.x, point.y)?.scale ?? middle.scale;
		const want = project(h, point.x, point.y);
		const near = candidates.filter(({ radius }) => isSize(radius / (point.radius * scale)));
		const distance = Math.min(...near.map(({ x, y }) => Math.hypot(x - want.x, y - want.y))) / scale;
		if (distance > nearRing) continue;
		matched += 1;
		if (point.isRing) ringsMatched += 1;
		off += distance;
	}
	if (ringsMatched < 4 || matched < 5) return null;
	return { homography: h, matched, ringsMatched, scale: middle.scale, off: off / matched, found: [] };
}

const isSize = (share: number): boolean => share >= smallest && share <= largest;

/** Pixels for each millimetre at a point, and the ratio of its two directions; null for a mirrored view. */
function scaleAt(
	h: Homography,
	x: number,
	y: number
): { readonly scale: number; readonly slant: number } | null {
	const [o, r, d] = [project(h, x, y), project(h, x + 2, y), project(h, x, y + 2)];
	const cross = (r.x - o.x) * (d.y - o.y) - (r.y - o.y) * (d.x - o.x);
	if (!(cross > 0)) return null;
	const [sx, sy] = [Math.hypot(r.x - o.x, r.y - o.y), Math.hypot(d.x - o.x, d.y - o.y)];
	return { scale: Math.sqrt(cross) / 2, slant: Math.max(sx / sy, sy / sx) };
}

/** Repeats the fit with all rings that can belong to the sheet. */
function refitted(placed: PlacedSheet, candidates: readonly Ring[]): PlacedSheet {
	const pairs = ringPlaces.flatMap((place) => {
		const want = project(placed.homography, place.x, place.y);
		const scale = scaleAt(placed.homography, place.x, place.y)?.scale ?? placed.scale;
		return candidates
			.map((ring) => ({ place, ring, distance: Math.hypot(ring.x - want.x, ring.y - want.y) / scale }))
			.filter(({ ring, distance }) => distance < nearBent && isSize(ring.radius / (ringSize.outer * scale)));
	});
	const found: { place: Point; x: number; y: number }[] = [];
	for (const { place, ring } of pairs.sort((a, b) => a.distance - b.distance))
		if (!found.some((one) => one.place === place || (one.x === ring.x && one.y === ring.y)))
			found.push({ place, x: ring.x, y: ring.y });
	const h = fitHomography(
		found.map(({ place }) => place),
		found
	);
	return h === null ? placed : { ...placed, homography: h, ringsMatched: found.length, found };
}

/** All combinations of four. */
function combinations(rings: readonly Ring[]): readonly (readonly Ring[])[] {
	return rings.flatMap((a, i) =>
		rings
			.slice(i + 1)
			.flatMap((b, j) =>
				rings.slice(i + j + 2).flatMap((c, k) => rings.slice(i + j + k + 3).map((d) => [a, b, c, d]))
			)
	);
}

/** Sorted clockwise around their centroid (y axis down); null if not convex. */
function clockwise(points: readonly Ring[]): Ring[] | null {
	const cx = points.reduce((sum, { x }) => sum + x, 0) / points.length;
	const cy = points.reduce((sum, { y }) => sum + y, 0) / points.length;
	const hull = [...points].sort((a, b) => Math.atan2(a.y - cy, a.x - cx) - Math.atan2(b.y - cy, b.x - cx));
	const isConvex = hull.every((a, k) => {
		const b = hull[(k + 1) % hull.length] ?? a;
		const c = hull[(k + 2) % hull.length] ?? a;
		return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) > 0;
	});
	return isConvex ? hull : null;
}

/** Square pixels. */
function areaOf(hull: readonly Point[]): number {
	const twice = hull.reduce((sum, a, k) => {
		const b = hull[(k + 1) % hull.length] ?? a;
		return sum + a.x * b.y - b.x * a.y;
	}, 0);
	return Math.abs(twice) / 2;
}
