import { loadDoseRules } from '#app';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { inSteps, lastDay, readAtHome } from '#session/read-pages.ts';
import { onePerApp } from '#session/one-per-app.svelte.ts';

/** How near the bank is by the conditions of page 1 of its file, read when the phone has nothing else to do, and once for each page that is closed. */
class HomeReady {
	readonly #app: AppState;
	#readFor = '';
	#tenths = $state<number | null>(null);

	constructor(app: AppState) {
		this.#app = app;
	}

	/** Full flowers of ten; null before it was read, and where the book can answer nothing. */
	get tenths(): number | null {
		return this.#tenths;
	}

	/** @param isShown whether home still stands there: of whoever does something else nothing is held up */
	async read(book: BookView, isShown: () => boolean): Promise<void> {
		const { session } = book;
		const page = `${session.book} ${session.head.place} ${this.#app.today}`;
		if (page === this.#readFor) return;
		if (!this.#readFor.startsWith(session.book)) this.#tenths = null;
		await this.#app.parts.whenQuiet?.();
		if (!isShown()) return;
		const events = await session.events();
		if (!events.ok || !isShown()) return;
		// On the first day they may not be here yet: home stands without them.
		const loaded = await Promise.all([import('./bank-flowers.ts'), loadDoseRules()]).catch(() => null);
		if (loaded === null) return;
		const [{ flowersSteps }, { doseRules }] = loaded;
		const view = { currency: book.currency, on: lastDay(events.value, this.#app.today) };
		const found = await inSteps(flowersSteps(readAtHome(events.value), view, doseRules), isShown);
		if (found === null) return;
		this.#readFor = page;
		this.#tenths = found.tenths;
	}
}

export const homeReadyOf = onePerApp((app) => new HomeReady(app));
