import { onDestroy } from 'svelte';

/**
 * For actions after an await: a screen that was left must not navigate or speak. Call it during the component's
 * initialisation.
 *
 * @returns runs an action, unless the screen is gone
 */
export function whileHere(): (act: () => void) => void {
	let isHere = true;
	onDestroy(() => (isHere = false));
	return (act) => {
		if (isHere) act();
	};
}
