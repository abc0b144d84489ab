import type { RandomSource } from '#app';

/** RFC 4648, lower case. */
const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** The browser's cryptographic source. */
export function createRandom(): RandomSource {
	const bytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));
	return { bytes, id: () => base32(bytes(16)) };
}

/** 5 bits a letter; the last one of 26 carries the 3 bits that are left of 128. */
function base32(bytes: Uint8Array): string {
	let text = '';
	let buffer = 0;
	let bits = 0;
	for (const byte of bytes) {
		buffer = ((buffer & 31) << 8) | byte;
		bits += 8;
		while (bits >= 5) {
			bits -= 5;
			text += letters.charAt((buffer >> bits) & 31);
		}
	}
	return bits > 0 ? text + letters.charAt((buffer << (5 - bits)) & 31) : text;
}
