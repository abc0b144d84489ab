import { isAnySetAside, type SetAside } from '#app';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { bytesOf, type ChosenFile } from '../../frame/copies/chosen-file.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuse, refuseWith } from '#session/refusing.ts';

/** What of the open book reads well in no copy on this phone, and the way back from a file. */
export class SetAsideScreen {
	readonly #app: AppState;
	readonly #book: BookView;
	readonly #stopped = new AbortController();
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

	/** What is read in a worker ends. */
	leave(): void {
		this.#stopped.abort();
	}

	/** Reads a copy with the keys of the open book; only what is set aside is taken from it. */
	async bring(file: ChosenFile): Promise<void> {
		if (this.busy) return;
		this.busy = true;
		this.refusal = null;
		const before = JSON.stringify(this.setAside);
		const bytes = await bytesOf(file, 'copy');
		const stop = this.#stopped.signal;
		const left = bytes.ok ? await this.#app.copies.mendFromFile(bytes.value, stop) : bytes;
		if (stop.aborted) return;
		this.busy = false;
		if (!left.ok) this.refusal = refuse(this.#app, left.error);
		else if (this.isWhole) void this.#app.speaker.say(wordsOf(this.#app).say('backup.restore-done'));
		else if (JSON.stringify(left.value) === before)
			this.refusal = refuseWith(this.#app, 'backup.recovery-aside-not-in-file', 'second-book');
	}
}
