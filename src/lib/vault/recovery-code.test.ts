import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecoveryCode, writeRecoveryCode } from './key-cards.ts';

const secrets = fc.uint8Array({ minLength: 16, maxLength: 16 });
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('a sheet is read back as it was written', () => {
	fc.assert(
		fc.property(secrets, (secret) => {
			expect(readRecoveryCode(writeRecoveryCode(secret))).toEqual(secret);
		})
	);
});

// The check letters were computed by another program, with tables of logarithms.
test('a sheet has 28 letters in seven groups of four', () => {
	expect(writeRecoveryCode(new Uint8Array(16).fill(255))).toBe('ZZZZ ZZZZ ZZZZ ZZZZ ZZZZ ZZZZ ZWH6');
	expect(writeRecoveryCode(new Uint8Array(16))).toBe('0000 0000 0000 0000 0000 0000 0000');
	const counted = Uint8Array.from({ length: 16 }, (_, place) => place);
	expect(writeRecoveryCode(counted)).toBe('000G 40R4 0M30 E209 185G R38E 1W8D');
});

test('small letters, dashes, missing spaces and letters that look alike are understood', () => {
	const secret = Uint8Array.from([8, 66, 16, 132, 33, 8, 66, 16, 132, 33, 0, 1, 2, 3, 219, 111]);
	const written = writeRecoveryCode(secret);
	expect(written).toContain('1');
	expect(written).toContain('0');
	const typed = written
		.replaceAll('1', 'l')
		.replaceAll('0', 'o')
		.replaceAll('V', 'u')
		.replaceAll(' ', '-')
		.toLowerCase();
	expect(readRecoveryCode(` ${typed} `)).toEqual(secret);
	expect(readRecoveryCode(written.replaceAll('1', 'I').replaceAll(' ', ''))).toEqual(secret);
});

test('one wrong letter and any two are always noticed', () => {
	const place = fc.nat({ max: 27 });
	const letter = fc.nat({ max: 31 });
	fc.assert(
		fc.property(secrets, fc.tuple(place, letter), fc.tuple(place, letter), (secret, ...slips) => {
			const code = Array.from(writeRecoveryCode(secret).replaceAll(' ', ''));
			const wrong = slips.reduce((text, [at, of]) => text.with(at, letters.charAt(of)), code);
			if (wrong.join('') !== code.join('')) expect(readRecoveryCode(wrong.join(''))).toBeNull();
		}),
		{ numRuns: 1000 }
	);
});

test('two letters that changed places are always noticed', () => {
	fc.assert(
		fc.property(secrets, fc.nat({ max: 27 }), fc.nat({ max: 27 }), (secret, left, right) => {
			const code = Array.from(writeRecoveryCode(secret).replaceAll(' ', ''));
			const swapped = [...code];
			swapped[left] = code[right] ?? '';
			swapped[right] = code[left] ?? '';
			if (swapped.join('') !== code.join('')) expect(readRecoveryCode(swapped.join(''))).toBeNull();
		}),
		{ numRuns: 500 }
	);
});

test.each(['', '0000', 'ZZZZ ZZZZ ZZZZ ZZZZ ZZZZ ZZZZ ZZZ', 'नमस्ते'])('%j is no sheet', (typed) => {
	expect(readRecoveryCode(typed)).toBeNull();
});
