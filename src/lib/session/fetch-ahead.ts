import type { AppState } from './app-state.svelte.ts';
import { bookActs } from './open-lock.ts';

/**
 * Fetches what opens a book, once the first screen stands; an empty phone may never need it. Whoever needs what did not come asks for it again,
 * and is told.
 */
export function fetchAhead({ covers, parts }: Pick<AppState, 'covers' | 'parts'>): void {
	if (covers.length > 0) Promise.all([bookActs(), parts.fetchAhead?.()]).catch(() => undefined);
}
