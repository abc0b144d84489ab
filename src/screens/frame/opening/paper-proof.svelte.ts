import type { AppState } from '#session/app-state.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuse } from '#session/refusing.ts';

/** Somebody types the letters of the key paper back: only then is it known that it opens the book. */
export class PaperProof {
	readonly #app: AppState;
	#letters = $state('');
	busy = $state(false);
	refusal = $state.raw<SpokenReason | null>(null);

	constructor(app: AppState) {
		this.#app = app;
	}

	get letters(): string {
		return this.#letters;
	}
	set letters(letters: string) {
		this.#letters = letters;
		this.refusal = null;
	}

	/** @returns whether they open the book */
	async check(): Promise<boolean> {
		if (this.busy) return false;
		this.busy = true;
		this.refusal = null;
		const proved = await this.#app.codes.provePaper(this.#letters).finally(() => (this.busy = false));
		if (!proved.ok) this.refusal = refuse(this.#app, proved.error);
		return proved.ok;
	}
}
