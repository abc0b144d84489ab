import type { Component } from 'svelte';

interface Screen<Given extends Record<string, unknown>> {
	readonly default: Component<Given>;
}

/** A screen that is fetched ahead. Whoever asks again has it at once: while a promise is asked, an empty screen is seen. */
function fetchedAhead<Given extends Record<string, unknown>>(
	fetchIt: () => Promise<Screen<Given>>
): () => Promise<Screen<Given>> | Screen<Given> {
	let here: Screen<Given> | null = null;
	return () => here ?? fetchIt().then((screen) => (here = screen));
}

export const lockFirst = fetchedAhead(() => import('../lock/Lock.svelte'));
export const homeFirst = fetchedAhead(() => import('../home/HomeScreen.svelte'));
