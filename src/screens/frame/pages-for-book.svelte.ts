import type { HeadBalances } from '#app';
import type { LocalDate } from '#kernel';
import { onePerApp } from '#session/one-per-app.svelte.ts';
import type { AppState } from '#session/app-state.svelte.ts';

/** Balances that women's pages gave back, on their way to a new book. */
export interface PagesForBook {
	readonly balances: HeadBalances;
	/** How many pages gave them. */
	readonly pages: number;
	readonly currency: string;
	/** The day of the meeting of which the pages are, or on which they were printed. */
	readonly day: LocalDate;
}

/** In memory only, until the founding takes them. */
const kept = onePerApp(() => ({ pages: null as PagesForBook | null }));

export function keepForBook(app: AppState, pages: PagesForBook): void {
	kept(app).pages = pages;
}

export function takeForBook(app: AppState): PagesForBook | null {
	const held = kept(app);
	const { pages } = held;
	held.pages = null;
	return pages;
}
