import type { Component } from 'svelte';

/** A screen that is fetched ahead. */
interface LaterScreen<Given extends Record<string, unknown>> {
	readonly load: () => Promise<{ readonly default: Component<Given> }>;
	/** Null until it came. Whoever has it draws it at once: while a promise is asked, an empty screen is seen. */
	readonly here: () => Component<Given> | null;
}

function fetchedAhead<Given extends Record<string, unknown>>(
	load: LaterScreen<Given>['load']
): LaterScreen<Given> {
	let here: Component<Given> | null = null;
	return {
		load: async () => {
			const module = await load();
			here = module.default;
			return module;
		},
		here: () => here
	};
}

export const lockFirst = fetchedAhead(() => import('../lock/Lock.svelte'));
export const homeFirst = fetchedAhead(() => import('../home/HomeScreen.svelte'));
