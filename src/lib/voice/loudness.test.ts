import { describe, expect, it } from 'vitest';
import { loudnessOf, playedPart } from './loudness.ts';

const rate = 48_000;

/** A sine of `seconds`, silent where `isSilent` says so. */
function sine(hertz: number, level: number, seconds: number, isSilent = (_second: number): boolean => false) {
	return Float32Array.from({ length: rate * seconds }, (_, at) =>
		isSilent(at / rate) ? 0 : level * Math.sin((2 * Math.PI * hertz * at) / rate)
	);
}

describe('loudness', () => {
	it.each([
		// ITU-R BS.1770-4: a full sine of 997 Hz in one channel reads −3.01 LKFS.
		['a full tone', sine(997, 1, 3), -3.01],
		// The filter `ebur128` of ffmpeg 7.1 on the same samples.
		['a low hum', sine(60, 0.5, 3), -12.6],
		['a pause inside', sine(2_500, 0.3, 3, (second) => second >= 1 && second < 2), -11.3]
	])('is that of the standard for %s', (_, samples, expected) => {
		expect(loudnessOf(samples, rate)).toBeCloseTo(expected, 1);
	});

	it('brings a short clip to −18, with no sample above −1 dB and no whisper louder than four times', () => {
		const gainOf = (samples: Float32Array): number => playedPart(samples, rate).gain;
		const clip = sine(997, 0.5, 0.3, (second) => second < 0.1);
		const { from, length, gain } = playedPart(clip, rate);
		expect(from).toBeCloseTo(0.1 - 0.012, 3);
		expect(length).toBeCloseTo(0.2 + 0.012, 2);
		expect(20 * Math.log10(gain * 0.5)).toBeCloseTo(-18 + 3.01, 0);
		expect(gainOf(sine(997, 0.001, 1))).toBe(4);
		const click = sine(997, 0.1, 1);
		click[rate / 2] = 1;
		expect(gainOf(click)).toBeCloseTo(10 ** (-1 / 20), 3);
		expect(playedPart(new Float32Array(rate), rate).gain).toBeLessThan(1);
	});
});
