const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** Null where the bytes are not UTF-8. */
export function textIn(bytes: Uint8Array): string | null {
	try {
		return decoder.decode(bytes);
	} catch {
		return null;
	}
}

/** The same bytes in memory that is not shared between threads, which is all that WebCrypto accepts. */
export const unshared = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
	bytes.buffer instanceof ArrayBuffer
		? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
		: bytes.slice();

export function concat(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let offset = 0;
	for (const part of parts) {
		whole.set(part, offset);
		offset += part.length;
	}
	return whole;
}

const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function toHex(bytes: Uint8Array): string {
	let text = '';
	for (const byte of bytes) text += hexPairs[byte] ?? '';
	return text;
}

/** Best effort: the engine may have made copies of its own. */
export const wipe = (...secrets: readonly Uint8Array[]): void => {
	for (const secret of secrets) secret.fill(0);
};

/*
 * Padmé (Nikitin et al., PETS 2019): of a length the exponent is kept, and as many of the next bits as the exponent has
 * itself. A file of n bytes tells O(log log n) bits of its length, and grows by an eighth at most, a longer one by less.
 * A short one would still tell much, so that no step is shorter than the one that is asked for.
 *
 * Padded bytes: [length, 4, big-endian][bytes][zeros]
 */
const prefix = 4;

/** @param length in bytes @param step the least one, a power of two @returns bytes, never fewer than `length` or `step` */
export function paddedLength(length: number, step: number): number {
	const exponent = Math.floor(Math.log2(Math.max(length, 2)));
	const kept = Math.floor(Math.log2(exponent)) + 1;
	const wide = Math.max(step, 2 ** (exponent - kept));
	return Math.max(1, Math.ceil(length / wide)) * wide;
}

export function padded(bytes: Uint8Array, step: number): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(paddedLength(prefix + bytes.length, step));
	new DataView(whole.buffer).setUint32(0, bytes.length);
	whole.set(bytes, prefix);
	return whole;
}

/** @returns null for anything but what `padded` writes: another length, or something in the place of a zero */
export function unpadded(whole: Uint8Array, step: number): Uint8Array<ArrayBuffer> | null {
	if (whole.length < prefix) return null;
	const own = unshared(whole);
	const end = prefix + new DataView(own.buffer, own.byteOffset, own.length).getUint32(0);
	if (end > own.length || paddedLength(end, step) !== own.length) return null;
	return own.subarray(end).every((byte) => byte === 0) ? own.subarray(prefix, end) : null;
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	return value;
});

/** The checksum of zip and PNG (CRC-32, ISO 3309): finds what a bad card or a broken copy did, not what a person did. */
export function crc32(bytes: Uint8Array): number {
	let sum = 0xffffffff;
	for (const byte of bytes) sum = (table[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
	return (sum ^ 0xffffffff) >>> 0;
}

/** Pieces one behind the other, each behind its length in four bytes, big-endian: what goes to a post box and comes from it. */
export const framed = (pieces: readonly Uint8Array[]): Uint8Array =>
	concat(
		...pieces.flatMap((piece) => {
			const length = new Uint8Array(4);
			new DataView(length.buffer).setUint32(0, piece.length);
			return [length, piece];
		})
	);

/** @returns null where a length is zero or leads out of the bytes */
export function unframed(bytes: Uint8Array): readonly Uint8Array[] | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const pieces: Uint8Array[] = [];
	for (let at = 0; at < bytes.length;) {
		const from = at + 4;
		const length = from <= bytes.length ? view.getUint32(at) : 0;
		if (length === 0 || from + length > bytes.length) return null;
		pieces.push(bytes.subarray(from, from + length));
		at = from + length;
	}
	return pieces;
}

export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
	if (left.length !== right.length) return false;
	for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
	return true;
}

/** Number of arguments that every engine accepts in one call. */
const atOnce = 8192;

/** base64url without padding. */
export function toBase64url(bytes: Uint8Array): string {
	let binary = '';
	for (let from = 0; from < bytes.length; from += atOnce)
		binary += String.fromCharCode(...bytes.subarray(from, from + atOnce));
	return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Null for anything but the one spelling that `toBase64url` writes, so that no bit of the text is free. */
export function fromBase64url(text: string): Uint8Array | null {
	if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
	const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
	const bytes = new Uint8Array(binary.length);
	for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
	// Four letters are three bytes; only behind the last whole four can a letter hold bits that stand for nothing.
	const whole = text.length - (text.length % 4);
	return toBase64url(bytes.subarray((whole / 4) * 3)) === text.slice(whole) ? bytes : null;
}
