import type { AppState } from './app-state.svelte.ts';
import { bookActs } from './open-lock.ts';
import { storageLookOf } from './storage-look.svelte.ts';

/**
 * Fetches what opens a book, once the lock or the shelf stands, and looks at the phone's storage, of which home says first that it is nearly full;
 * an empty phone may never need it. Whoever needs what did not come asks for it again, and is told.
 */
export function fetchAhead(app: AppState): void {
	if (app.covers.length === 0 || app.book !== null) return;
	Promise.all([bookActs(), app.parts.fetchAhead?.(), storageLookOf(app).look()]).catch(() => undefined);
}
