import type { Settings } from '#app';

/** Letter sizes in percent of the usual size. */
export const letterSizes = [100, 125, 150] as const;
export type LetterSize = (typeof letterSizes)[number];

/** Display preferences of this phone; they hold no personal data. */
export class DisplaySettings {
	readonly #settings: Settings;
	#letters = $state<LetterSize>(100);
	#sounds = $state(true);

	constructor(settings: Settings) {
		this.#settings = settings;
		const kept = Number(settings.read('letters'));
		this.#letters = letterSizes.find((size) => size === kept) ?? 100;
		this.#sounds = settings.read('sounds') !== 'off';
	}

	get letters(): LetterSize {
		return this.#letters;
	}
	/** True if short tones accompany the display. */
	get sounds(): boolean {
		return this.#sounds;
	}

	setLetters(size: LetterSize): void {
		this.#letters = size;
		this.#settings.write('letters', String(size));
	}

	setSounds(on: boolean): void {
		this.#sounds = on;
		this.#settings.write('sounds', on ? 'on' : 'off');
	}
}
