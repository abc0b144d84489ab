import type { BookId, Result } from '#kernel';
import type { BookCover, Fault, OpenKeys } from '#app';
import type { BookView } from './book-view.svelte.ts';
import type { AppState } from './app-state.svelte.ts';

/** Access to the open book and its keys, for the parts of the app that need them. */
export interface OpenLock {
	/** The open book with its cover and keys; null while it is locked. */
	readonly open: () => { readonly book: BookView; readonly cover: BookCover; readonly keys: OpenKeys } | null;
	/** @param stored called as soon as the cover is on disk */
	readonly saveCover: (cover: BookCover, stored?: () => void) => Promise<Result<void, Fault>>;
	/** Opens a book with keys that are already unlocked. */
	readonly openBook: (cover: BookCover, keys: OpenKeys) => Promise<Result<void, Fault>>;
	/** After a failure: shows the lock of a book that was stored nevertheless. */
	readonly lockIfStored: (book: BookId) => Promise<void>;
}

/** Loads the bookkeeping on first use, so that the first screen does not wait for it. */
export const bookActs = () => import('./book-acts.ts');
export const copyActs = () => import('./copy-acts.ts');

/** True if the lock of this book is shown: it was stored, in spite of a later failure. */
export const isAtItsLock = (
	{ phase, chosen }: Pick<AppState, 'phase' | 'chosen'>,
	book: BookId | null | undefined
): boolean => phase === 'lock' && chosen !== null && chosen.book === book;
