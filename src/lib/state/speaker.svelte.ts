import type { Settings, SpokenName, Voice } from '#app';
import type { Language } from '#i18n';
import type { ListenState } from '#ui/types.ts';

export interface SpeakerParts {
	readonly voice: Voice;
	readonly settings: Settings;
}

/** Time to lift the phone to her ear. */
const liftMilliseconds = 2_000;

/** What the ear says, and whether it is saying it now. */
export class Speaker {
	readonly #voice: Voice;
	readonly #settings: Settings;
	readonly #language: () => Language;
	readonly #names: () => readonly SpokenName[];
	#playing = $state(false);
	#isOn: boolean;
	#caption = $state.raw<string | null>(null);
	#run = 0;

	/** @param names the women of the open book; none while everything is locked */
	constructor(
		{ voice, settings }: SpeakerParts,
		language: () => Language,
		names: () => readonly SpokenName[]
	) {
		this.#voice = voice;
		this.#settings = settings;
		this.#language = language;
		this.#names = names;
		this.#isOn = $state(settings.read('sound') !== 'off');
		voice.quiet(!this.#isOn);
	}

	/** For the ear of every screen. */
	get listen(): ListenState {
		if (!this.#isOn || !this.canSpeak) return 'off';
		return this.#playing ? 'playing' : 'ready';
	}
	/** This phone has a voice for the chosen language. */
	get canSpeak(): boolean {
		return this.#voice.canSpeak(this.#language());
	}
	/** People turned the sound on, or left it on. */
	get isOn(): boolean {
		return this.#isOn;
	}
	/** What was to be heard and could not be, in words; null when all was heard. */
	get caption(): string | null {
		return this.#caption;
	}

	/** Stops what is being said and says this. Nothing while the sound is off. */
	async say(text: string): Promise<void> {
		const run = this.#begin();
		await this.#speak(text, false);
		this.#end(run);
	}

	/** Stops what is being said, gives her two seconds to lift the phone to her ear, and says this softly. */
	async sayQuietly(text: string): Promise<void> {
		const run = this.#begin();
		await new Promise((resolve) => setTimeout(resolve, liftMilliseconds));
		if (run === this.#run) await this.#speak(text, true);
		this.#end(run);
	}

	/** The ear: says it, or stops it while it is being said. It turns the sound on where it was off. */
	toggle(text: string): void {
		if (this.#playing) {
			this.stop();
			return;
		}
		if (!this.#isOn) this.turn(true);
		if (this.canSpeak) void this.say(text);
		else this.#caption = text;
	}

	stop(): void {
		this.#run += 1;
		this.#playing = false;
		this.#caption = null;
		this.#voice.stop();
	}

	/** The sound of this phone on or off; kept. */
	turn(on: boolean): void {
		this.stop();
		this.#isOn = on;
		this.#voice.quiet(!on);
		this.#settings.write('sound', on ? 'on' : 'off');
	}

	/** Some of the words have no voice: they are shown instead. */
	showUnsaid(text: string): void {
		this.#caption = text;
	}

	/** The book is locked: no name stays where the voice is. */
	forgetNames(): void {
		this.stop();
		this.#voice.useNames([]);
	}

	#begin(): number {
		this.stop();
		this.#playing = true;
		return this.#run;
	}

	/** Something else may be said by now: that ends itself. */
	#end(run: number): void {
		if (run === this.#run) this.#playing = false;
	}

	async #speak(text: string, soft: boolean): Promise<void> {
		if (!this.#isOn || !this.canSpeak || text === '') return;
		this.#voice.useNames(this.#names());
		await this.#voice.say(text, this.#language(), { soft });
	}
}
