import type { SpokenCode } from '#app';
import type { AppState } from './app-state.svelte.ts';
import { onePerApp } from './one-per-app.svelte.ts';

/** Which laptop of staff reads copies of the open book, asked each time a screen that tells it is shown. */
class LaptopLook {
	readonly #app: AppState;
	/** Its public key, base64url; null where no laptop reads copies. */
	key = $state<string | null>(null);
	/** Code by which two people compare the key; null until it is computed. */
	code = $state.raw<SpokenCode | null>(null);

	constructor(app: AppState) {
		this.#app = app;
	}

	async look(): Promise<void> {
		const key = await this.#app.codes.laptop();
		if (key !== this.key) this.code = null;
		this.key = key;
	}

	/** Called when the book was locked. */
	forget(): void {
		[this.key, this.code] = [null, null];
	}

	async lookAtCode(): Promise<void> {
		await this.look();
		if (this.key !== null) this.code = await this.#app.parts.vault.laptopCode(this.key);
	}
}

export const laptopLookOf = onePerApp((app) => new LaptopLook(app));
