import type { Seen } from './dots.ts';
import { beyond, type Hand } from './hand.ts';

/** A dot is marked, empty, or must be asked: nothing is guessed. */
export type Mark = 'marked' | 'empty' | 'unsure';

/** Inked share of the rim from which a full dot counts as struck out. */
const beyondFull = 0.19;
/** The same for a dot that is not full: half a stroke's length more than a tick or a cross has. */
const beyondAny = 0.35;
/** The same for an empty dot: a ring around it is visible only at the rim. */
const beyondEmpty = 0.1;
/** Fill, relative to the pen's darkness, from which a dot is full. */
const full = 0.45;
/** For pens that mark with crosses: ratio of the fill of a filled and crossed dot to that of a cross. */
const overCross = 1.6;
/** Grey without a point of this share of the pen's darkness is a smudge, a crease, or was erased. */
const penInMark = 0.45;
/** A shadow's edge with a larger change of light than this, on a dot with less ink than this, makes it unreadable. */
const [sharpEdge, plainlyInked] = [0.6, 0.6];

/** Change of light on the dot beyond the usual 0.1. */
const edgeOf = (seen: Seen): number => Math.max(0, seen.uneven - 0.1);

/** Share of the pen's darkness that is always asked, however noisy the picture is: a thin stroke of a worn pen would otherwise pass for noise. */
const noiseMost = 0.3;

/** Upper limits of an empty dot, relative to the picture's zero. */
function emptyMost({ ink, peakSpread, ridgeSpread }: Hand) {
	const byNoise = (spreads: number): number => Math.min(noiseMost * ink, spreads);
	return {
		peak: Math.max(0.08, 0.2 * ink, byNoise(3.5 * peakSpread)),
		ridge: Math.max(0.05, 0.16 * ink, byNoise(4 * ridgeSpread))
	};
}

export function markOfDot(seen: Seen, hand: Hand): Mark {
	const over = seen.fill - hand.level;
	const { outside } = beyond(seen, hand.rimInk);
	const edge = edgeOf(seen);
	// The printed circle is not visible: something covers it.
	if (seen.circle < 0.5 && over < 0.5) return 'unsure';
	// The rim is darker than the inside: a ring may have been drawn around the dot.
	if (over < -0.04 - hand.spread && (over < -0.08 || outside > beyondEmpty)) return 'unsure';
	if (seen.uneven > sharpEdge && seen.inked < plainlyInked) return 'unsure';
	if (over < hand.emptyBelow) {
		const most = emptyMost(hand);
		const isInked = seen.peak - hand.peak > most.peak + 0.3 * edge || outside > beyondEmpty;
		const isStroke = seen.ridge - hand.ridge > most.ridge + 0.05 * edge;
		return isInked || isStroke || over + 0.06 * edge > hand.emptyBelow * 1.1 ? 'unsure' : 'empty';
	}
	if (over < hand.markedFrom + 0.4 * edge) return 'unsure';
	if (seen.peak - hand.peak < penInMark * hand.ink) return 'unsure';
	return isStruckOut(seen, hand) ? 'unsure' : 'marked';
}

/** Fill of a dot relative to this pen's darkness. */
const fullness = (seen: Seen, hand: Hand): number => (seen.fill - hand.level) / Math.max(0.25, hand.ink);

/** True for a pen that marks with crosses, if the dot is no fuller than those. */
export const mayBeCross = (seen: Seen, hand: Hand): boolean =>
	hand.crosses && seen.fill - hand.level < overCross * hand.typical;

export const isFull = (seen: Seen, hand: Hand): boolean => fullness(seen, hand) > full;

/** True for much ink beyond the circle or ink on several sides: the mark may have been withdrawn. */
function isStruckOut(seen: Seen, hand: Hand): boolean {
	const { outside, crossings, opposite } = beyond(seen, hand.rimInk);
	// A filled dot under a cross, a line, a wave, a blot.
	if (isFull(seen, hand) && !mayBeCross(seen, hand))
		return crossings >= 3 || opposite || outside > beyondFull;
	// A line through a dot and beyond is an error, unless this pen marks so. A tick and a cross are marks.
	return outside > beyondAny || (opposite && !hand.crosses);
}

/**
 * Certainty of a decision: 0 at the limit, 1 for the clearest mark or bare paper. It orders questions and suspects
 * and decides nothing.
 */
export function surenessOf(seen: Seen, hand: Hand, mark: Mark): number {
	if (mark === 'unsure') return 0;
	const over = seen.fill - hand.level;
	if (mark === 'marked') return part((over - hand.markedFrom) / Math.max(0.12, hand.light - hand.markedFrom));
	const most = emptyMost(hand);
	const used = [
		over / hand.emptyBelow,
		(seen.peak - hand.peak) / most.peak,
		(seen.ridge - hand.ridge) / most.ridge,
		beyond(seen, hand.rimInk).outside / beyondEmpty
	];
	return part(1 - Math.max(...used));
}

const part = (t: number): number => Math.min(1, Math.max(0, t));
