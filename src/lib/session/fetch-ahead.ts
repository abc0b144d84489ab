import type { AppState } from './app-state.svelte.ts';
import { bookActs } from './open-lock.ts';
import { storageLookOf } from './storage-look.svelte.ts';

/**
 * Loads the scripts that open a book once the lock or the shelf is shown, and checks the storage, since home first warns that it is nearly full.
 * An empty phone may need neither. A failed load is repeated, and reported, when the script is needed.
 */
export function fetchAhead(app: AppState): void {
	if (app.covers.length === 0 || app.book !== null) return;
	Promise.all([bookActs(), app.parts.fetchAhead?.(), storageLookOf(app).look()]).catch(() => undefined);
}
