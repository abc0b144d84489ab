import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Grey } from '../support/photo.ts';
import { legibility } from '../support/photocopy.ts';

/** A millimetre a pixel: every piece counts. `#` is ink. */
function sheet(...rows: readonly string[]): Grey {
	const wide = rows.map((row) => row.padEnd(210, '.'));
	const pixels = Uint8Array.from(wide.join(''), (sign) => (sign === '#' ? 0 : 255));
	return { width: 210, height: rows.length, pixels };
}

/** Pieces as they are defined: whoever can be reached from a pixel over edges is one piece with it. */
function piecesByWalking({ width, height, pixels }: Grey, colour: number): number {
	const seen = new Set<number>();
	let pieces = 0;
	for (let start = 0; start < pixels.length; start += 1) {
		if (pixels[start] !== colour || seen.has(start)) continue;
		pieces += 1;
		const waiting = [start];
		for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
			if (seen.has(at) || pixels[at] !== colour) continue;
			seen.add(at);
			if (at % width > 0) waiting.push(at - 1);
			if (at % width < width - 1) waiting.push(at + 1);
			if (at >= width) waiting.push(at - width);
			if (at < width * (height - 1)) waiting.push(at + width);
		}
	}
	return pieces;
}

test('pixels that touch along an edge are one piece, however late that turns out', () => {
	fc.assert(
		fc.property(fc.array(fc.boolean(), { minLength: 420, maxLength: 2100 }), (ink) => {
			const height = Math.floor(ink.length / 210);
			const pixels = Uint8Array.from(ink.slice(0, 210 * height), (is) => (is ? 0 : 255));
			const drawn = { width: 210, height, pixels };
			const { pieces, holes, lost, filled } = legibility(drawn, drawn);
			expect([pieces, holes]).toEqual([piecesByWalking(drawn, 0), piecesByWalking(drawn, 255)]);
			expect([lost, filled]).toEqual([0, 0]);
		}),
		{ numRuns: 50, seed: 7 }
	);
});

test('a piece is lost when less than half of it is left; an eye that ran full is no white', () => {
	const drawn = sheet('.###..####', '.#.#......', '.###..####', '..........');
	const copied = sheet('.###..##..', '.###......', '.###..#...', '..........');
	expect(legibility(drawn, copied)).toEqual({ pieces: 3, lost: 1, holes: 2, filled: 1 });
});

test('what is smaller than a letter is not counted', () => {
	const drawn = { width: 2100, height: 2, pixels: new Uint8Array(4200).fill(255) };
	drawn.pixels.fill(0, 0, 14);
	drawn.pixels.fill(0, 100, 116);
	// A tenth of a millimetre a pixel: fifteen pixels are the least.
	expect(legibility(drawn, drawn).pieces).toBe(1);
});
