import { isAnySetAside, type SetAside } from '#app';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { wordsOf } from '#session/context.ts';
import type { ChosenFile } from '../../frame/copies/copy-reading.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuse, refuseWith } from '#session/refusing.ts';

/** More than this is not read at all (safety.md, "Merge, backup, import"). */
const bytesMost = 5 * 1024 * 1024;

/** What of the open book reads well in no copy on this phone, and the way back from a file. */
export class SetAsideScreen {
	readonly #app: AppState;
	readonly #book: BookView;
	busy = $state(false);
	refusal = $state.raw<SpokenReason | null>(null);

	constructor(app: AppState, book: BookView) {
		this.#app = app;
		this.#book = book;
	}

	get setAside(): SetAside {
		return this.#book.setAside;
	}
	get isWhole(): boolean {
		return !isAnySetAside(this.setAside);
	}

	/** Reads a copy with the keys of the open book; only what is set aside is taken from it. */
	async bring(file: ChosenFile): Promise<void> {
		if (this.busy) return;
		this.busy = true;
		this.refusal = null;
		const before = JSON.stringify(this.setAside);
		const left =
			file.size > bytesMost
				? ({ ok: false, error: { type: 'TooLarge' } } as const)
				: await this.#app.copies.mendFromFile(new Uint8Array(await file.arrayBuffer()));
		this.busy = false;
		if (!left.ok) this.refusal = refuse(this.#app, left.error);
		else if (this.isWhole) void this.#app.speaker.say(wordsOf(this.#app).say('backup.restore-done'));
		else if (JSON.stringify(left.value) === before)
			this.refusal = refuseWith(this.#app, 'backup.recovery-aside-not-in-file', 'second-book');
	}
}
