import { present } from '#kernel';

/**
 * A short clip in Ogg is a third headers. In a pack such a clip is lean: only its Opus packets; Ogg is put around them
 * again before a browser decodes it. Recordings (WebM, MP4, Ogg) lie in a pack as they are.
 *
 * Lean: the byte 1, samples to leave out at the start (2) and length in samples of 48 kHz with them (4), little-endian;
 * then each packet behind its length as Ogg writes it (bytes of 255, then one below).
 */
const leanMark = 1;
const leanHead = 7;

/** Two minutes of packets of 20 ms: a clip with more is none of ours, and would only fill the memory. */
const packetsMost = 6_000;

/** Ogg page of RFC 3533: 27 bytes, a table of segments, the segments. */
const pageHead = 27;
const utf8 = new TextEncoder();

/** @param ogg one Ogg Opus file (RFC 7845), mono, as the script for the trial voice makes it */
export function leanFromOgg(ogg: Uint8Array): Uint8Array {
	const { packets, samples } = readOgg(ogg);
	const [head, , ...sound] = packets;
	const skip = viewOf(present(head, 'Ogg Opus begins with its head')).getUint16(10, true);
	const lengths = sound.map((packet) => lacing(packet.length));
	const lean = new Uint8Array(
		leanHead +
			lengths.reduce((sum, one) => sum + one.length, 0) +
			sound.reduce((sum, one) => sum + one.length, 0)
	);
	lean[0] = leanMark;
	viewOf(lean).setUint16(1, skip, true);
	viewOf(lean).setUint32(3, samples, true);
	let at = leanHead;
	for (const [place, packet] of sound.entries()) {
		const length = present(lengths[place], 'each packet has its length');
		lean.set(length, at);
		lean.set(packet, at + length.length);
		at += length.length + packet.length;
	}
	return lean;
}

/** A clip of a pack as a file that browsers decode: a lean one gets its Ogg back, any other is as it was. */
export function playable(clip: Uint8Array): Uint8Array {
	if (clip[0] !== leanMark || clip.length < leanHead) return clip;
	const view = viewOf(clip);
	const packets = readLean(clip);
	if (packets.length > packetsMost) return clip;
	const head = new Uint8Array(19);
	head.set(utf8.encode('OpusHead'));
	head.set([1, 1], 8);
	viewOf(head).setUint16(10, view.getUint16(1, true), true);
	viewOf(head).setUint32(12, 48_000, true);
	const tags = new Uint8Array(16);
	tags.set(utf8.encode('OpusTags'));
	return joined([
		page([head], { sequence: 0, type: 2, granule: 0 }),
		page([tags], { sequence: 1, type: 0, granule: 0 }),
		...soundPages(packets, view.getUint32(3, true))
	]);
}

/** A page takes 255 segments. The last one says where the sound ends; others need no exact place to be decoded. */
function soundPages(packets: readonly Uint8Array[], samples: number): readonly Uint8Array[] {
	const pages: Uint8Array[][] = [[]];
	let segments = 0;
	for (const packet of packets) {
		const more = lacing(packet.length).length;
		if (segments + more > 255) {
			pages.push([]);
			segments = 0;
		}
		pages.at(-1)?.push(packet);
		segments += more;
	}
	const each = Math.floor(samples / pages.length);
	return pages.map((inside, place) => {
		const isLast = place === pages.length - 1;
		return page(inside, {
			sequence: place + 2,
			type: isLast ? 4 : 0,
			granule: isLast ? samples : each * (place + 1)
		});
	});
}

interface PageAbout {
	readonly sequence: number;
	/** 2 begins the stream, 4 ends it. */
	readonly type: number;
	readonly granule: number;
}

function page(packets: readonly Uint8Array[], about: PageAbout): Uint8Array {
	const table = packets.flatMap((packet) => lacing(packet.length));
	const whole = joined([new Uint8Array(pageHead), Uint8Array.from(table), ...packets]);
	const view = viewOf(whole);
	whole.set(utf8.encode('OggS'));
	whole[5] = about.type;
	view.setBigUint64(6, BigInt(about.granule), true);
	view.setUint32(14, 1, true);
	view.setUint32(18, about.sequence, true);
	whole[26] = table.length;
	view.setUint32(22, oggSum(whole), true);
	return whole;
}

/** A length as segments: 300 is 255 and 45, 255 is 255 and 0. */
const lacing = (length: number): readonly number[] => [
	...Array.from({ length: Math.floor(length / 255) }, () => 255),
	length % 255
];

function readLean(clip: Uint8Array): readonly Uint8Array[] {
	const packets: Uint8Array[] = [];
	for (let at = leanHead; at < clip.length && packets.length <= packetsMost;) {
		let length = 0;
		let part: number;
		do {
			part = clip[at] ?? 0;
			length += part;
			at += 1;
		} while (part === 255);
		packets.push(clip.subarray(at, at + length));
		at += length;
	}
	return packets;
}

function readOgg(ogg: Uint8Array): { readonly packets: readonly Uint8Array[]; readonly samples: number } {
	const packets: Uint8Array[] = [];
	let samples = 0;
	let open: Uint8Array[] = [];
	for (let at = 0; at < ogg.length;) {
		const segments = ogg[at + 26] ?? 0;
		samples = Number(viewOf(ogg).getBigUint64(at + 6, true));
		const table = ogg.subarray(at + pageHead, at + pageHead + segments);
		at += pageHead + segments;
		for (const length of table) {
			open.push(ogg.subarray(at, at + length));
			at += length;
			if (length < 255) {
				packets.push(joined(open));
				open = [];
			}
		}
	}
	return { packets, samples };
}

const oggTable = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte << 24;
	for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
	return value >>> 0;
});

/** CRC-32 as Ogg computes it: no reflection, from zero. */
function oggSum(bytes: Uint8Array): number {
	let sum = 0;
	for (const byte of bytes) sum = ((sum << 8) ^ (oggTable[(sum >>> 24) ^ byte] ?? 0)) >>> 0;
	return sum;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
