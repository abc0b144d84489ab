/** Crockford's base32 without I, L, O and U, which are easily confused with 1, 1, 0 and V. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Splits bytes into 5-bit values, most significant bit first; the last value is padded with zero bits. */
export function toFives(bytes: Uint8Array): readonly number[] {
	const values: number[] = [];
	let buffer = 0;
	let bits = 0;
	for (const byte of bytes) {
		buffer = (buffer << 8) | byte;
		bits += 8;
		while (bits >= 5) {
			bits -= 5;
			values.push((buffer >> bits) & 31);
		}
		buffer &= (1 << bits) - 1;
	}
	if (bits > 0) values.push((buffer << (5 - bits)) & 31);
	return values;
}

/** Inverse of `toFives`; returns null if no bytes encode to these values. */
export function fromFives(values: readonly number[]): Uint8Array | null {
	const bytes = new Uint8Array(Math.floor((values.length * 5) / 8));
	let buffer = 0;
	let bits = 0;
	let filled = 0;
	for (const value of values) {
		buffer = (buffer << 5) | value;
		bits += 5;
		if (bits < 8) continue;
		bits -= 8;
		bytes[filled++] = buffer >> bits;
		buffer &= (1 << bits) - 1;
	}
	return buffer === 0 && bits < 5 ? bytes : null;
}

/**
 * Check value over `values`: a polynomial over GF(32), evaluated at a generator of the field. It detects every wrong value and every swap of two
 * within 31 positions, because the powers of a generator are all different.
 */
export function checkOf(values: readonly number[]): number {
	return values.reduce((sum, value) => timesGenerator(sum ^ value), 0);
}

/** Second check value, at the square of the generator; together with the first it detects any two wrong values. */
export function secondCheckOf(values: readonly number[]): number {
	return values.reduce((sum, value) => timesGenerator(timesGenerator(sum ^ value)), 0);
}

/** Writes 5-bit values as letters in groups of four. */
export function writeLetters(values: readonly number[]): string {
	const text = values.map((value) => letters.charAt(value)).join('');
	return text.replace(/.{4}(?=.)/g, '$& ');
}

/**
 * Parses typed letters: any case, spaces or dashes anywhere, O for 0, I or L for 1, U for V.
 *
 * @returns null if there is any other character
 */
export function readLetters(typed: string): readonly number[] | null {
	const text = typed
		.toUpperCase()
		.replace(/[\s\-–—.]/g, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1')
		.replaceAll('U', 'V');
	const values = Array.from(text, (letter) => letters.indexOf(letter));
	return values.includes(-1) ? null : values;
}

/** Multiplies by x modulo x⁵ + x² + 1. */
const timesGenerator = (value: number): number => ((value << 1) ^ (value & 16 ? 0b100101 : 0)) & 31;
