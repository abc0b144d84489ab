import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GatheredSquares, isSeriesOf, readSquare, squareSeries, type Square, type SquareSeries } from '#app';
import { present, type BookId } from '#kernel';
import { chance } from '../support/photo.ts';
import { cases, seed } from '../support/soak.ts';

// A file goes from phone to phone by square codes that are shown one after another (ADR 0095): whatever squares are missed, read twice, read
// wrong or come from another phone, what comes out is the file, byte by byte, or nothing.

const checks = {
	hash: (bytes: Uint8Array) => Promise.resolve(createHash('sha256').update(bytes).digest('hex'))
};
const [book, other] = ['book-a', 'book-b'] as [BookId, BookId];

const shown = async (file: Uint8Array, of = book): Promise<SquareSeries> =>
	present(await squareSeries(file, of, checks), 'it is short enough');
const squareOf = (series: SquareSeries, number: number): Square =>
	present(readSquare(series.textOf(number)), 'a phone reads what a phone shows');
const bytes = (length: number, from: number): Uint8Array => {
	const random = chance(from);
	return Uint8Array.from({ length }, () => Math.floor(random() * 256));
};

const fileOfAnyLength = fc
	.record({ length: fc.integer({ min: 1, max: 20_000 }), from: fc.nat() })
	.map(({ length, from }) => bytes(length, from));

describe('whatever is missed', () => {
	test('half of the squares, in any order, some of them twice, give the file', async () => {
		await fc.assert(
			fc.asyncProperty(fileOfAnyLength, fc.nat(), fc.nat(60_000), async (file, dice, begins) => {
				const series = await shown(file);
				const random = chance(dice);
				const gathered = new GatheredSquares(squareOf(series, begins));
				let looked = 0;
				for (let number = begins; gathered.have < gathered.need; number += 1) {
					looked += 1;
					expect(looked).toBeLessThan(series.parts * 2 + 120);
					if (random() < 0.5) continue;
					const square = squareOf(series, random() < 0.1 ? begins : number);
					expect(gathered.add(square)).not.toBe('contradicts');
				}
				expect(await gathered.file(checks)).toEqual(file);
			}),
			{ numRuns: cases(16, 400), seed: seed() }
		);
	});

	test('a few squares more than the parts are enough, from wherever one begins to look', async () => {
		const more: number[] = [];
		for (let from = 0; from < 80; from += 1) {
			const series = await shown(bytes(9000, from));
			const gathered = new GatheredSquares(squareOf(series, 1000));
			let asked = 0;
			while (gathered.have < gathered.need) gathered.add(squareOf(series, 1000 + from * 50 + asked++));
			more.push(asked - series.parts);
		}
		const mean = more.reduce((sum, one) => sum + one, 0) / more.length;
		// By arithmetic 1.6 for sums by chance; a code of few parts a square asks for two fifths more.
		expect(mean).toBeGreaterThan(1.2);
		expect(mean).toBeLessThan(2.1);
		expect(Math.max(...more)).toBeLessThan(14);
	});

	test('with none missed there is not one too many', async () => {
		const series = await shown(bytes(9000, 3));
		const gathered = new GatheredSquares(squareOf(series, 0));
		for (let number = 0; number < series.parts; number += 1)
			expect(gathered.add(squareOf(series, number))).toBe('new');
		expect(gathered.have).toBe(30);
		expect(await gathered.file(checks)).toEqual(bytes(9000, 3));
	});
});

describe('whatever is read wrong', () => {
	test('a square with any of its letters changed is no square', async () => {
		const text = (await shown(bytes(1000, 5))).textOf(2);
		for (let at = 0; at < text.length; at += 1) {
			const letter = text[at] === 'A' ? 'B' : 'A';
			expect(readSquare(text.slice(0, at) + letter + text.slice(at + 1)), `letter ${at}`).toBeNull();
		}
	});

	test.each([
		['an address', 'https://example.org/?book=1'],
		['a script of an address', 'javascript:alert(1)'],
		['markup', '<img src=x onerror=alert(1)>'],
		['markup as long as a square', '<b>'.repeat(161)],
		['letters of a square and no square', 'A'.repeat(483)],
		['nothing', ''],
		['a key paper', 'ABCD EFGH JKMN PQRS TVWX YZ01 234'],
		['very much', '0'.repeat(1_000_000)]
	])('%s is no square', (_, text) => {
		expect(readSquare(text)).toBeNull();
	});

	test('squares of another file are told apart and never mixed in', async () => {
		await fc.assert(
			fc.asyncProperty(fileOfAnyLength, fc.nat(), async (file, from) => {
				const [mine, strange] = [await shown(file), await shown(bytes(file.length, from + 1))];
				fc.pre(mine.textOf(0) !== strange.textOf(0));
				const gathered = new GatheredSquares(squareOf(mine, 0));
				const random = chance(from);
				for (let number = 0; gathered.have < gathered.need; number += 1) {
					const square = squareOf(random() < 0.5 ? mine : strange, number);
					if (gathered.isOf(square)) gathered.add(square);
				}
				expect(await gathered.file(checks)).toEqual(file);
			}),
			{ numRuns: cases(8, 200), seed: seed() }
		);
	});

	test('a square that somebody made up for this series spoils the whole, which is told, and a new beginning heals it', async () => {
		await fc.assert(
			fc.asyncProperty(fileOfAnyLength, fc.nat(), fc.nat(40), async (file, from, at) => {
				const series = await shown(file);
				const gathered = new GatheredSquares(squareOf(series, 0));
				const forged = { ...squareOf(series, at), sum: bytes(300, from) };
				const told = [gathered.add(forged)];
				for (let number = 0; gathered.have < gathered.need; number += 1)
					told.push(gathered.add(squareOf(series, number)));
				for (let number = 500; number < 510; number += 1) told.push(gathered.add(squareOf(series, number)));
				expect(await gathered.file(checks)).toBe('spoiled');
				expect(told).toContain('contradicts');
				const again = new GatheredSquares(gathered.head);
				for (let number = 0; again.have < again.need; number += 1) again.add(squareOf(series, number));
				expect(await again.file(checks)).toEqual(file);
			}),
			{ numRuns: cases(10, 200), seed: seed() }
		);
	});
});

describe('limits', () => {
	test('a file of 256 parts goes, and not a byte more; an empty one never', async () => {
		expect((await shown(bytes(76_800, 1))).parts).toBe(256);
		expect(await squareSeries(bytes(76_801, 1), book, checks)).toBeNull();
		expect(await squareSeries(new Uint8Array(), book, checks)).toBeNull();
	});

	test('a square that says a longer file is no square, so that nothing is made room for', async () => {
		const square = squareOf(await shown(bytes(76_800, 1)), 7);
		const { squareText } = await import('../../src/lib/app/squares/square.ts');
		for (const length of [0, 76_801, 0xff_ffff])
			expect(readSquare(squareText({ ...square, length })), `${length} bytes`).toBeNull();
		expect(readSquare(squareText(square))).toEqual(square);
	});

	test('the numbers begin again after 65,536 squares', async () => {
		const series = await shown(bytes(700, 1));
		expect(series.textOf(65_536 + 5)).toBe(series.textOf(5));
	});
});

describe('what lies on the phone meanwhile', () => {
	test('goes on where it was, at whatever square it stopped', async () => {
		await fc.assert(
			fc.asyncProperty(fileOfAnyLength, fc.nat(100), fc.nat(3000), async (file, stops, begins) => {
				const series = await shown(file);
				const gathered = new GatheredSquares(squareOf(series, begins));
				for (let number = begins; number < begins + stops; number += 1)
					gathered.add(squareOf(series, number));
				const back = present(GatheredSquares.fromKept(gathered.kept()), 'it reads what it kept');
				expect([back.have, back.need]).toEqual([gathered.have, gathered.need]);
				for (let number = 5000; back.have < back.need; number += 1) back.add(squareOf(series, number));
				expect(await back.file(checks)).toEqual(file);
			}),
			{ numRuns: cases(12, 300), seed: seed() }
		);
	});

	test.each([0, 14, 15, 16, 400])('%i bytes of anything else are nothing', (length) => {
		expect(GatheredSquares.fromKept(new Uint8Array(length))).toBeNull();
	});
});

test('only who knows the book sees whose series it is', async () => {
	const mine = squareOf(await shown(bytes(2000, 1)), 0);
	const again = squareOf(await shown(bytes(2000, 2)), 0);
	expect(await isSeriesOf(mine, book, checks)).toBe(true);
	expect(await isSeriesOf(mine, other, checks)).toBe(false);
	// Two series of one group have no mark in common.
	expect(mine.group).not.toEqual(again.group);
});
