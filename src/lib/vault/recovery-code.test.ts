import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecoveryCode, writeRecoveryCode } from './recovery-code.ts';

const secrets = fc.uint8Array({ minLength: 16, maxLength: 16 });
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('a sheet is read back as it was written', () => {
	fc.assert(
		fc.property(secrets, (secret) => {
			expect(readRecoveryCode(writeRecoveryCode(secret))).toEqual(secret);
		})
	);
});

test('a sheet has 26 letters and a check letter in groups of four', () => {
	expect(writeRecoveryCode(new Uint8Array(16).fill(255))).toBe('ZZZZ ZZZZ ZZZZ ZZZZ ZZZZ ZZZZ ZWH');
	expect(writeRecoveryCode(new Uint8Array(16))).toBe('0000 0000 0000 0000 0000 0000 000');
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

test('one wrong letter is always noticed', () => {
	fc.assert(
		fc.property(secrets, fc.nat({ max: 26 }), fc.nat({ max: 31 }), (secret, at, letter) => {
			const code = writeRecoveryCode(secret).replaceAll(' ', '');
			const wrong = code.slice(0, at) + letters.charAt(letter) + code.slice(at + 1);
			if (wrong !== code) expect(readRecoveryCode(wrong)).toBeNull();
		}),
		{ numRuns: 500 }
	);
});

test('two letters that changed places are always noticed', () => {
	fc.assert(
		fc.property(secrets, fc.nat({ max: 25 }), fc.nat({ max: 25 }), (secret, left, right) => {
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
