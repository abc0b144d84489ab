import { playable } from '#voice';

/** A clip as it is played: which part of it is sound, and how much louder it must be. */
export interface Sound {
	readonly buffer: AudioBuffer;
	/** Seconds. */
	readonly from: number;
	readonly length: number;
	readonly gain: number;
}

/** Below a fiftieth of the loudest place it is silence, or breath. */
const silence = 0.02;

/** Seconds that stay before and behind the sound, so that no word is cut. */
const margin = 0.012;

/** As loud as clips are brought to; whispers are not brought higher than this many times. */
const loudness = 0.8;
const mostGain = 4;

/** Seconds of sound that stay ready: the numbers and what was just said. A second takes 190 kB. */
const keptSeconds = 40;

/** Decodes clips and keeps those that were used last. */
export class SoundCache {
	readonly #kept = new Map<Uint8Array, Sound>();

	/** @returns null for a clip that this browser cannot play */
	async of(context: BaseAudioContext, clip: Uint8Array): Promise<Sound | null> {
		const kept = this.#kept.get(clip);
		if (kept !== undefined) {
			this.#kept.delete(clip);
			this.#kept.set(clip, kept);
			return kept;
		}
		try {
			// A copy: decoding takes the bytes away.
			const sound = trimmed(await context.decodeAudioData(playable(clip).slice().buffer));
			this.#keep(clip, sound);
			return sound;
		} catch {
			return null;
		}
	}

	#keep(clip: Uint8Array, sound: Sound): void {
		this.#kept.set(clip, sound);
		let seconds = [...this.#kept.values()].reduce((sum, { buffer }) => sum + buffer.duration, 0);
		for (const [oldest, { buffer }] of this.#kept) {
			if (seconds <= keptSeconds || oldest === clip) return;
			this.#kept.delete(oldest);
			seconds -= buffer.duration;
		}
	}
}

/** Where the sound begins and ends: clips are joined without gaps, however long somebody waited before she spoke. */
function trimmed(buffer: AudioBuffer): Sound {
	const samples = buffer.getChannelData(0);
	const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
	const isSound = (sample: number): boolean => Math.abs(sample) > loudest * silence;
	const first = Math.max(0, samples.findIndex(isSound));
	const last = samples.findLastIndex(isSound);
	const from = Math.max(0, first / buffer.sampleRate - margin);
	const to = Math.min(buffer.duration, (last + 1) / buffer.sampleRate + margin);
	return {
		buffer,
		from,
		length: Math.max(0, to - from),
		gain: Math.min(mostGain, loudness / (loudest || 1))
	};
}

/** What is heard where no voice has the words: short, low, not a buzzer. */
export function softTone(context: BaseAudioContext): Sound {
	const seconds = 0.25;
	const buffer = context.createBuffer(1, Math.ceil(seconds * context.sampleRate), context.sampleRate);
	const samples = buffer.getChannelData(0);
	for (let place = 0; place < samples.length; place += 1) {
		const swell = Math.sin((Math.PI * place) / samples.length);
		samples[place] = 0.25 * swell * Math.sin((2 * Math.PI * 330 * place) / context.sampleRate);
	}
	return { buffer, from: 0, length: seconds, gain: 1 };
}
