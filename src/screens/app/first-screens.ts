import type { Component } from 'svelte';

interface Screen<Given extends Record<string, unknown>> {
	readonly default: Component<Given>;
}

/** Prefetches a screen. Later calls return it synchronously, because an empty screen shows while a promise is pending. */
function fetchedAhead<Given extends Record<string, unknown>>(
	fetchIt: () => Promise<Screen<Given>>
): () => Promise<Screen<Given>> | Screen<Given> {
	let here: Screen<Given> | null = null;
	return () => here ?? fetchIt().then((screen) => (here = screen));
}

export const lockFirst = fetchedAhead(() => import('../lock/Lock.svelte'));
export const homeFirst = fetchedAhead(() => import('../home/HomeScreen.svelte'));
