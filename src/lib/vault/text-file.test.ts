import { expect, test } from 'vitest';
import { fromTextFile, isTextFile, toTextFile } from './backup-file.ts';

const bytes = Uint8Array.from({ length: 4000 }, (_, index) =>
	index < 4 ? (Uint8Array.from([0x42, 0x41, 0x48, 0x49])[index] ?? 0) : (index * 97 + (index >> 3)) & 255
);

test('a backup in letters is plain text, and gives the same bytes back, also with a line end behind it', () => {
	const text = toTextFile(bytes);
	expect(new TextDecoder().decode(text)).toMatch(/^QkFI[\w-]+$/);
	expect(isTextFile(text)).toBe(true);
	expect(isTextFile(bytes)).toBe(false);
	expect(fromTextFile(text)).toEqual(bytes);
	expect(fromTextFile(Uint8Array.from([...text, 13, 10]))).toEqual(bytes);
});

test('one changed bit of the letters never gives the same bytes', () => {
	const text = toTextFile(bytes.subarray(0, 400));
	for (let bit = 0; bit < text.length * 8; bit += 1) {
		const changed = text.slice();
		changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
		expect(fromTextFile(changed), `bit ${bit}`).not.toEqual(bytes.subarray(0, 400));
	}
});

test('letters that were cut give the beginning', () => {
	const text = toTextFile(bytes);
	for (let length = 8; length < text.length; length += 101) {
		const cut = fromTextFile(text.slice(0, length)) ?? new Uint8Array();
		expect(cut.length).toBeGreaterThan(length * 0.75 - 4);
		expect(bytes.subarray(0, cut.length)).toEqual(cut);
	}
});

test('a line end among the letters, or another sign, makes them none', () => {
	const text = toTextFile(bytes.subarray(0, 400));
	for (const sign of [10, 13, 0x20, 0x3d])
		for (const at of [100, 101, 102, 103])
			expect(fromTextFile(Uint8Array.from([...text.subarray(0, at), sign, ...text.subarray(at)]))).toBeNull();
});
