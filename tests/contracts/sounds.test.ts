import { afterEach, expect, test, vi } from 'vitest';
import { createAudioDoor, createSounds } from '#device';

/** What an audio device was asked for: tones with their pitch and times, and noises. */
interface Asked {
	readonly tones: { hertz: number; from: number; to: number }[];
	noises: number;
	contexts: number;
}

function aLoudspeaker(): Asked {
	const asked: Asked = { tones: [], noises: 0, contexts: 0 };
	const node = () => ({
		gain: { value: 0, setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined },
		connect: (next: unknown) => next
	});
	class FakeContext {
		readonly sampleRate = 8_000;
		readonly currentTime = 10;
		readonly state = 'running';
		readonly destination = {};
		constructor() {
			asked.contexts += 1;
		}
		readonly resume = () => Promise.resolve();
		readonly createGain = node;
		readonly createBuffer = (_: number, length: number) => {
			const data = new Float32Array(length);
			return { getChannelData: () => data };
		};
		readonly createBufferSource = () => ({
			buffer: null,
			connect: (next: unknown) => next,
			start: () => (asked.noises += 1)
		});
		readonly createOscillator = () => {
			const tone = { hertz: 0, from: 0, to: 0 };
			asked.tones.push(tone);
			return {
				frequency: {
					set value(hertz: number) {
						tone.hertz = hertz;
					}
				},
				connect: (next: unknown) => next,
				start: (from: number) => (tone.from = from),
				stop: (to: number) => (tone.to = to)
			};
		};
	}
	vi.stubGlobal('AudioContext', FakeContext);
	return asked;
}

const settings = (kept: Record<string, string> = {}) => ({
	read: (name: string) => kept[name] ?? null,
	write: () => undefined
});

/** The sounds of a phone that a woman has touched. */
function sounds(kept: Record<string, string> = {}) {
	const touches: (() => void)[] = [];
	vi.stubGlobal('addEventListener', (name: string, heard: () => void) => {
		if (name === 'pointerdown') touches.push(heard);
	});
	const door = createAudioDoor();
	for (const touch of touches) touch();
	return createSounds({ settings: settings(kept), door });
}

afterEach(() => vi.unstubAllGlobals());

test('a step is two tones, the second higher and after the first', () => {
	const asked = aLoudspeaker();
	sounds().play('step');
	const [low, high] = asked.tones;
	expect(asked.tones).toHaveLength(2);
	expect(high?.hertz).toBeGreaterThan(low?.hertz ?? Infinity);
	expect(high?.from).toBeGreaterThanOrEqual(low?.to ?? Infinity);
});

test('book and box are equal: three tones together', () => {
	const asked = aLoudspeaker();
	sounds().play('chord');
	expect(asked.tones).toHaveLength(3);
	expect(new Set(asked.tones.map(({ from }) => from)).size).toBe(1);
	expect(new Set(asked.tones.map(({ hertz }) => hertz)).size).toBe(3);
});

test('a note makes a noise and no tone, and the device is opened once', () => {
	const asked = aLoudspeaker();
	const paper = sounds();
	paper.play('tick');
	paper.play('tick');
	expect(asked).toEqual({ tones: [], noises: 2, contexts: 1 });
});

test.each(['sounds', 'sound'])('nothing is heard where the women switched off: %s', (name) => {
	const asked = aLoudspeaker();
	sounds({ [name]: 'off' }).play('chord');
	expect(asked.tones).toEqual([]);
});

test('before the page was touched nothing is opened', () => {
	const asked = aLoudspeaker();
	createSounds({ settings: settings(), door: createAudioDoor() }).play('chord');
	expect(asked.contexts).toBe(0);
});

test('a phone without audio stays silent', () => {
	vi.stubGlobal('AudioContext', undefined);
	expect(() => sounds().play('tick')).not.toThrow();
});
