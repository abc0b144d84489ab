import {
	isRingPlace,
	ringPlaces,
	ringSize,
	squares,
	tableEdges,
	type Point
} from '#papers/meeting/fill/layout.ts';
import { project } from './homography.ts';
import type { Grey } from './picture.ts';
import type { PlacedSheet } from './place.ts';
import { darkSpot, stepsAt, type ToPixels } from './spot.ts';

/** The four bent edges of the table, found before the page's dots are known. */
export interface Edges {
	readonly toPixels: ToPixels;
	/** Visible share of all squares. */
	readonly seen: number;
}

/** Offset of the picture from the plane, in pixels. */
interface Shift {
	readonly dx: number;
	readonly dy: number;
}

/** A square of an edge; `at` is its position along that edge, in millimetres. */
interface Node extends Shift {
	readonly at: number;
	readonly isSeen: boolean;
}

const noShift: Shift = { dx: 0, dy: 0 };
/** Search distance in millimetres to each side for a square, and for the disc of a side ring. */
const [squareReach, discReach] = [3.6, 2.7];
/** Largest offset in millimetres of a square from the line through its neighbours; beyond it the line's position is used. */
const offLine = 0.7;
/** Unit of the bend along an edge, in millimetres. */
const bendStep = 8;

/** Follows the squares of the four edges, each predicted by the previous one. The inside is a Coons patch of the four edges. */
export function followEdges(grey: Grey, placed: PlacedSheet): Edges {
	const plain: ToPixels = (x, y) => project(placed.homography, x, y);
	const walk = new Walk(grey, plain, placed);
	const left = walk.side(squares.left);
	const right = walk.side(squares.right);
	const ends = [
		shiftAt(left, tableEdges.top),
		shiftAt(right, tableEdges.top),
		shiftAt(left, tableEdges.bottom),
		shiftAt(right, tableEdges.bottom)
	] as const;
	const [leftTop, rightTop, leftUnder, rightUnder] = ends;
	const top = walk.across(squares.top, leftTop, rightTop);
	const under = walk.across(squares.bottom, leftUnder, rightUnder);
	const corner = (at: number, shift: Shift): Node => ({ at, ...shift, isSeen: true });
	const topEdge = [corner(tableEdges.left, leftTop), ...top, corner(tableEdges.right, rightTop)];
	const underEdge = [corner(tableEdges.left, leftUnder), ...under, corner(tableEdges.right, rightUnder)];
	const toPixels: ToPixels = (x, y) => {
		const p = plain(x, y);
		const s = part((x - tableEdges.left) / (tableEdges.right - tableEdges.left));
		const t = part((y - tableEdges.top) / (tableEdges.bottom - tableEdges.top));
		const [l, r, u, d] = [shiftAt(left, y), shiftAt(right, y), shiftAt(topEdge, x), shiftAt(underEdge, x)];
		const mix = (key: 'dx' | 'dy'): number =>
			(1 - s) * l[key] +
			s * r[key] +
			(1 - t) * u[key] +
			t * d[key] -
			(1 - s) * ((1 - t) * leftTop[key] + t * leftUnder[key]) -
			s * ((1 - t) * rightTop[key] + t * rightUnder[key]);
		return { x: p.x + mix('dx'), y: p.y + mix('dy') };
	};
	const all = [...left, ...right, ...top, ...under];
	return { toPixels, seen: all.filter(({ isSeen }) => isSeen).length / all.length };
}

const part = (t: number): number => Math.min(1, Math.max(0, t));

const seenIn = (nodes: readonly Node[]): number => nodes.filter(({ isSeen }) => isSeen).length;

class Walk {
	readonly #grey: Grey;
	readonly #plain: ToPixels;
	readonly #placed: PlacedSheet;

	constructor(grey: Grey, plain: ToPixels, placed: PlacedSheet) {
		this.#grey = grey;
		this.#plain = plain;
		this.#placed = placed;
	}

	/** Left or right edge: from its ring to both ends, because rings are found at any bend. */
	side(points: readonly Point[]): readonly Node[] {
		const ring = points.findIndex(isRingPlace);
		const own = this.#shiftOf(points[ring]);
		if (own !== null) {
			const down = this.#follow(points.slice(ring), 'y', own);
			const up = this.#follow(points.slice(0, ring + 1).reverse(), 'y', down[0] ?? own);
			return this.#calmed([...up.slice(1).reverse(), ...down]);
		}
		// Without the ring: from the corner above and from the one below; the result with more visible squares is used.
		const [above, under] = ringPlaces
			.filter(({ x, y }) => x === points[0]?.x && y !== points[ring]?.y)
			.sort((a, b) => a.y - b.y);
		const down = this.#follow(points, 'y', this.#shiftOf(above) ?? noShift);
		const up = this.#follow([...points].reverse(), 'y', this.#shiftOf(under) ?? noShift).toReversed();
		return this.#calmed(seenIn(down) > seenIn(up) ? down : up);
	}

	/** Top or bottom edge: from the left, and squares lost that way from the right. */
	across(points: readonly Point[], start: Shift, end: Shift): readonly Node[] {
		const there = this.#follow(points, 'x', start);
		if (there.every(({ isSeen }) => isSeen)) return this.#calmed(there);
		const back = this.#follow([...points].reverse(), 'x', end).toReversed();
		const [best, other] = seenIn(back) > seenIn(there) ? [back, there] : [there, back];
		return this.#calmed(
			best.map((node, k) => (node.isSeen ? node : other[k]?.isSeen === true ? other[k] : (back[k] ?? node)))
		);
	}

	/** Offset of a ring from the plane; null if it was not found. */
	#shiftOf(place: Point | undefined): Shift | null {
		const ring = this.#placed.found.find((one) => one.place.x === place?.x && one.place.y === place.y);
		if (ring === undefined) return null;
		const want = this.#plain(ring.place.x, ring.place.y);
		return { dx: ring.x - want.x, dy: ring.y - want.y };
	}

	/** Follows the points in order; the bend is extrapolated from the last squares. */
	#follow(points: readonly Point[], along: 'x' | 'y', start: Shift): readonly Node[] {
		let [{ dx, dy }, stepX, stepY] = [start, 0, 0];
		return points.map((point, k): Node => {
			const before = points[k - 1];
			const gap = before === undefined ? 0 : Math.abs(point[along] - before[along]) / bendStep;
			const want = this.#plain(point.x, point.y);
			const guess = { x: want.x + dx + stepX * gap, y: want.y + dy + stepY * gap };
			const hit = this.#seek(point, guess);
			const next =
				hit === null
					? { dx: dx + stepX * gap, dy: dy + stepY * gap }
					: { dx: hit.x - want.x, dy: hit.y - want.y };
			if (hit === null) [stepX, stepY] = [0.8 * stepX, 0.8 * stepY];
			else if (gap > 0)
				[stepX, stepY] = [
					0.4 * stepX + (0.6 * (next.dx - dx)) / gap,
					0.4 * stepY + (0.6 * (next.dy - dy)) / gap
				];
			({ dx, dy } = next);
			return { at: point[along], dx, dy, isSeen: hit !== null };
		});
	}

	#seek(point: Point, guess: Point): Point | null {
		const steps = stepsAt(this.#plain, point.x, point.y);
		return isRingPlace(point)
			? darkSpot(this.#grey, guess, steps, Math.PI * ringSize.disc ** 2, discReach)
			: darkSpot(this.#grey, guess, steps, squares.side ** 2, squareReach);
	}

	/** Replaces squares that were not found, or that contradict their neighbours, by a line through those. */
	#calmed(nodes: readonly Node[]): readonly Node[] {
		const limit = offLine * this.#placed.scale;
		return nodes.map((node, k) => {
			const want = wantedBy(nodes, k);
			if (want === null) return node;
			const isOff = Math.hypot(node.dx - want.dx, node.dy - want.dy) > limit;
			return node.isSeen && !isOff ? node : { ...node, ...want };
		});
	}
}

/** Position on the line through the nearest visible squares; null if there are fewer than two. */
function wantedBy(nodes: readonly Node[], k: number): Shift | null {
	const node = nodes[k];
	const near: Node[] = [];
	for (let d = 1; d <= 3 && near.length < 4; d += 1)
		for (const one of [nodes[k - d], nodes[k + d]]) if (one?.isSeen === true) near.push(one);
	if (node === undefined || near.length < 2) return null;
	let [n, sa, saa, sx, sy, sax, say] = [0, 0, 0, 0, 0, 0, 0];
	for (const { at, dx, dy } of near) {
		const a = at - node.at;
		n += 1;
		sa += a;
		saa += a * a;
		sx += dx;
		sy += dy;
		sax += a * dx;
		say += a * dy;
	}
	const det = n * saa - sa * sa;
	if (Math.abs(det) < 1e-9) return { dx: sx / n, dy: sy / n };
	return { dx: (saa * sx - sa * sax) / det, dy: (saa * sy - sa * say) / det };
}

/** Interpolates between two squares of an edge; beyond its ends extrapolates from the last two. */
function shiftAt(nodes: readonly Node[], place: number): Shift {
	let k = 1;
	while (k < nodes.length - 1 && (nodes[k]?.at ?? place) <= place) k += 1;
	const [a, b] = [nodes[k - 1], nodes[k]];
	if (a === undefined || b === undefined) return noShift;
	const t = b.at === a.at ? 0 : (place - a.at) / (b.at - a.at);
	return { dx: a.dx + (b.dx - a.dx) * t, dy: a.dy + (b.dy - a.dy) * t };
}
