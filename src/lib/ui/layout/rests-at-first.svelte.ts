import { onMount, untrack } from 'svelte';

/** Milliseconds; longer than the interval of a double tap. */
const restsFor = 600;

/** For a button that replaces another in the same place: it ignores touches for its first moments. */
export function restsAtFirst(asked: () => boolean): { readonly isResting: boolean } {
	let isResting = $state(untrack(asked));
	onMount(() => {
		if (!isResting) return;
		const rested = setTimeout(() => (isResting = false), restsFor);
		return () => clearTimeout(rested);
	});
	return {
		get isResting() {
			return isResting;
		}
	};
}
