import { crc32 } from '#kernel';

/*
 * A file of frames: [marker, 4][length, 4][CRC-32, 4][payload, length]. Numbers are little-endian.
 * The marker lets a reader find the next frame behind a damaged or half-written one.
 */
const marker = [0xb1, 0xa4, 0x1e, 0x0d] as const;
const headLength = 12;

export function frame(payload: Uint8Array): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(headLength + payload.length);
	bytes.set(marker);
	const view = new DataView(bytes.buffer);
	view.setUint32(4, payload.length, true);
	view.setUint32(8, crc32(payload), true);
	bytes.set(payload, headLength);
	return bytes;
}

/** Every payload that still reads well, in the order of the file; what does not is passed over. */
export function payloadsOf(file: Uint8Array): readonly Uint8Array[] {
	const view = new DataView(file.buffer, file.byteOffset, file.length);
	const payloads: Uint8Array[] = [];
	let at = 0;
	while (at + headLength <= file.length) {
		const end = hasMarker(file, at) ? at + headLength + view.getUint32(at + 4, true) : file.length + 1;
		const payload = file.subarray(at + headLength, end);
		if (end <= file.length && crc32(payload) === view.getUint32(at + 8, true)) {
			payloads.push(payload);
			at = end;
		} else at += 1;
	}
	return payloads;
}

const hasMarker = (file: Uint8Array, at: number): boolean =>
	marker.every((byte, index) => file[at + index] === byte);
