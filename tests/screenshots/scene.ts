import type { Phone, PhoneOptions } from '../support/browser.ts';

/** One picture, or several, of the app in use. */
export interface Scene {
	/** File name without an ending: words with hyphens. */
	readonly name: string;
	/** Another size, language or printer, where the cheap phone is not meant. */
	readonly phone?: PhoneOptions;
	/**
	 * Brings the phone to what is to be seen; the first page is open. What it returns is drawn; `shoot` draws a
	 * step on the way under the scene's name and its own; `another` opens one more phone like the first, to be drawn by `shoot` too.
	 */
	readonly play: (
		phone: Phone,
		shoot: (step: string, on?: Phone) => Promise<void>,
		another: () => Promise<Phone>
	) => Promise<void>;
}
