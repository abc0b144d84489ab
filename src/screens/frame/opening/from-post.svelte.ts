import type { SpokenCode } from '#app';
import type { AppState } from '#session/app-state.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuse } from '#session/refusing.ts';
import type { CopyReading } from '../copies/copy-reading.svelte.ts';

/** Restores the book of a lost phone: box card, letters of the key paper, then the last page compared with paper. */
export class FromPost {
	readonly #app: AppState;
	readonly #reading: CopyReading;
	letters = $state('');
	busy = $state(false);
	refusal = $state.raw<SpokenReason | null>(null);
	/** Seal code of the last sealed meeting; null if there is none, or this phone cannot compute it. */
	code = $state.raw<SpokenCode | null>(null);
	/** True if the passbooks have another code: later pages did not arrive. */
	isMissing = $state(false);

	constructor(app: AppState, reading: CopyReading) {
		this.#app = app;
		this.#reading = reading;
	}

	type(letters: string): void {
		this.letters = letters;
		this.refusal = null;
	}

	/** Handles a typed or scanned box card. */
	async take(read: string): Promise<void> {
		if (this.busy) return;
		this.busy = true;
		this.refusal = null;
		const post = await (await this.#app.copies.post()).acts();
		const isCard = await post.isCard(read).finally(() => (this.busy = false));
		if (isCard) this.#reading.comesBy((letters, stop) => post.fromBox(read, letters, stop));
		else this.refusal = refuse(this.#app, { type: 'NoBoxCard' });
	}

	async lookAtCode(): Promise<void> {
		this.isMissing = false;
		const backup = this.#reading.backup;
		const last = backup?.links.findLastIndex(({ content }) => content.seal !== undefined) ?? -1;
		const hash = backup?.hashes[last];
		this.code = hash === undefined ? null : await this.#app.parts.vault.sealCode(hash);
	}
}
