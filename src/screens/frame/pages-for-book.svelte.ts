import type { HeadBalances } from '#app';
import type { LocalDate } from '#kernel';
import { onePerApp } from '#session/one-per-app.svelte.ts';
import type { AppState } from '#session/app-state.svelte.ts';

/** Balances rebuilt from women's slips, for a new book. */
export interface PagesForBook {
	readonly balances: HeadBalances;
	/** Number of slips used. */
	readonly pages: number;
	readonly currency: string;
	/** Day of the meeting of the slips, or of their printing. */
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
