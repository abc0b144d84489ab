import type { LocalDate } from '#kernel';
import type { Fault } from '#app';
import type { GroupEvent } from '#group';
import type { CurrencyCode } from '#money';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import type { Reports } from '#papers/context.ts';
import { lastDay, loadReports } from '#session/read-pages.ts';

/** Input of figures about the whole book. */
export interface WholeBook {
	readonly reports: Reports;
	readonly events: readonly GroupEvent[];
	readonly view: { readonly currency: CurrencyCode; readonly on: LocalDate };
}

/** Figures that need the whole book up to today; read when a screen asks for them. */
export class WholeBookFigures<Figures> {
	readonly #app: AppState;
	readonly #book: BookView;
	readonly #figuresOf: (whole: WholeBook) => Figures | Promise<Figures>;
	/** Null until they were read once. */
	figures = $state.raw<Figures | null>(null);
	fault = $state.raw<Fault | null>(null);

	constructor(app: AppState, book: BookView, figuresOf: (whole: WholeBook) => Figures | Promise<Figures>) {
		this.#app = app;
		this.#book = book;
		this.#figuresOf = figuresOf;
	}

	async read(): Promise<void> {
		const events = await this.#book.session.events();
		if (!events.ok) {
			this.fault = events.error;
			return;
		}
		const view = { currency: this.#book.currency, on: lastDay(events.value, this.#app.today) };
		this.figures = await this.#figuresOf({ reports: await loadReports(), events: events.value, view });
	}
}
