import type { AppState } from './app-state.svelte.ts';

/**
 * One instance for each app, in memory. It outlives the screens, which the layout renders again when a book opens or closes.
 *
 * It is created in an effect root of its own: a value derived in the first caller's effect would stop updating when that effect ends.
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
