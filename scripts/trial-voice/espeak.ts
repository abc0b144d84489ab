import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Language, Prompt } from '#i18n';
import { leanFromOgg } from '#voice';

const run = promisify(execFile);

/** Words a minute of espeak-ng, of which Hindi makes about 140. */
const speed = '170';

/** Clips that one ffmpeg makes together: starting it takes longer than a clip. */
const together = 40;

/** Silence before and behind the words, off: clips are joined without gaps. */
const silence = 'silenceremove=start_periods=1:start_threshold=-46dB';
const trim = `${silence},areverse,${silence},areverse`;

/** Prompts spoken by espeak-ng, in a folder of their own. The same versions of both tools give the same bytes. */
export class Speaking {
	readonly #folder = mkdtempSync(join(tmpdir(), 'trial-voice-'));
	readonly #prompts: readonly Prompt[];

	constructor(prompts: readonly Prompt[]) {
		this.#prompts = prompts;
	}

	async speak(language: Language): Promise<void> {
		await inParallel(this.#prompts, async ({ text }, place) => {
			writeFileSync(this.#file(place, 'txt'), text);
			const from = ['-f', this.#file(place, 'txt'), '-w', this.#file(place, 'wav')];
			await run('espeak-ng', ['-v', `${language}+f2`, '-s', speed, ...from]);
		});
	}

	/** @param rate bits a second of Opus @returns lean clips by their id */
	async encode(rate: number): Promise<ReadonlyMap<string, Uint8Array>> {
		const places = this.#prompts.map((_, place) => place);
		const batches = Array.from({ length: Math.ceil(places.length / together) }, (_, batch) =>
			places.slice(batch * together, (batch + 1) * together)
		);
		await inParallel(batches, (batch) => this.#encodeBatch(batch, rate));
		return new Map(
			this.#prompts.map(({ id }, place) => [id, leanFromOgg(readFileSync(this.#file(place, 'ogg')))])
		);
	}

	async #encodeBatch(batch: readonly number[], rate: number): Promise<void> {
		const inputs = batch.flatMap((place) => ['-i', this.#file(place, 'wav')]);
		const outputs = batch.flatMap((place, input) => [
			...['-map', String(input), '-af', trim, '-ac', '1', '-ar', '16000', '-c:a', 'libopus'],
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

/** As many at once as there are processors. */
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
