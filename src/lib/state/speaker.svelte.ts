import type { Voice } from '#app';
import type { ListenState } from '#ui/types.ts';

/** Time to lift the phone to her ear. */
const liftMilliseconds = 2_000;

/** What the ear says, and whether it is saying it now. */
export class Speaker {
	readonly #voice: Voice;
	readonly #language: () => string;
	#playing = $state(false);
	#run = 0;

	constructor(voice: Voice, language: () => string) {
		this.#voice = voice;
		this.#language = language;
	}

	/** For the ear of every screen. */
	get listen(): ListenState {
		if (!this.#voice.canSpeak(this.#language())) return 'off';
		return this.#playing ? 'playing' : 'ready';
	}

	/** Stops what is being said and says this. */
	async say(text: string): Promise<void> {
		const run = this.#begin();
		await this.#voice.say(text, this.#language());
		this.#end(run);
	}

	/** Stops what is being said, gives her two seconds to lift the phone to her ear, and says this softly. */
	async sayQuietly(text: string): Promise<void> {
		const run = this.#begin();
		this.#voice.stop();
		await new Promise((resolve) => setTimeout(resolve, liftMilliseconds));
		if (run === this.#run) await this.#voice.say(text, this.#language(), { soft: true });
		this.#end(run);
	}

	/** The ear: says it, or stops it while it is being said. */
	toggle(text: string): void {
		if (this.#playing) this.stop();
		else void this.say(text);
	}

	stop(): void {
		this.#run += 1;
		this.#playing = false;
		this.#voice.stop();
	}

	#begin(): number {
		this.#playing = true;
		return (this.#run += 1);
	}

	/** Something else may be said by now: that ends itself. */
	#end(run: number): void {
		if (run === this.#run) this.#playing = false;
	}
}
