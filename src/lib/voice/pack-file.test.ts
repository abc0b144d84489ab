import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packLimits, readPack, writePack, type VoicePack } from './index.ts';

const pack: VoicePack = {
	about: { name: 'मैथिली', words: 'hi', made: 'recorded' },
	clips: new Map([
		['दो', Uint8Array.of(2, 2)],
		['एक', Uint8Array.of(1)]
	])
};
const refusal = (file: Uint8Array) => {
	const read = readPack(file);
	return read.ok ? 'read' : read.error.type;
};

describe('a voice pack', () => {
	test('reads as it was written', () => {
		const clips = fc.dictionary(
			fc.string({ minLength: 1, maxLength: 20 }),
			fc.uint8Array({ minLength: 1, maxLength: 40 })
		);
		fc.assert(
			fc.property(clips, (given) => {
				const written = { ...pack, clips: new Map(Object.entries(given)) };
				const read = readPack(writePack(written));
				expect(read.ok && read.value.about).toEqual(pack.about);
				expect(read.ok && new Map(read.value.clips)).toEqual(written.clips);
			})
		);
	});

	test('is the same file whatever the order of its clips', () => {
		expect(writePack({ ...pack, clips: new Map([...pack.clips].reverse()) })).toEqual(writePack(pack));
	});

	test('is refused when one byte of it is another', () => {
		const file = writePack(pack);
		for (let place = 0; place < file.length; place += 1) {
			const changed = file.slice();
			changed[place] = (changed[place] ?? 0) ^ 1;
			expect(refusal(changed), `byte ${String(place)}`).not.toBe('read');
		}
	});

	test('is refused when it is cut off anywhere', () => {
		const file = writePack(pack);
		for (let length = 0; length < file.length; length += 1) {
			expect(refusal(file.subarray(0, length)), `${String(length)} bytes`).not.toBe('read');
		}
	});

	test('is told from other files, from newer ones and from what is too large', () => {
		expect(refusal(new TextEncoder().encode('{"a":1}'))).toBe('NotAVoicePack');
		const newer = writePack(pack);
		newer[8] = 2;
		expect(refusal(newer)).toBe('NewerVoicePack');
		const large = new Uint8Array(packLimits.bytes + 1);
		large.set(writePack(pack));
		expect(refusal(large)).toBe('VoicePackTooLarge');
	});

	test('is refused when it says nothing sensible of itself', () => {
		const odd = (about: object) => refusal(writePack({ ...pack, about: { ...pack.about, ...about } }));
		expect(odd({ name: 'x'.repeat(packLimits.nameLetters + 1) })).toBe('VoicePackDamaged');
		expect(odd({ made: 'sold' })).toBe('VoicePackDamaged');
		expect(odd({ words: 7 })).toBe('VoicePackDamaged');
		expect(refusal(writePack({ ...pack, clips: new Map([['एक', new Uint8Array()]]) }))).toBe(
			'VoicePackDamaged'
		);
	});

	test('with a clip that no voice needs is refused', () => {
		const long = { ...pack, clips: new Map([['one', new Uint8Array(packLimits.clip + 1)]]) };
		expect(refusal(writePack(long))).toBe('VoicePackDamaged');
	});
});
