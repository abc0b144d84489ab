import type { Seen } from './dots.ts';
import { beyond, type Hand } from './hand.ts';

/** A dot is marked, empty, or asked: nothing is guessed. */
export type Mark = 'marked' | 'empty' | 'unsure';

/** Share of the rim around a full dot that may be inked before it counts as struck out. */
const beyondFull = 0.19;
/** The same of one that is not full: half a stroke's length more than a tick or a cross takes. */
const beyondAny = 0.35;
/** Of an empty dot: a ring around it shows at the rim alone. */
const beyondEmpty = 0.1;
/** From so much of the pen's darkness on, a dot is full. */
const full = 0.45;
/** A hand that draws crosses fills a dot under a cross so many times as much as a cross alone. */
const overCross = 1.6;
/** Grey that is nowhere so dark as this share of the pen is a smudge, a crease, or was rubbed out. */
const penInMark = 0.45;
/** A shadow's edge that changes the light by more than this, under a dot that is not plainly inked, hides what is there. */
const [sharpEdge, plainlyInked] = [0.6, 0.6];

/** How much of an edge of light lies on the dot: a change of 0.1 is usual. */
const edgeOf = (seen: Seen): number => Math.max(0, seen.uneven - 0.1);

/** What is so dark a part of the pen is asked, however much noise a picture has: else a thin stroke of a worn pen would pass for noise. */
const noiseMost = 0.3;

/** What an empty dot has at most of each; over the zero of this picture. */
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
	// Its circle is not where it should be: something else lies there.
	if (seen.circle < 0.5 && over < 0.5) return 'unsure';
	// The paper around is darker than its inside: somebody may have drawn a ring around it.
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

/** How full a dot is, held against how dark this pen can be. */
const fullness = (seen: Seen, hand: Hand): number => (seen.fill - hand.level) / Math.max(0.25, hand.ink);

/** Of a hand that draws crosses, no fuller than its crosses are. */
export const mayBeCross = (seen: Seen, hand: Hand): boolean =>
	hand.crosses && seen.fill - hand.level < overCross * hand.typical;

export const isFull = (seen: Seen, hand: Hand): boolean => fullness(seen, hand) > full;

/** Ink beyond the circle on several sides, or much of it: somebody may have taken it back. */
function isStruckOut(seen: Seen, hand: Hand): boolean {
	const { outside, crossings, opposite } = beyond(seen, hand.rimInk);
	// A filled dot under a cross, a line, a wave, a blot.
	if (isFull(seen, hand) && !mayBeCross(seen, hand))
		return crossings >= 3 || opposite || outside > beyondFull;
	// One line right through a dot and on is a slip of the pen, unless this hand marks so. A tick and a cross are marks.
	return outside > beyondAny || (opposite && !hand.crosses);
}

/**
 * How far a dot is from being read otherwise: 0 at the limit, 1 as far as the plainest mark, or as bare paper. It orders questions
 * and suspects, and decides nothing.
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
