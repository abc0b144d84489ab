import type { FillLayout } from '#papers/meeting/fill/layout.ts';
import type { Seen } from './dots.ts';

/** Properties of the paper, noise and pen, learned from the picture's dots. Darkness is as in `Seen`. */
export interface Hand {
	/** Of empty dots: median and 10–90 % spread of fill, of peak and of ridge. */
	readonly level: number;
	readonly spread: number;
	readonly peak: number;
	readonly peakSpread: number;
	readonly ridge: number;
	readonly ridgeSpread: number;
	/** Darkness of the pen's ink. */
	readonly ink: number;
	/** Least darkness of ink outside a circle. */
	readonly rimInk: number;
	/** Fill of this pen's marks: the median of the roll, and a low percentile. */
	readonly typical: number;
	readonly light: number;
	/** True if marks are crosses that reach beyond the circle. */
	readonly crosses: boolean;
	/** Fill from which a dot is marked, and below which it is empty; relative to `level`. */
	readonly markedFrom: number;
	readonly emptyBelow: number;
}

/** Limits of fill: below the first a dot is empty beside full marks; from the second it is marked on any sheet, from the third beside light marks. */
const [emptyMost, markedMost, markedLeast] = [0.075, 0.17, 0.075];
/** Least share of untouched dots on any sheet: they yield the picture's zero and noise. */
const untouched = 0.55;
/** Percentile of the roll's marks used as the light ones, so that one failed mark does not count. */
const lighter = 0.12;
/** Darkness assumed for a pen that could not be learned. */
const faint = 0.3;
/** Marks with more uneven light than this are not used to learn the pen. */
const evenLight = 0.15;
/** Usual noise of a print on smooth paper. */
const usualSpread = 0.02;

export function learnHand({ form }: FillLayout, seen: readonly Seen[]): Hand {
	const { middle: level, spread } = ofUntouched(seen.map(({ fill }) => fill));
	const { middle: peak, spread: peakSpread } = ofUntouched(seen.map((one) => one.peak));
	const { middle: ridge, spread: ridgeSpread } = ofUntouched(seen.map((one) => one.ridge));
	const rimNoise = ofUntouched(seen.map(({ rim }) => Math.max(...rim))).spread;
	const women = form.rows.length;
	const winners = Array.from({ length: women }, (_, row) =>
		winnerOf(seen, row, { level, spread, ridge, ridgeSpread })
	)
		.filter((one) => one !== null)
		.sort((a, b) => a.fill - b.fill);
	const isKnown = winners.length >= women / 2;
	const inks = winners.map((one) => one.peak - peak).sort((a, b) => a - b);
	const ink = isKnown ? (inks[inks.length >> 1] ?? faint) : faint;
	const rimInk = Math.min(0.3, Math.max(0.12, 0.33 * ink, 4 * rimNoise));
	const over = (one: Seen | undefined, other: number): number =>
		one === undefined ? other : one.fill - level;
	const light = isKnown
		? over(winners[Math.floor(winners.length * lighter)], 2 * markedMost)
		: 2 * markedMost;
	const noise = Math.max(0, spread - usualSpread);
	const markedFrom = Math.max(markedLeast, Math.min(markedMost, 0.55 * light, 0.15 * ink)) + noise;
	const crossed = winners.filter((one) => one.inked < 0.75 && beyond(one, rimInk).crossings >= 2).length;
	return {
		...{ level, spread, peak, peakSpread, ridge, ridgeSpread, ink, rimInk, light, markedFrom },
		typical: over(winners[winners.length >> 1], markedMost),
		crosses: crossed > 2 && crossed > winners.length * 0.2,
		emptyBelow: Math.min(emptyMost, Math.max(0.03, 3 * spread, 0.07 * ink), 0.55 * markedFrom + noise)
	};
}

/** The marked dot of a row's roll; null if none stands out. */
function winnerOf(
	seen: readonly Seen[],
	row: number,
	{ level, spread, ridge, ridgeSpread }: Pick<Hand, 'level' | 'spread' | 'ridge' | 'ridgeSpread'>
): Seen | null {
	const [best, next] = seen
		.filter(({ dot }) => dot.row === row && dot.field === 'roll')
		.sort((a, b) => b.fill - a.fill);
	if (best === undefined || next === undefined) return null;
	const over = best.fill - level;
	const stroke = best.ridge - ridge;
	const isStroke = stroke > Math.max(0.06, 4 * ridgeSpread) && next.ridge - ridge < 0.4 * stroke;
	if (over < 0.04 + 2 * spread && !isStroke) return null;
	return next.fill - level > 0.35 * over || best.uneven > evenLight ? null : best;
}

/** Median and 10–90 % spread of the lower values. */
function ofUntouched(values: number[]): { readonly middle: number; readonly spread: number } {
	values.sort((a, b) => a - b);
	const n = Math.max(8, Math.floor(values.length * untouched));
	const at = (share: number): number => values[Math.min(values.length - 1, Math.floor(n * share))] ?? 0;
	return { middle: at(0.5), spread: at(0.9) - at(0.1) };
}

/** Ink outside a circle. */
interface Beyond {
	/** Inked share of the rim. */
	readonly outside: number;
	/** Number of places where ink crosses the rim. */
	readonly crossings: number;
	/** True if two of these places are opposite. */
	readonly opposite: boolean;
}

export function beyond({ rim }: Pick<Seen, 'rim'>, rimInk: number): Beyond {
	const n = rim.length;
	const isInked = (k: number): boolean => (rim[(k + n) % n] ?? 0) >= rimInk;
	const middles: number[] = [];
	let outside = 0;
	for (let k = 0; k < n; k += 1) {
		if (!isInked(k)) continue;
		outside += 1;
		if (isInked(k - 1)) continue;
		let end = k;
		while (end - k < n && isInked(end + 1)) end += 1;
		middles.push((k + end) / 2);
	}
	const [one = 0, other = 0] = middles;
	const apart = middles.length === 2 ? Math.abs(one - other) : 0;
	return { outside: outside / n, crossings: middles.length, opposite: Math.abs(apart - n / 2) <= n / 6 };
}
