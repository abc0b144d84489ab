import { concat } from './padding.ts';

/** Concatenates pieces, each after its length in four bytes, big-endian: the wire format of a post box. */
export const framed = (pieces: readonly Uint8Array[]): Uint8Array =>
	concat(
		...pieces.flatMap((piece) => {
			const length = new Uint8Array(4);
			new DataView(length.buffer).setUint32(0, piece.length);
			return [length, piece];
		})
	);

/** @returns null if a length is zero or exceeds the remaining bytes */
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
