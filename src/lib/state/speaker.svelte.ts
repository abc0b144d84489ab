import type { Settings, SpokenName, Voice } from '#app';
import type { Language } from '#i18n';
import type { ListenState } from '#ui/types.ts';

export interface SpeakerParts {
	readonly voice: Voice;
	readonly settings: Settings;
}

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

	/** Stops what is being said and says this; `isSoft` for one ear only. Nothing while the sound is off. */
	async say(text: string, isSoft = false): Promise<void> {
		this.stop();
		if (!this.#isOn || !this.canSpeak || text === '') return;
		const run = this.#run;
		this.#playing = true;
		this.#voice.useNames(this.#names());
		await this.#voice.say(text, this.#language(), isSoft);
		if (run === this.#run) this.#playing = false;
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
}
