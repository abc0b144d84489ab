import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sameBytes } from '#kernel';
import { leanFromOgg, playable, readPack } from './index.ts';

const pack = readPack(new Uint8Array(readFileSync('src/lib/device/voice/trial/hi.bahivoice')));
const clips = pack.ok ? [...pack.value.clips.values()] : [];

describe('a lean clip', () => {
	test('gets its Ogg back, from which it can be made again', () => {
		expect(clips.length).toBeGreaterThan(500);
		expect(clips.filter((clip) => !sameBytes(leanFromOgg(playable(clip)), clip))).toEqual([]);
	});

	test('with packets longer than one segment, and more than a page takes, comes back whole', () => {
		const lengths = [0, 1, 254, 255, 256, 510, 600, ...Array.from({ length: 300 }, () => 60)];
		const lean = [1, 0x38, 1, 0, 0x20, 0xb, 0];
		for (const [place, length] of lengths.entries()) {
			for (let left = length; left >= 0; left -= 255) lean.push(Math.min(left, 255));
			lean.push(...Array.from({ length }, () => place % 256));
		}
		expect(leanFromOgg(playable(Uint8Array.from(lean)))).toEqual(Uint8Array.from(lean));
	});

	test('is the only kind that is changed', () => {
		const webm = Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3, 4);
		expect(playable(webm)).toBe(webm);
	});

	test('of a million empty packets is given back as it came', () => {
		const empty = new Uint8Array(1_000_000);
		empty[0] = 1;
		expect(playable(empty)).toBe(empty);
	});
});
