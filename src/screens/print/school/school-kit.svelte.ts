import type { Fault } from '#app';
import { createWords, loadLanguage } from '#i18n';
import type { BothWords } from '#papers/cell-text.ts';
import type { PaperFrame } from '#papers/paper-types.ts';
import type { AppState } from '#session/app-state.svelte.ts';

/** The trainer's papers: the same for every group, so nothing on them is from a book. */
export class SchoolKit {
	readonly fault: Fault | null = null;
	readonly #app: AppState;
	/** Null until both languages are read. */
	both = $state.raw<BothWords | null>(null);

	constructor(app: AppState) {
		this.#app = app;
	}

	get frame(): PaperFrame {
		return {
			group: '',
			currency: 'INR',
			practice: false,
			printedOn: this.#app.today,
			release: this.#app.parts.release,
			until: null,
			seal: null,
			proof: null
		};
	}

	async load(): Promise<void> {
		const [hindi, english] = await Promise.all([loadLanguage('hi'), loadLanguage('en')]);
		this.both = { local: createWords('hi', hindi), english: createWords('en', english) };
	}
}
