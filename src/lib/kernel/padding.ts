const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** Returns null if the bytes are not valid UTF-8. */
export function textIn(bytes: Uint8Array): string | null {
	try {
		return decoder.decode(bytes);
	} catch {
		return null;
	}
}

/** Returns the bytes in a buffer that is not a SharedArrayBuffer, as WebCrypto requires. */
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

/** Overwrites secrets with zeros. This is best effort: the engine may hold copies of its own. */
export const wipe = (...secrets: readonly Uint8Array[]): void => {
	for (const secret of secrets) secret.fill(0);
};

/*
 * Padmé (Nikitin et al., PETS 2019) keeps the exponent of a length and as many of the following bits as the exponent itself has bits. A file of n
 * bytes reveals O(log log n) bits of its length and grows by an eighth at most, a longer one by less. `step` is the minimum granularity, since short
 * files would still reveal much.
 *
 * Padded bytes: [length, 4, big-endian][bytes][zeros]
 */
const prefix = 4;

/** @param length in bytes @param step minimum granularity, a power of two @returns bytes, never fewer than `length` or `step` */
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

/** @returns null if the input is no output of `padded`: wrong length, or a padding byte that is not zero */
export function unpadded(whole: Uint8Array, step: number): Uint8Array<ArrayBuffer> | null {
	if (whole.length < prefix) return null;
	const own = unshared(whole);
	const end = prefix + new DataView(own.buffer, own.byteOffset, own.length).getUint32(0);
	if (end > own.length || paddedLength(end, step) !== own.length) return null;
	return own.subarray(end).every((byte) => byte === 0) ? own.subarray(prefix, end) : null;
}
