import { page as here } from '$app/state';
import { choiceFrom, queryOf, type BooksView, type PeriodChoice } from '#state';

/** How an address is named that stays on its screen. */
export const inPlace = { replaceState: true, keepFocus: true, noScroll: true };

/**
 * The period of a list or a paper. A choice counts at once; the address, which whoever comes back reads, follows a moment later,
 * since going to an address can take longer than the next touch.
 */
export class ChosenPeriod {
	readonly #view: BooksView;
	readonly #name: (query: string) => Promise<void>;
	#chosen = $state.raw<PeriodChoice | null>(null);
	#named: Promise<void> = Promise.resolve();

	/** @param name writes the period into the address of this screen: "year=2025-26&month=2025-07" */
	constructor(view: BooksView, name: (query: string) => Promise<void>) {
		this.#view = view;
		this.#name = name;
	}

	/** Null until the book is read. */
	get choice(): PeriodChoice | null {
		if (this.#view.both === null) return null;
		return this.#chosen ?? choiceFrom(here.url.searchParams, this.#view.years);
	}

	/** As an address says it; empty until the book is read. */
	get query(): string {
		return this.choice === null ? '' : queryOf(this.choice);
	}

	choose(next: PeriodChoice): void {
		this.#chosen = next;
		this.#named = this.#name(queryOf(next));
	}

	/** Leaves for another screen once the address of this one is true. */
	async leave(go: () => Promise<void>): Promise<void> {
		await this.#named;
		await go();
	}
}
