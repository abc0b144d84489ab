import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Language, Prompt } from '#i18n';
import { leanFromOgg, loudnessAimed, loudnessOf } from '#voice';
import { readWave } from './wavs.ts';

const run = promisify(execFile);

/** Speed of espeak-ng in words a minute, which yields about 140 in Hindi; slower for numbers and money, in which each syllable counts. */
const speed = { words: '170', numbers: '150' } as const;

/** Clips made by one ffmpeg process: starting it takes longer than a clip. */
const together = 40;

/** Removes silence before and after the words: clips are joined without gaps. */
const silence = 'silenceremove=start_periods=1:start_threshold=-46dB';
const trim = `${silence},areverse,${silence},areverse`;

/**
 * Compresses the peaks of a narrow-band clip, so that all of it reaches its loudness. Opus reduces the loudness and adds peaks:
 * hence the additional decibels, and the limit of −4. Wide-band clips reach it without compression, and a speech recogniser understood 25 of 72 amounts
 * with it, 33 without.
 */
const press =
	'acompressor=threshold=0.1:ratio=4:attack=1:release=30,alimiter=limit=0.6:level=false:attack=1:release=10';
const louderStill = 5;

/** Words to which espeak-ng adds a syllable; a dot marks a silent vowel, and is replaced by a halant. */
const silentVowels: Readonly<Partial<Record<Language, string>>> = {
	hi: `तिर·पन पच·पन उन·सठ इक·सठ तिर·सठ सड़·सठ अड़·सठ उन·हत्तर इक·हत्तर पच·हत्तर सत·हत्तर अठ·हत्तर मिल·कर नेट·वर्क चढ़·ता अग·हन
		जान·वर लिख·कर गिल·हरी देख·कर जुड़·कर काट·कर खुल·कर चढ़·वाइए गिन·कर पूछ·कर`,
	ne: `बैठक· हरेक· समूह· पटक· एक· नाम· नम्बर· फरक· नियम· ठीक· बैंक· चार· अब· बराबर· रकम· कम· काम· हजार· घर· कलम· पासबुक·
		तयार· बाहिर·`
};

/** Spelling that espeak-ng pronounces correctly: phonetic, and with rising intonation if a sentence continues after the clip. */
export function spokenSpelling(text: string, language: Language): string {
	const known = (silentVowels[language] ?? '').normalize('NFC').split(/\s+/);
	const spelt = new Map(known.map((word) => [word.replace('·', ''), word.replace('·', '\u094d')]));
	const said = text.normalize('NFC').replace(/[\u0900-\u0963]+/g, (word) => spelt.get(word) ?? word);
	return /[।.?!]$/.test(said) ? said : `${said},`;
}

/** Speaks prompts as WAV files of equal loudness in a temporary folder, and encodes them as clips. The same tool versions give the same bytes. */
export class Speaking {
	readonly #folder = mkdtempSync(join(tmpdir(), 'trial-voice-'));
	readonly #prompts: readonly Prompt[];

	constructor(prompts: readonly Prompt[]) {
		this.#prompts = prompts;
	}

	async speak(language: Language): Promise<void> {
		await inParallel(this.#prompts, async ({ text, key }, place) => {
			writeFileSync(this.#file(place, 'txt'), spokenSpelling(text, language));
			const from = ['-f', this.#file(place, 'txt'), '-w', this.#file(place, 'wav')];
			await run('espeak-ng', [
				'-v',
				`${language}+f2`,
				'-s',
				key === null ? speed.numbers : speed.words,
				...from
			]);
		});
	}

	/** Adopts clips of another engine. @param files a WAV file for each prompt */
	take(files: readonly string[]): void {
		for (const [place, file] of files.entries()) copyFileSync(file, this.#file(place, 'wav'));
	}

	/**
	 * @param rate Opus bits a second, narrow band
	 * @param wide ids of clips distinguished by their consonants: in wide band, whatever the rate of the others
	 * @returns stripped clips by id
	 */
	async encode(rate: number, wide: ReadonlySet<string>): Promise<ReadonlyMap<string, Uint8Array>> {
		const places = this.#prompts.map((_, place) => place).filter((place) => !wide.has(this.#idAt(place)));
		const batches = Array.from({ length: Math.ceil(places.length / together) }, (_, batch) =>
			places.slice(batch * together, (batch + 1) * together)
		);
		await inParallel(batches, (batch) => this.#encodeBatch(batch, rate));
		await inParallel(this.#prompts, async ({ id }, place) => {
			if (wide.has(id)) await this.#encodeWide(place);
		});
		return new Map(
			this.#prompts.map(({ id }, place) => [id, leanFromOgg(readFileSync(this.#file(place, 'ogg')))])
		);
	}

	/** Trims a prompt and normalises its loudness. */
	#shape(place: number): string {
		const wave = readWave(readFileSync(this.#file(place, 'wav')));
		const louder = wave === null ? 0 : loudnessAimed + louderStill - loudnessOf(wave.samples, wave.rate);
		return `${trim},volume=${louder.toFixed(2)}dB,${press}`;
	}

	#idAt(place: number): string {
		return this.#prompts[place]?.id ?? '';
	}

	/** Opus uses wide band below 9 kbit/s only if forced (4008 is OPUS_SET_BANDWIDTH, 1103 wide band), which ffmpeg cannot do. */
	async #encodeWide(place: number): Promise<void> {
		const trimmed = this.#file(place, 'trimmed.wav');
		await run('ffmpeg', [
			...['-v', 'error', '-y', '-i', this.#file(place, 'wav'), '-af', trim],
			...['-ac', '1', '-ar', '16000', trimmed]
		]);
		await run('opusenc', [
			...['--quiet', '--speech', '--bitrate', '7', '--framesize', '60', '--set-ctl-int', '4008=1103'],
			...['--padding', '0', '--discard-comments', trimmed, this.#file(place, 'ogg')]
		]);
	}

	async #encodeBatch(batch: readonly number[], rate: number): Promise<void> {
		const inputs = batch.flatMap((place) => ['-i', this.#file(place, 'wav')]);
		const outputs = batch.flatMap((place, input) => [
			...['-map', String(input), '-af', this.#shape(place), '-ac', '1', '-ar', '16000', '-c:a', 'libopus'],
			...['-b:a', String(rate), '-application', 'voip', '-frame_duration', '60', '-map_metadata', '-1'],
			...['-fflags', '+bitexact', '-flags:a', '+bitexact', this.#file(place, 'ogg')]
		]);
		await run('ffmpeg', ['-v', 'error', '-y', ...inputs, ...outputs]);
	}

	end(): void {
		rmSync(this.#folder, { recursive: true, force: true });
	}

	#file(place: number, kind: string): string {
		return join(this.#folder, `${String(place)}.${kind}`);
	}
}

/** Runs as many in parallel as there are processors. */
async function inParallel<Item>(
	items: readonly Item[],
	work: (item: Item, place: number) => Promise<void>
): Promise<void> {
	const waiting = [...items.entries()];
	const worker = async (): Promise<void> => {
		for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next[1], next[0]);
	};
	await Promise.all(Array.from({ length: availableParallelism() }, worker));
}
