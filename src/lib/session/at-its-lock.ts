import type { BookId } from '#kernel';
import type { AppState } from './app-state.svelte.ts';

/** Whether the lock of this book is shown: it is stored, whatever failed after that. */
export const isAtItsLock = (
	{ phase, chosen }: Pick<AppState, 'phase' | 'chosen'>,
	book: BookId | null | undefined
): boolean => phase === 'lock' && chosen !== null && chosen.book === book;
