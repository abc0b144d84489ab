import { playable, type Pause } from '#voice';
import type { AudioDoor } from './audio-context.ts';

/** A clip as it is played: which part of it is sound, and how much louder it must be. */
interface Sound {
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

/**
 * Every clip is as loud as the others, whoever spoke it: its mean square is brought to −18 dB of full scale, no place of it above −1 dB,
 * and a whisper is amplified so much at most.
 */
const loudness = 10 ** (-18 / 20);
const highest = 10 ** (-1 / 20);
const mostGain = 4;

/** Seconds of sound that stay ready: the numbers and what was just said. A second takes 190 kB. */
const keptSeconds = 40;

/** Decodes clips and keeps those that were used last. */
class SoundCache {
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
	const squares = samples.subarray(first, last + 1).reduce((sum, sample) => sum + sample * sample, 0);
	const mean = Math.sqrt(squares / Math.max(1, last + 1 - first));
	return {
		buffer,
		from,
		length: Math.max(0, to - from),
		gain: Math.min(mostGain, loudness / (mean || 1), highest / (loudest || 1))
	};
}

/** Placeholder sound for words that no voice has: short and low, not a buzzer. */
function softTone(context: BaseAudioContext): Sound {
	const seconds = 0.25;
	const buffer = context.createBuffer(1, Math.ceil(seconds * context.sampleRate), context.sampleRate);
	const samples = buffer.getChannelData(0);
	for (let place = 0; place < samples.length; place += 1) {
		const swell = Math.sin((Math.PI * place) / samples.length);
		samples[place] = 0.25 * swell * Math.sin((2 * Math.PI * 330 * place) / context.sampleRate);
	}
	return { buffer, from: 0, length: seconds, gain: 1 };
}

/** One thing in a row of sounds: a clip, or a soft tone for words that no voice has. */
export interface Heard {
	readonly clip: Uint8Array | 'tone';
	readonly after: Pause;
}

export interface ClipPlayer {
	/** Plays these one after the other; resolves when the last has ended or was stopped. @param volume 0 to 1 */
	readonly play: (row: readonly Heard[], volume: number) => Promise<void>;
	readonly stop: () => void;
}

/** Seconds of silence behind a clip, by what stands there. */
const pauses: Readonly<Record<Pause, number>> = { none: 0, comma: 0.2, stop: 0.4, ask: 0.4 };

/** Between asking for the first sound and hearing it. */
const leadIn = 0.03;

/** A loudspeaker that a telephone call took away never says that it is done; no screen waits for it longer than this. */
const patience = 2_000;

export function createClipPlayer(door: AudioDoor): ClipPlayer {
	const cache = new SoundCache();
	let finish: () => void = () => undefined;
	let run = 0;

	const stop = (): void => {
		run += 1;
		finish();
	};
	return {
		stop,
		async play(row, volume) {
			stop();
			const mine = run;
			const context = door.context();
			if (context === null || row.length === 0) return;
			const decoded = await Promise.all(
				row.map(async ({ clip }) => (clip === 'tone' ? null : cache.of(context, clip)))
			);
			if (mine !== run) return;
			const sounds = decoded.map((sound, place) => ({
				sound: sound ?? softTone(context),
				after: pauses[row[place]?.after ?? 'none']
			}));
			await new Promise<void>((resolve) => {
				const playing = schedule(context, sounds, volume);
				door.keepOpen(playing.seconds);
				const timer = setTimeout(() => finish(), playing.seconds * 1_000 + patience);
				finish = () => {
					clearTimeout(timer);
					finish = () => undefined;
					playing.end();
					resolve();
				};
				playing.whenDone(() => finish());
			});
		}
	};
}

interface Playing {
	readonly seconds: number;
	readonly whenDone: (done: () => void) => void;
	readonly end: () => void;
}

/** All sounds are put on the clock of the loudspeaker at once: between two of them is exactly what was asked for. */
function schedule(
	context: AudioContext,
	sounds: readonly { readonly sound: Sound; readonly after: number }[],
	volume: number
): Playing {
	const out = context.createGain();
	out.gain.value = volume;
	out.connect(context.destination);
	const begin = context.currentTime + leadIn;
	let at = begin;
	const sources = sounds.map(({ sound, after }) => {
		const source = context.createBufferSource();
		const gain = context.createGain();
		source.buffer = sound.buffer;
		gain.gain.value = sound.gain;
		source.connect(gain).connect(out);
		source.start(at, sound.from, sound.length);
		at += sound.length + after;
		return source;
	});
	return {
		seconds: at - begin,
		whenDone: (done) => sources.at(-1)?.addEventListener('ended', done, { once: true }),
		end: () => {
			for (const source of sources) source.stop();
			out.disconnect();
		}
	};
}
