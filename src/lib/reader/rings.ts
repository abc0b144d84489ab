import { ringSize, type Point } from '#papers/meeting/fill/layout.ts';
import { connectedParts, type Parts } from './parts.ts';

/** Candidate for a ring of the sheet. */
export interface Ring extends Point {
	/** Radius of the black ring, in pixels. */
	readonly radius: number;
	/** Deviation; 0 is a perfect ring. */
	readonly fault: number;
}

const { disc, gap, outer } = ringSize;
/** Areas of gap and ring, as shares of the disc: 2.52 and 4.39. */
const gapShare = (gap ** 2 - disc ** 2) / disc ** 2;
const outerShare = (outer ** 2 - gap ** 2) / disc ** 2;
/** Natural logarithm of 3, the largest factor by which running ink and blur change these areas. */
const areaFault = 1.1;
/** Least diameter in pixels: below it blur closes the gap. */
const leastSize = 9;
/** Largest sum of the two distances between the three centres, as a share of the ring's size. */
const offCentre = 0.2;
/** Least share of the bounding box: a disc fills 0.785, a strip less than half. */
const leastFull = 0.5;

/** Concentric discs in a white gap inside a black ring, the best first. */
export function findRings(black: Uint8Array, width: number, height: number): readonly Ring[] {
	const parts = connectedParts(black, width, height);
	// A ring is nowhere larger than a tenth of a sheet that fills the picture.
	const largest = (width * height) / 60;
	const found: Ring[] = [];
	for (let inner = 0; inner < parts.count; inner += 1) {
		const area = parts.area[inner] ?? 0;
		if (parts.dark[inner] !== 1 || area < 9 || area > largest) continue;
		const white = parts.around[inner] ?? -1;
		if (white < 0 || parts.dark[white] !== 0 || !liesIn(parts, inner, white)) continue;
		const ring = parts.around[white] ?? -1;
		if (ring < 0 || parts.dark[ring] !== 1 || !liesIn(parts, white, ring)) continue;
		if ((parts.area[ring] ?? 0) > largest * 4) continue;
		const seen = ringOf(parts, inner, white, ring);
		if (seen !== null) found.push(seen);
	}
	return found.sort((a, b) => a.fault - b.fault);
}

const liesIn = ({ minX, maxX, minY, maxY }: Parts, one: number, other: number): boolean =>
	(minX[one] ?? 0) > (minX[other] ?? 0) &&
	(maxX[one] ?? 0) < (maxX[other] ?? 0) &&
	(minY[one] ?? 0) > (minY[other] ?? 0) &&
	(maxY[one] ?? 0) < (maxY[other] ?? 0);

const boxOf = ({ minX, maxX, minY, maxY }: Parts, part: number) => ({
	width: (maxX[part] ?? 0) - (minX[part] ?? 0) + 1,
	height: (maxY[part] ?? 0) - (minY[part] ?? 0) + 1
});

const centreOf = ({ area, sumX, sumY }: Parts, part: number): Point => ({
	x: (sumX[part] ?? 0) / (area[part] ?? 1),
	y: (sumY[part] ?? 0) / (area[part] ?? 1)
});

/** @returns null if the three nested components are no ring of ours */
function ringOf(parts: Parts, inner: number, white: number, ring: number): Ring | null {
	const whole = boxOf(parts, ring);
	const size = Math.sqrt(whole.width * whole.height);
	if (size < leastSize || whole.width > 3 * whole.height || whole.height > 3 * whole.width) return null;
	const [a, b, c] = [inner, white, ring].map((part) => centreOf(parts, part));
	if (a === undefined || b === undefined || c === undefined) return null;
	const off = (Math.hypot(a.x - c.x, a.y - c.y) + Math.hypot(a.x - b.x, a.y - b.y)) / size;
	const area = (part: number): number => parts.area[part] ?? 0;
	const gapFault = Math.abs(Math.log(area(white) / area(inner) / gapShare));
	const ringFault = Math.abs(Math.log(area(ring) / area(inner) / outerShare));
	if (off > offCentre || gapFault > areaFault || ringFault > areaFault) return null;
	const discBox = boxOf(parts, inner);
	const discFull = area(inner) / (discBox.width * discBox.height);
	const allFull = (area(inner) + area(white) + area(ring)) / (whole.width * whole.height);
	if (discFull < leastFull || allFull < leastFull) return null;
	return {
		x: (2 * a.x + b.x + c.x) / 4 + 0.5,
		y: (2 * a.y + b.y + c.y) / 4 + 0.5,
		radius: size / 2,
		fault: off * 2 + (gapFault + ringFault) / 2 + Math.abs(discFull - 0.785) + Math.abs(allFull - 0.785)
	};
}
