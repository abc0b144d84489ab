import type { Voice } from '#app';
import type { ListenState } from '#ui/types.ts';

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
		const run = (this.#run += 1);
		this.#playing = true;
		await this.#voice.say(text, this.#language());
		if (run === this.#run) this.#playing = false;
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
}
