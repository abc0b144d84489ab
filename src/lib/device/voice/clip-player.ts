import { playable, playedPart, type Pause, type PlayedPart } from '#voice';
import type { AudioDoor } from './audio-context.ts';

/** A clip that is decoded, and what of it is played. */
interface Sound extends PlayedPart {
	readonly buffer: AudioBuffer;
}

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
			const buffer = await context.decodeAudioData(playable(clip).slice().buffer);
			const sound = { buffer, ...playedPart(buffer.getChannelData(0), buffer.sampleRate) };
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
