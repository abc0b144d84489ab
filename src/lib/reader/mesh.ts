import { rowsOnPage, rowY, slotX, slotXs, type FillLayout } from '#papers/meeting/fill/layout.ts';
import { findCircle, nearSearch, wideSearch, type Hit } from './circles.ts';
import type { Edges } from './edges.ts';
import type { Grey } from './picture.ts';
import type { ToPixels } from './spot.ts';

/** Map from millimetres of the sheet to pixels of the picture, including the paper's bend. */
export interface Mesh {
	readonly toPixels: ToPixels;
	/** Share of the page's dots whose printed circle is at its expected place. */
	readonly circlesSeen: number;
	/** The largest offset between two neighbouring dots, in millimetres: more than a bend can cause is an error. */
	readonly strain: number;
}

const columns = slotXs.length;
const places = rowsOnPage * columns;
/** Visible share of a line from which a circle is found. */
const seenShare = 0.6;
/** Visible share from which a circle predicts its neighbours. */
const trustedShare = 0.55;

/** Offset of every lattice point from the bent edges, two numbers a point, in millimetres. */
type Offsets = Float64Array;

/**
 * Refines the map with the printed circles: from the border of the table inwards, each predicted by its neighbours, then once
 * more with a finer search.
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

/** Index of a neighbouring lattice point; null outside the lattice. */
function beside(place: number, down: number, right: number): number | null {
	const [row, column] = [Math.floor(place / columns) + down, (place % columns) + right];
	return row < 0 || column < 0 || row >= rowsOnPage || column >= columns ? null : row * columns + column;
}

/** Lattice steps up to two in each direction. */
const within = [-2, -1, 0, 1, 2];
const near = within.flatMap((v) => within.map((u) => ({ u, v })));

/** Searches from the outermost dots inwards, each predicted by its found neighbours. */
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

/** Smooths each dot by its neighbours; points without a dot are filled with the mean of theirs, repeatedly, until all have an offset. */
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

/** Millimetres from the median of its neighbours beyond which a circle is a false detection. */
const mistaken = 0.6;
/** Least number of neighbours for a fitted plane. */
const leastForPlane = 8;
/** Weight of the fitted plane's slope. */
const belief = 0.8;

/** Offset of a dot from a plane through its neighbours, weighted by detection strength. */
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

/** The largest difference of offsets between two neighbouring dots. */
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

/** Map with the offsets added: bilinear between four dots, extrapolated outside the table. */
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
