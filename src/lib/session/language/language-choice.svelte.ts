import type { AppState } from '../app-state.svelte.ts';
import { onePerApp } from '../one-per-app.svelte.ts';

/** On a phone that is new to the app the first thing that is asked is in which words it speaks: once, before a book is there. */
export class LanguageChoice {
	readonly #app: AppState;
	/** Nobody has chosen yet; a language that is only tried out is not chosen. */
	#isOpen = $state(false);

	constructor(app: AppState) {
		this.#app = app;
		this.#isOpen = app.parts.settings.read('language') === null;
	}

	get isAsked(): boolean {
		return this.#isOpen && this.#app.covers.length === 0;
	}

	/** The words that are heard now are hers. */
	take(): void {
		this.#app.parts.settings.write('language', this.#app.words?.tag ?? 'hi');
		this.#isOpen = false;
	}
}

export const languageChoiceOf = onePerApp((app) => new LanguageChoice(app));
