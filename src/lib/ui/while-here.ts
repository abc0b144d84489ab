import { onDestroy } from 'svelte';

/**
 * For what a screen does after it has waited: once people have left it, it neither takes them on nor speaks. Called while the
 * component is made.
 *
 * @returns does the act, but not when the screen is gone
 */
export function whileHere(): (act: () => void) => void {
	let isHere = true;
	onDestroy(() => (isHere = false));
	return (act) => {
		if (isHere) act();
	};
}
