import { rowsOnPage, rowY, slotX, slotXs, type FillLayout } from '#papers/meeting/fill/layout.ts';
import { findCircle, nearSearch, wideSearch, type Hit } from './circles.ts';
import type { Edges } from './edges.ts';
import type { Grey } from './picture.ts';
import type { ToPixels } from './spot.ts';

/** From millimetres of the sheet to pixels of the picture, with every bend of the paper. */
export interface Mesh {
	readonly toPixels: ToPixels;
	/** Share of the page's dots whose printed circle stands where it is expected. */
	readonly circlesSeen: number;
	/** The largest jump between two dots side by side, in millimetres: more than a bend can do is a slip. */
	readonly strain: number;
}

const columns = slotXs.length;
const places = rowsOnPage * columns;
/** A circle is seen where so much of its line is. */
const seenShare = 0.6;
/** For neighbours that say where the next one may be. */
const trustedShare = 0.55;

/** Offsets of every place of the lattice from the bent edges, two numbers a place, in millimetres. */
type Offsets = Float64Array;

/**
 * The printed circles themselves say how the paper bends in the middle: from the rim of the table inwards, each where its
 * neighbours stand, then once more finely.
 */
export function makeMesh(grey: Grey, layout: FillLayout, { toPixels: first }: Edges): Mesh {
	const has = new Uint8Array(places);
	for (const { row, slot } of layout.dots) has[row * columns + slot] = 1;
	const rough = calmed(grown(grey, first, has), has, null);
	const second = shifted(first, rough);
	const hits = Array.from({ length: places }, (_, place) =>
		has[place] === 0 ? null : findCircle(grey, second, placeOf(place), { dx: 0, dy: 0 }, nearSearch)
	);
	const last = calmed(hits, has, rough);
	const seen = hits.filter((hit) => hit !== null && hit.share > seenShare).length;
	return {
		toPixels: shifted(first, last),
		circlesSeen: seen / Math.max(1, layout.dots.length),
		strain: strainOf(last, has)
	};
}

const placeOf = (place: number) => ({ x: slotX(place % columns), y: rowY(Math.floor(place / columns)) });

/** The place beside another one; null outside of the lattice. */
function beside(place: number, down: number, right: number): number | null {
	const [row, column] = [Math.floor(place / columns) + down, (place % columns) + right];
	return row < 0 || column < 0 || row >= rowsOnPage || column >= columns ? null : row * columns + column;
}

/** Two places and less away in each direction, itself among them. */
const within = [-2, -1, 0, 1, 2];
const near = within.flatMap((v) => within.map((u) => ({ u, v })));

/** From the outermost dots inwards: each is sought where those beside it, already found, suggest. */
function grown(grey: Grey, map: ToPixels, has: Uint8Array): readonly (Hit | null)[] {
	const hits: (Hit | null)[] = Array.from({ length: places }, () => null);
	const depthOf = (place: number): number => {
		const [row, column] = [Math.floor(place / columns), place % columns];
		return Math.min(row, column, rowsOnPage - 1 - row, columns - 1 - column);
	};
	const order = Array.from({ length: places }, (_, place) => ({ place, depth: depthOf(place) }));
	for (const { place } of order.sort((a, b) => a.depth - b.depth)) {
		if (has[place] === 0) continue;
		let [weights, dx, dy] = [0, 0, 0];
		for (const { u, v } of near) {
			const at = beside(place, v, u);
			const hit = at === null ? null : (hits[at] ?? null);
			if (hit === null || hit.share < trustedShare) continue;
			const weight = (hit.weight * hit.share) / (u * u + v * v);
			weights += weight;
			dx += weight * hit.dx;
			dy += weight * hit.dy;
		}
		const guess = weights === 0 ? { dx: 0, dy: 0 } : { dx: dx / weights, dy: dy / weights };
		hits[place] = findCircle(grey, map, placeOf(place), guess, wideSearch);
	}
	return hits;
}

/** Each dot by those around it; places without a dot have no voice, and then take the mean of those beside them, until all have one. */
function calmed(hits: readonly (Hit | null)[], has: Uint8Array, before: Offsets | null): Offsets {
	const out = new Float64Array(2 * places);
	for (let place = 0; place < places; place += 1) {
		if (has[place] === 0) continue;
		const { dx, dy } = aroundOf(hits, place);
		out[2 * place] = (before?.[2 * place] ?? 0) + dx;
		out[2 * place + 1] = (before?.[2 * place + 1] ?? 0) + dy;
	}
	const known = Uint8Array.from(has);
	for (let round = 0; round < columns && known.includes(0); round += 1) {
		const was = Uint8Array.from(known);
		for (let place = 0; place < places; place += 1) {
			if (was[place] === 1) continue;
			const sides = [
				beside(place, 0, -1),
				beside(place, 0, 1),
				beside(place, -1, 0),
				beside(place, 1, 0)
			].filter((at): at is number => at !== null && was[at] === 1);
			if (sides.length === 0) continue;
			known[place] = 1;
			for (const k of [0, 1]) out[2 * place + k] = meanOf(sides.map((at) => out[2 * at + k] ?? 0));
		}
	}
	return out;
}

const meanOf = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

/** Millimetres from the median of its neighbours: farther off, a circle was mistaken. */
const mistaken = 0.6;
/** A plane through fewer neighbours than these says nothing. */
const leastForPlane = 8;
/** How far the plane is believed. */
const belief = 0.8;

/** Where a dot is by a plane through its neighbours, each as heavy as it was plainly seen. */
function aroundOf(hits: readonly (Hit | null)[], place: number): Pick<Hit, 'dx' | 'dy'> {
	const all = near.flatMap(({ u, v }) => {
		const at = beside(place, v, u);
		const hit = at === null ? null : (hits[at] ?? null);
		return hit === null ? [] : [{ ...hit, u, v }];
	});
	const [mx, my] = [medianOf(all.map(({ dx }) => dx)), medianOf(all.map(({ dy }) => dy))];
	const good = all.filter(({ dx, dy, share }) => share > 0.5 && Math.hypot(dx - mx, dy - my) < mistaken);
	let [sw, sx, sy, su, sv] = [1e-6, 0, 0, 0, 0];
	for (const { dx, dy, weight, u, v } of good) {
		sw += weight;
		sx += weight * dx;
		sy += weight * dy;
		su += weight * u;
		sv += weight * v;
	}
	const [cx, cy, cu, cv] = [sx / sw, sy / sw, su / sw, sv / sw];
	if (good.length < leastForPlane) return { dx: cx, dy: cy };
	let [suu, svv, sux, suy, svx, svy] = [1e-3, 1e-3, 0, 0, 0, 0];
	for (const { dx, dy, weight, u, v } of good) {
		suu += weight * (u - cu) ** 2;
		svv += weight * (v - cv) ** 2;
		sux += weight * (u - cu) * (dx - cx);
		suy += weight * (u - cu) * (dy - cy);
		svx += weight * (v - cv) * (dx - cx);
		svy += weight * (v - cv) * (dy - cy);
	}
	return {
		dx: cx - belief * ((sux / suu) * cu + (svx / svv) * cv),
		dy: cy - belief * ((suy / suu) * cu + (svy / svv) * cv)
	};
}

function medianOf(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[sorted.length >> 1] ?? 0;
}

/** The largest difference between two dots side by side or one above the other. */
function strainOf(offsets: Offsets, has: Uint8Array): number {
	let most = 0;
	for (let place = 0; place < places; place += 1)
		for (const at of [beside(place, 0, 1), beside(place, 1, 0)]) {
			if (has[place] === 0 || at === null || has[at] === 0) continue;
			const off = (k: number): number => (offsets[2 * at + k] ?? 0) - (offsets[2 * place + k] ?? 0);
			most = Math.max(most, Math.hypot(off(0), off(1)));
		}
	return most;
}

/** A map that also follows the offsets: between four dots, and outside of the table as at its edge. */
function shifted(map: ToPixels, offsets: Offsets): ToPixels {
	return (x, y) => {
		let [column, row] = [0, 0];
		while (column < columns - 2 && slotX(column + 1) <= x) column += 1;
		while (row < rowsOnPage - 2 && rowY(row + 1) <= y) row += 1;
		const s = between(x, slotX(column), slotX(column + 1));
		const t = between(y, rowY(row), rowY(row + 1));
		const mix = (k: number): number => {
			const get = (down: number, right: number): number =>
				offsets[2 * ((row + down) * columns + column + right) + k] ?? 0;
			return (1 - t) * ((1 - s) * get(0, 0) + s * get(0, 1)) + t * ((1 - s) * get(1, 0) + s * get(1, 1));
		};
		return map(x + mix(0), y + mix(1));
	};
}

const between = (at: number, from: number, to: number): number =>
	Math.min(1, Math.max(0, (at - from) / (to - from)));
