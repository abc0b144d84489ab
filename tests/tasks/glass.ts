import type { Page } from 'playwright-core';

/** CSS px from the upper left corner. */
export interface Point {
	readonly x: number;
	readonly y: number;
}

/** The glass of a phone, whichever browser draws on it: it can be looked at and touched. */
export interface Glass {
	/** Works in the page; takes and gives plain values. */
	readonly ask: <Given, Got>(work: (given: Given) => Got | Promise<Got>, given: Given) => Promise<Got>;
	/** One touch, in CSS px from the upper left corner. */
	readonly press: (x: number, y: number) => Promise<void>;
	/** @param milliseconds how long nothing is done */
	readonly wait: (milliseconds: number) => Promise<void>;
}

/** What runs TypeScript here keeps the names of functions with a helper that pages do not have. */
export const namesHelper = 'globalThis.__name ??= (named) => named';

export function glassOf(page: Page): Glass {
	return {
		ask: async (work, given) => {
			await page.evaluate(namesHelper);
			return page.evaluate(work as (given: unknown) => never, given);
		},
		press: (x, y) => page.mouse.click(x, y),
		wait: (milliseconds) => page.waitForTimeout(milliseconds)
	};
}
