import type { Settings, SoundName, Sounds } from '#app';
import type { AudioDoor } from './voice/audio-context.ts';

/** Shakes the phone: milliseconds on, off, on … Does nothing on phones that cannot. */
export type Vibrate = (pattern: readonly number[]) => void;

export function createVibration(): Vibrate {
	return (pattern) => {
		if ('vibrate' in navigator) navigator.vibrate([...pattern]);
	};
}

/** Hertz of a third and a fifth above a middle C: calm, and heard on a small loudspeaker. */
const [c, e, g] = [523.25, 659.25, 783.99];

interface Tone {
	readonly hertz: number;
	/** Seconds after the touch. */
	readonly from: number;
	readonly seconds: number;
}

/** Two rising tones for a step, three together where book and box are equal. */
const tones: Readonly<Record<Exclude<SoundName, 'tick'>, readonly Tone[]>> = {
	step: [
		{ hertz: c, from: 0, seconds: 0.14 },
		{ hertz: e, from: 0.14, seconds: 0.22 }
	],
	chord: [c, e, g].map((hertz) => ({ hertz, from: 0, seconds: 0.6 }))
};

const loudness = 0.12;
const tickSeconds = 0.03;

/**
 * Tones that are made on the phone, not fetched. Silent where the women switched them off (`sounds` is "off") or made
 * the whole phone mute (`sound`), and on phones that have no audio. They go through the door of the voice: a cheap phone has few ways to its loudspeaker.
 */
export function createSounds({
	settings,
	door
}: {
	readonly settings: Settings;
	readonly door: AudioDoor;
}): Sounds {
	return {
		play(name) {
			if (settings.read('sounds') === 'off' || settings.read('sound') === 'off') return;
			const context = door.context();
			if (context === null) return;
			if (name === 'tick') rustle(context);
			else for (const tone of tones[name]) sing(context, tone);
		}
	};
}

/** A short noise that is loudest at once: paper on paper. */
function rustle(context: AudioContext): void {
	const samples = context.createBuffer(1, Math.ceil(context.sampleRate * tickSeconds), context.sampleRate);
	const data = samples.getChannelData(0);
	// A fixed row of numbers that sounds like chance.
	let noise = 1;
	for (const place of data.keys()) {
		noise = (noise * 16_807) % 2_147_483_647;
		data[place] = (noise / 1_073_741_823.5 - 1) * (1 - place / data.length) ** 2;
	}
	const source = context.createBufferSource();
	source.buffer = samples;
	source.connect(volume(context, loudness)).connect(context.destination);
	source.start();
}

function sing(context: AudioContext, { hertz, from, seconds }: Tone): void {
	const start = context.currentTime + from;
	const tone = context.createOscillator();
	const fading = volume(context, loudness);
	tone.frequency.value = hertz;
	fading.gain.setValueAtTime(loudness, start);
	fading.gain.exponentialRampToValueAtTime(0.001, start + seconds);
	tone.connect(fading).connect(context.destination);
	tone.start(start);
	tone.stop(start + seconds);
}

function volume(context: AudioContext, gain: number): GainNode {
	const node = context.createGain();
	node.gain.value = gain;
	return node;
}
