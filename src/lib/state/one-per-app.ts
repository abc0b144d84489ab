import type { AppState } from './app-state.svelte.ts';

/**
 * One of a kind for each app. It outlives the screens, which the layout draws anew when a book opens or closes, and ends
 * with the app: it is in memory only.
 */
export function onePerApp<Kept>(make: (app: AppState) => Kept): (app: AppState) => Kept {
	const kept = new WeakMap<AppState, Kept>();
	return (app) => {
		const known = kept.get(app);
		if (known !== undefined) return known;
		const made = make(app);
		kept.set(app, made);
		return made;
	};
}
