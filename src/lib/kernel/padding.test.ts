import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64url, toBase64url } from './base64url.ts';
import { padded, paddedLength, unpadded } from './padding.ts';

const bytes = fc.oneof(
	fc.uint8Array({ maxLength: 12 }),
	fc.uint8Array({ minLength: 8190, maxLength: 16_390 })
);

describe('base64url', () => {
	// Test vectors of RFC 4648, section 10, and two bytes that base64url encodes differently from base64.
	test.each([
		['', ''],
		['f', 'Zg'],
		['fo', 'Zm8'],
		['foo', 'Zm9v'],
		['foob', 'Zm9vYg'],
		['fooba', 'Zm9vYmE'],
		['foobar', 'Zm9vYmFy'],
		['ûÿ', '-_8']
	])('writes %j as %j, and reads it', (text, letters) => {
		const plain = Uint8Array.from(Buffer.from(text, 'latin1'));
		expect(toBase64url(plain)).toBe(letters);
		expect(fromBase64url(letters)).toEqual(plain);
	});

	test('writes as Node does, and reads what it wrote', () => {
		fc.assert(
			fc.property(bytes, (some) => {
				const letters = toBase64url(some);
				expect(letters).toBe(Buffer.from(some).toString('base64url'));
				expect(Buffer.compare(fromBase64url(letters) ?? Buffer.of(), some)).toBe(0);
			}),
			{ numRuns: 40 }
		);
	});

	test.each(['A', 'AAAAA', 'Zg==', 'Zm+v', 'Zm/v', 'Z g', 'Zg\n', 'Zé', 'Zh', 'Zm9', 'AAAAZh', 'AAAAZm9'])(
		'refuses %j, which is no spelling or a second one',
		(letters) => {
			expect(fromBase64url(letters)).toBeNull();
		}
	);
});

const contents = fc.uint8Array({ maxLength: 5000 });
const steps = fc.constantFrom(1, 64, 1024);

test('lengths of the paper that describes it', () => {
	// 2^3 + 1: E 3, S 2, one bit is dropped; 2^8 + 1: E 8, S 4, four bits; 2^20 + 1: E 20, S 5, fifteen bits.
	const lengths = [8, 9, 256, 257, 1_048_576, 1_048_577];
	expect(lengths.map((length) => paddedLength(length, 1))).toEqual([8, 10, 256, 272, 1_048_576, 1_081_344]);
	expect([0, 5, 1024, 1025].map((length) => paddedLength(length, 1024))).toEqual([1024, 1024, 1024, 2048]);
});

test('what was padded comes back, and grows by less than a step or an eighth', () => {
	fc.assert(
		fc.property(contents, steps, (bytes, step) => {
			const whole = padded(bytes, step);
			const length = bytes.length + 4;
			expect(unpadded(whole, step)).toEqual(bytes);
			expect(whole.length).toBeGreaterThanOrEqual(length);
			expect(whole.length).toBeLessThan(length + Math.max(step, length / 8));
		})
	);
});

test('all lengths from 1 byte to 1 GiB fall into few classes: what is twice as long has at most 32 more', () => {
	const step = 1024;
	for (let octave = 1; octave < 30; octave++) {
		const classes = new Set<number>();
		for (let part = 0; part < 4096; part++)
			classes.add(paddedLength(Math.floor(2 ** octave * (1 + part / 4096)), step));
		expect(classes.size, `from 2^${octave}`).toBeLessThanOrEqual(33);
		for (const one of classes) expect(paddedLength(one, step)).toBe(one);
	}
});

test('a longer one is never shorter', () => {
	fc.assert(
		fc.property(fc.nat({ max: 2 ** 30 }), fc.nat({ max: 4096 }), (length, more) => {
			expect(paddedLength(length + more, 64)).toBeGreaterThanOrEqual(paddedLength(length, 64));
		})
	);
});

test('cut, enlarged or filled padding, and another length, are refused', () => {
	fc.assert(
		fc.property(contents, steps, fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, step, at, flip) => {
			const whole = padded(bytes, step);
			expect(unpadded(whole.subarray(0, whole.length - 1 - (at % whole.length)), step)).toBeNull();
			const more = new Uint8Array(whole.length + 1 + (at % 3000));
			more.set(whole);
			expect(unpadded(more, step)).toBeNull();
			const end = 4 + bytes.length;
			if (end < whole.length) {
				const filled = whole.slice();
				filled[end + (at % (whole.length - end))] = flip;
				expect(unpadded(filled, step)).toBeNull();
			}
		})
	);
	expect(unpadded(new Uint8Array(), 1)).toBeNull();
	expect(unpadded(Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 0), 1)).toBeNull();
});
