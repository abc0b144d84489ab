import { expect, test } from 'vitest';
import { Random } from '../../../tests/support/paper-reader/random.ts';
import { averaged } from './frames.ts';
import type { Picture } from './picture.ts';

const [width, height] = [240, 200];

/** A dark page of squares with noise, shifted by so many pixels. */
function frame(random: Random, dx = 0, dy = 0, noise = 12): Picture {
	const data = new Uint8ClampedArray(width * height * 4).fill(255);
	for (let y = 0; y < height; y += 1)
		for (let x = 0; x < width; x += 1)
			data.fill(
				clean(x - dx, y - dy) + random.normal(0, noise),
				4 * (y * width + x),
				4 * (y * width + x) + 3
			);
	return { width, height, data };
}
const clean = (x: number, y: number): number =>
	((x / 17) | 0) % 3 === 0 && ((y / 13) | 0) % 2 === 0 ? 20 : 60;

/** Mean square difference from the page, inside the border. */
function noiseOf({ data }: Picture): number {
	let [sum, count] = [0, 0];
	for (let y = 12; y < height - 12; y += 1)
		for (let x = 12; x < width - 12; x += 1) {
			sum += ((data[4 * (y * width + x) + 1] ?? 0) - clean(x, y)) ** 2;
			count += 1;
		}
	return Math.sqrt(sum / count);
}

test('four frames of a hand that moved little have half the noise of one, each laid where it fits', () => {
	const random = new Random(1);
	const first = frame(random);
	const all = averaged([first, frame(random, 3, -2), frame(random, -5, 4), frame(random, 0, 7)]);
	expect(noiseOf(all)).toBeLessThan(0.55 * noiseOf(first));
});

test('a frame that fits nowhere, or of another size, is left out; one alone is itself', () => {
	const random = new Random(2);
	const [first, good, far] = [frame(random), frame(random, 1, 1), frame(random, 40, 31)];
	const small = { width: 10, height: 10, data: new Uint8ClampedArray(400) };
	const isSame = (one: Picture, other: Picture) => Buffer.from(one.data).equals(Buffer.from(other.data));
	expect(isSame(averaged([first, good, far, small]), averaged([first, good]))).toBe(true);
	expect(isSame(averaged([first, good]), averaged([first]))).toBe(false);
	expect(isSame(averaged([first]), first)).toBe(true);
});
