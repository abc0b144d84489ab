import { loadDoseRules } from '#app';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { onePerApp } from '#session/one-per-app.svelte.ts';
import { WholeBookFigures } from '../frame/whole-book-figures.svelte.ts';

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

	async read(book: BookView): Promise<void> {
		const { session } = book;
		const page = `${session.book} ${session.head.place} ${this.#app.today}`;
		if (page === this.#readFor) return;
		if (!this.#readFor.startsWith(session.book)) this.#tenths = null;
		this.#readFor = page;
		await this.#app.parts.whenIdle?.();
		const whole = new WholeBookFigures(this.#app, book, async ({ reports, events, view }) => {
			const { doseRules } = await loadDoseRules();
			const rule = reports.doseRuleFor(doseRules, view.currency);
			if (rule === undefined) return { tenths: null };
			return {
				tenths: reports.readyTenths(reports.bankStanding(events, view, { rule, dose: null }).readiness)
			};
		});
		await whole.read();
		if (this.#readFor === page) this.#tenths = whole.figures?.tenths ?? null;
	}
}

export const homeReadyOf = onePerApp((app) => new HomeReady(app));
