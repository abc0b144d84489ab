import type { BookId, Result } from '#kernel';
import type { BookCover, Fault, OpenKeys } from '#app';
import type { BookView } from './book-view.svelte.ts';
import type { AppState } from './app-state.svelte.ts';

/** Access to the open book and its keys, for the parts of the app that need them. */
export interface OpenLock {
	/** The open book with its cover and keys; null while it is locked. */
	readonly open: () => { readonly book: BookView; readonly cover: BookCover; readonly keys: OpenKeys } | null;
	/** @param stored called in the moment in which the cover is on disk */
	readonly saveCover: (cover: BookCover, stored?: () => void) => Promise<Result<void, Fault>>;
	/** Opens a book with keys that somebody has already. */
	readonly openBook: (cover: BookCover, keys: OpenKeys) => Promise<Result<void, Fault>>;
	/** After something failed: shows the lock of a book that is stored all the same. */
	readonly lockIfStored: (book: BookId) => Promise<void>;
}

/** The bookkeeping comes when it is needed first: the first screen does not wait for it. */
export const bookActs = () => import('./book-acts.ts');
export const copyActs = () => import('./copy-acts.ts');

/** Whether the lock of this book is shown: it is stored, whatever failed after that. */
export const isAtItsLock = (
	{ phase, chosen }: Pick<AppState, 'phase' | 'chosen'>,
	book: BookId | null | undefined
): boolean => phase === 'lock' && chosen !== null && chosen.book === book;
