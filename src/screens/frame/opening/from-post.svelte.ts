import type { SpokenCode } from '#app';
import type { AppState } from '#session/app-state.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuse } from '#session/refusing.ts';
import type { CopyReading } from '../copies/copy-reading.svelte.ts';

/** A lost phone: the box card, then the letters of the key paper, then the last page beside what stands on paper. */
export class FromPost {
	readonly #app: AppState;
	readonly #reading: CopyReading;
	letters = $state('');
	busy = $state(false);
	refusal = $state.raw<SpokenReason | null>(null);
	/** Seal code of the last closed meeting; null where none was closed, or this phone cannot work it out. */
	code = $state.raw<SpokenCode | null>(null);
	/** The passbooks say another one: what was closed later did not come. */
	isMissing = $state(false);

	constructor(app: AppState, reading: CopyReading) {
		this.#app = app;
		this.#reading = reading;
	}

	type(letters: string): void {
		this.letters = letters;
		this.refusal = null;
	}

	/** What a hand typed or a camera read. */
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
