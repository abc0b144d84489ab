import type { Phase } from '#session/app-state.svelte.ts';

/** What the layout draws. `page`: the screen of this address; `nothing`: gone in a moment. */
export type Shown = 'nothing' | 'insecure' | 'recovery' | 'page' | 'shelf' | 'lock';

/** Where a woman without an office sees her own page, and nothing else. */
export const memberPagePath = '/own';

/** Screens that need no open book. */
const outside: ReadonlySet<string> = new Set([
	'/new',
	'/restore',
	'/language',
	'/voice',
	'/language/review',
	'/language/install',
	'/import',
	'/import/book',
	'/import/help',
	'/laptop',
	'/laptop/print',
	'/school',
	'/school/lesson',
	'/verify',
	'/verify/slips'
]);

/** Whether this screen is about the book that is open. @param path without a slash at its end */
export const needsBook = (path: string): boolean => !outside.has(path);

/** A book of a laptop's shelf is only read and printed from; every other screen is shut to it. */
export const isOfLaptop = (path: string): boolean => /^\/(?:print|laptop)(?:\/|$)/.test(path);

/**
 * The one place that decides who sees which screen. A woman who looks at her own page sees that and nothing else: at
 * every other address stands the lock (ADR 0026).
 */
export function shownAt(path: string, phase: Phase): Shown {
	switch (phase) {
		case 'insecure':
		case 'recovery':
			return phase;
		case 'member-page':
			return path === memberPagePath ? 'page' : 'lock';
		case 'open':
			return 'page';
		case 'starting':
			return 'nothing';
		case 'shelf':
		case 'lock':
			return needsBook(path) ? phase : 'page';
	}
}
