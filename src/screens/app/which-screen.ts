import type { Phase } from '#session/app-state.svelte.ts';

/** Screen that the layout draws. `page`: the screen of the current address; `nothing`: lasts only a moment. */
export type Shown = 'nothing' | 'insecure' | 'recovery' | 'page' | 'shelf' | 'lock';

/** Address of a woman's own page, the only screen for a woman without an office. */
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

/** True if the screen shows the open book. @param path without a trailing slash */
export const needsBook = (path: string): boolean => !outside.has(path);

/** True for screens that a book of the laptop's shelf may open: it is only read and printed. */
export const isOfLaptop = (path: string): boolean => /^\/(?:print|laptop)(?:\/|$)/.test(path);

/** Decides which screen is shown; no other code does. A woman who looks at her own page sees nothing else: every other address shows the lock (ADR 0026). */
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
