import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64url, toBase64url } from './base64url.ts';

const bytes = fc.oneof(
	fc.uint8Array({ maxLength: 12 }),
	fc.uint8Array({ minLength: 8190, maxLength: 16_390 })
);

describe('base64url', () => {
	// RFC 4648, section 10, and two bytes whose letters differ from those of base64.
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
