import type { RoundName } from '#app';
import type { AppState } from './app-state.svelte.ts';
import type { BookView } from './book-view.svelte.ts';
import { onePerApp } from './one-per-app.svelte.ts';

interface Running {
	readonly name: RoundName;
	/** The practice book that was made for it. */
	readonly book: BookView['cover']['book'];
	/** Events that stood in the meeting before it began. */
	readonly before: number;
}

/** Which guided round is going on: all that the frame of every screen has to know of the school. */
export class RunningRound {
	/** Null while there is none. */
	now = $state.raw<Running | null>(null);
	readonly #app: AppState;

	constructor(app: AppState) {
		this.#app = app;
	}

	/** The practice group of the round; null while it is locked. */
	get book(): BookView | null {
		const { book } = this.#app;
		return book !== null && book.cover.book === this.now?.book ? book : null;
	}
	/** The round that is on the screen now; null also while its group is locked. */
	get name(): RoundName | null {
		return this.book === null ? null : (this.now?.name ?? null);
	}
}

export const runningRoundOf = onePerApp((app) => new RunningRound(app));
