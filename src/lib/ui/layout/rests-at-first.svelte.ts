import { onMount, untrack } from 'svelte';

/** Milliseconds: longer than between the two touches of a double tap. */
const restsFor = 600;

/** For a button that stands where the one before it was touched: it takes no touch in its first moments. */
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
