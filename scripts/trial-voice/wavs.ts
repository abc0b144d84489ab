import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nonEmpty, object, optional, pipe, safeParse, string } from 'valibot';
import type { Prompt } from '#i18n';
import { jsonIn } from '#kernel';
import { loudnessOf } from '#voice';

/** Seconds of one prompt, for any engine. */
const shortest = 0.15;
const longest = 12;

/** LUFS: quieter clips become noise when amplified. */
const softest = -45;

/** Number of consecutive samples at full scale that are heard as a crackle. */
const cracks = 3;

/** Mono samples between −1 and 1. */
export interface Wave {
	readonly rate: number;
	readonly samples: Float32Array;
}

/** @returns null for a file that is not a RIFF WAVE of one channel of 16-bit integers */
export function readWave(file: Uint8Array): Wave | null {
	const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
	const name = (at: number): string => String.fromCodePoint(...file.subarray(at, at + 4));
	if (file.length < 12 || name(0) !== 'RIFF' || name(8) !== 'WAVE') return null;
	let rate: number | null = null;
	for (let at = 12; at + 8 <= file.length;) {
		const length = view.getUint32(at + 4, true);
		const body = at + 8;
		if (name(at) === 'fmt ') {
			const isKnown =
				view.getUint16(body, true) === 1 &&
				view.getUint16(body + 2, true) === 1 &&
				view.getUint16(body + 14, true) === 16;
			if (!isKnown) return null;
			rate = view.getUint32(body + 4, true);
		}
		if (name(at) === 'data' && rate !== null) {
			// A program that writes to a pipe does not know the length: all the rest is sound.
			const samples = Math.floor(Math.min(length, file.length - body) / 2);
			const sampleAt = (place: number): number => view.getInt16(body + 2 * place, true) / 32_768;
			return { rate, samples: Float32Array.from({ length: samples }, (_, place) => sampleAt(place)) };
		}
		at = body + length + (length % 2);
	}
	return null;
}

/** Reason for rejecting a clip of another engine, in words for its maker; null for a valid one. */
export function faultOf(file: Uint8Array): string | null {
	const wave = readWave(file);
	if (wave === null) return 'is not a WAV file of one channel and 16 bits';
	const seconds = wave.samples.length / wave.rate;
	if (seconds < shortest || seconds > longest) return `lasts ${seconds.toFixed(2)} s`;
	let row = 0;
	for (const sample of wave.samples) {
		row = Math.abs(sample) >= 0.999 ? row + 1 : 0;
		if (row >= cracks) return 'is clipped';
	}
	const loudness = loudnessOf(wave.samples, wave.rate);
	return loudness < softest ? `is silent (${loudness.toFixed(0)} LUFS)` : null;
}

/** Origin of a folder's clips, written by hand into its `voice.json`. */
const origin = object({
	engine: pipe(string(), nonEmpty()),
	voice: pipe(string(), nonEmpty()),
	licence: pipe(string(), nonEmpty()),
	source: optional(string())
});

export interface Taken {
	/** The WAV file of each prompt, in the order of the prompts. */
	readonly files: readonly string[];
	/** JSON with the origin of the clips, and the SHA-256 of all of them in the order of the prompts. */
	readonly origin: string;
}

/**
 * The clips that another engine made of `prompts`: `0001.wav` and so on by `prompts.tsv`, which is written if it is missing, with
 * the text of each file.
 *
 * @returns the faults, a line each, if the folder is invalid
 */
export function takeWavs(folder: string, prompts: readonly Prompt[]): Taken | readonly string[] {
	const list = prompts.map(({ text }, place) => `${fileName(place)}\t${text}\n`).join('');
	const listed = join(folder, 'prompts.tsv');
	if (!existsSync(listed)) {
		mkdirSync(folder, { recursive: true });
		writeFileSync(listed, list);
		return [`${listed} says what each file must say. Speak them, write voice.json, and run this again.`];
	}
	if (readFileSync(listed, 'utf8') !== list) {
		return [`${listed} is of other words than today's: remove it, run this again, and speak what is new.`];
	}
	const about = join(folder, 'voice.json');
	const said = existsSync(about) ? safeParse(origin, jsonIn(readFileSync(about, 'utf8'))) : null;
	if (said?.success !== true) {
		return [`${about} must say "engine", "voice" and "licence", and may say "source".`];
	}
	const hash = createHash('sha256');
	const files = prompts.map((_, place) => join(folder, fileName(place)));
	const faults = files.flatMap((file) => {
		if (!existsSync(file)) return [`${file} is missing`];
		const bytes = readFileSync(file);
		hash.update(bytes);
		const fault = faultOf(bytes);
		return fault === null ? [] : [`${file} ${fault}`];
	});
	if (faults.length > 0) return faults;
	const clips = `sha256-${hash.digest('hex')}`;
	return { files, origin: `${JSON.stringify({ ...said.output, clips }, null, '\t')}\n` };
}

const fileName = (place: number): string => `${String(place + 1).padStart(4, '0')}.wav`;
