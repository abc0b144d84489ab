import type { Chance } from './chance.ts';

/** What no text in UTF-8 holds, what ends one early, and what looks like something else. */
const strange: readonly (readonly number[])[] = [
	[0],
	[0xff],
	[0xc0, 0x80],
	[0xed, 0xa0, 0x80],
	[0xf5, 0x80, 0x80, 0x80],
	[0xe2, 0x80, 0xae],
	[0xef, 0xbb, 0xbf],
	[0x22],
	[0x5c],
	[0x0a]
];

/** One to three changes: a bit, bytes put in, left out, doubled, moved, or the end cut off. */
export function spoilBytes(bytes: Uint8Array, chance: Chance): Uint8Array {
	let spoiled = bytes;
	for (let left = 1 + chance.below(3); left > 0; left -= 1) spoiled = once(spoiled, chance);
	return spoiled;
}

function once(bytes: Uint8Array, chance: Chance): Uint8Array {
	const at = chance.below(bytes.length);
	const end = Math.min(bytes.length, at + 1 + chance.below(chance.one([1, 8, 200])));
	switch (chance.below(7)) {
		case 0: {
			const flipped = bytes.slice();
			flipped[at] = (flipped[at] ?? 0) ^ (1 << chance.below(8));
			return flipped;
		}
		case 1:
			return joined(bytes.subarray(0, at), Uint8Array.from(chance.one(strange)), bytes.subarray(at));
		case 2:
			return joined(bytes.subarray(0, at), bytes.subarray(end));
		case 3:
			return joined(bytes.subarray(0, end), bytes.subarray(at));
		case 4: {
			const to = chance.below(bytes.length);
			return joined(bytes.subarray(0, to), bytes.subarray(at, end), bytes.subarray(to));
		}
		case 5:
			return bytes.slice(0, at);
		default: {
			const random = Uint8Array.from({ length: 1 + chance.below(20) }, () => chance.below(256));
			return joined(bytes.subarray(0, at), random, bytes.subarray(end));
		}
	}
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
