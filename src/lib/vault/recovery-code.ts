import { assert, present } from '#kernel';

/** Crockford's base32: no I, L, O or U, which hand and eye confuse with 1, 1, 0 and V. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secretLength = 16;
const codeLength = 26;

/**
 * 128 bits as 26 letters and a check letter, in groups of four.
 *
 * @param secret 16 bytes
 */
export function writeRecoveryCode(secret: Uint8Array): string {
	assert(secret.length === secretLength, 'a recovery secret has 16 bytes');
	const values: number[] = [];
	let buffer = 0;
	let bits = 0;
	for (const byte of secret) {
		buffer = (buffer << 8) | byte;
		bits += 8;
		while (bits >= 5) {
			bits -= 5;
			values.push((buffer >> bits) & 31);
		}
		buffer &= (1 << bits) - 1;
	}
	values.push((buffer << (5 - bits)) & 31);
	const text = [...values, checkOf(values)].map((value) => letters.charAt(value)).join('');
	return present(text.match(/.{1,4}/g), 'a code has letters').join(' ');
}

/**
 * Reads what a person typed: any case, spaces or dashes anywhere, O for 0, I or L for 1, U for V.
 *
 * @returns 16 bytes, or null when a letter is missing, wrong or in the wrong place
 */
export function readRecoveryCode(typed: string): Uint8Array | null {
	const text = typed
		.toUpperCase()
		.replace(/[\s\-–—.]/g, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1')
		.replaceAll('U', 'V');
	if (text.length !== codeLength + 1) return null;
	const values = Array.from(text, (letter) => letters.indexOf(letter));
	const check = values.pop();
	if (values.includes(-1) || check !== checkOf(values)) return null;

	const secret = new Uint8Array(secretLength);
	let buffer = 0;
	let bits = 0;
	let filled = 0;
	for (const value of values) {
		buffer = (buffer << 5) | value;
		bits += 5;
		if (bits < 8) continue;
		bits -= 8;
		secret[filled++] = buffer >> bits;
		buffer &= (1 << bits) - 1;
	}
	return buffer === 0 ? secret : null;
}

/**
 * A polynomial over GF(32), evaluated at a generator of the field. Finds every wrong letter and every two that
 * changed places, because the powers of a generator are all different over 31 places.
 */
function checkOf(values: readonly number[]): number {
	return values.reduce((sum, value) => timesGenerator(sum ^ value), 0);
}

/** Times x modulo x⁵ + x² + 1. */
const timesGenerator = (value: number): number => ((value << 1) ^ (value & 16 ? 0b100101 : 0)) & 31;
