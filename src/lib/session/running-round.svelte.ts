import type { RoundName } from '#app';
import type { AppState } from './app-state.svelte.ts';
import type { BookView } from './book-view.svelte.ts';
import { onePerApp } from './one-per-app.svelte.ts';

interface Running {
	readonly name: RoundName;
	/** The practice book made for the round. */
	readonly book: BookView['cover']['book'];
	/** Number of events of the meeting before the round began. */
	readonly before: number;
}

/** The running guided round: all that the frame of the screens needs of the school. */
export class RunningRound {
	/** Null without a round. */
	now = $state.raw<Running | null>(null);
	readonly #app: AppState;

	constructor(app: AppState) {
		this.#app = app;
	}

	/** The round's practice group; null while it is locked. */
	get book(): BookView | null {
		const { book } = this.#app;
		return book !== null && book.cover.book === this.now?.book ? book : null;
	}
	/** Name of the round on the screen; null while its group is locked. */
	get name(): RoundName | null {
		return this.book === null ? null : (this.now?.name ?? null);
	}
}

export const runningRoundOf = onePerApp((app) => new RunningRound(app));
