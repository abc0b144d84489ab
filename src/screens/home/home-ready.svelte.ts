import { readyTenths } from '#reports';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { onePerApp } from '#session/one-per-app.svelte.ts';
import { WholeBookFigures } from '../frame/whole-book-figures.svelte.ts';

/** How near the bank is, read when the phone has nothing else to do, and once for each page that is closed. */
class HomeReady {
	readonly #app: AppState;
	#readFor = '';
	#tenths = $state<number | null>(null);

	constructor(app: AppState) {
		this.#app = app;
	}

	/** Full flowers of ten; null before it was read, and before anything was due. */
	get tenths(): number | null {
		return this.#tenths;
	}

	async read(book: BookView): Promise<void> {
		const { session } = book;
		const page = `${session.book} ${session.head.place} ${this.#app.today}`;
		if (page === this.#readFor) return;
		if (!this.#readFor.startsWith(session.book)) this.#tenths = null;
		this.#readFor = page;
		await this.#app.parts.whenIdle?.();
		const whole = new WholeBookFigures(this.#app, book, ({ reports, events, view }) => ({
			tenths: readyTenths(reports.panchasutra(events, view).last12)
		}));
		await whole.read();
		if (this.#readFor === page) this.#tenths = whole.figures?.tenths ?? null;
	}
}

export const homeReadyOf = onePerApp((app) => new HomeReady(app));
