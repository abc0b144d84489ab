import { expect, test } from 'vitest';
import type { Seen } from './dots.ts';
import type { Hand } from './hand.ts';
import { markOfDot } from './marks.ts';

/** A pen of medium darkness in a very noisy picture that is still accepted: 3.5 and 4 spreads are under 0.45 of its ink. */
const noisy: Hand = {
	...{ level: 0.02, spread: 0.02, peak: 0.1, peakSpread: 0.09, ridge: 0.02, ridgeSpread: 0.08 },
	...{ ink: 0.75, rimInk: 0.3, typical: 0.3, light: 0.2, crosses: false, markedFrom: 0.11, emptyBelow: 0.06 }
};
const dot = (peak: number, ridge: number): Seen => ({
	dot: { x: 0, y: 0, row: 0, slot: 7, field: 'fund', value: 'fund' },
	...{ fill: 0.05, inked: 0.05, uneven: 0.1, circle: 1 },
	...{ peak: noisy.peak + peak, ridge: noisy.ridge + ridge },
	rim: new Float32Array(32)
});

test('a thin stroke a third as dark as the pen is asked, however much noise the picture has', () => {
	expect(markOfDot(dot(0.2, 0.2), noisy)).toBe('empty');
	expect(markOfDot(dot(0.25, 0.1), noisy)).toBe('unsure');
	expect(markOfDot(dot(0.1, 0.25), noisy)).toBe('unsure');
});
