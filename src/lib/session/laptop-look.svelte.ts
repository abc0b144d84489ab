import type { SpokenCode } from '#app';
import type { AppState } from './app-state.svelte.ts';
import { onePerApp } from './one-per-app.svelte.ts';

/** The staff laptop that reads copies of the open book, looked up each time a screen shows it. */
class LaptopLook {
	readonly #app: AppState;
	/** Its public key, base64url; null without a laptop. */
	key = $state<string | null>(null);
	/** Code by which two people compare the key; null until computed. */
	code = $state.raw<SpokenCode | null>(null);

	constructor(app: AppState) {
		this.#app = app;
	}

	async look(): Promise<void> {
		const key = await this.#app.codes.laptop();
		if (key !== this.key) this.code = null;
		this.key = key;
	}

	/** Called after the book was locked. */
	forget(): void {
		[this.key, this.code] = [null, null];
	}

	async lookAtCode(): Promise<void> {
		await this.look();
		if (this.key !== null) this.code = await this.#app.parts.vault.laptopCode(this.key);
	}
}

export const laptopLookOf = onePerApp((app) => new LaptopLook(app));
