import type { AppState } from './app-state.svelte.ts';

/**
 * One of a kind for each app. It outlives the screens, which the layout draws again when a book opens or closes, and ends
 * with the app: it is in memory only.
 *
 * The screen that asks first does not own it: what is derived in an effect stands still once that effect has ended.
 */
export function onePerApp<Kept extends object>(make: (app: AppState) => Kept): (app: AppState) => Kept {
	const kept = new WeakMap<AppState, Kept>();
	return (app) => {
		const known = kept.get(app);
		if (known !== undefined) return known;
		const made = inItsOwnRight(() => make(app));
		kept.set(app, made);
		return made;
	};
}

function inItsOwnRight<Made>(make: () => Made): Made {
	const made: Made[] = [];
	$effect.root(() => void made.push(make()));
	return made[0] as Made;
}
