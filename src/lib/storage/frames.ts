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

/** The reflected polynomial of IEEE 802.3, as in zip and PNG. */
const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	return value;
});

export function crc32(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 255] ?? 0);
	return (crc ^ 0xffffffff) >>> 0;
}
