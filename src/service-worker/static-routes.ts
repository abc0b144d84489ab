import { cacheNames } from 'workbox-core';
import { fetchGenuine, type Judge } from './keep-genuine.ts';

/** The part of the event that browsers of today only partly have (Chrome 123, WICG static routing). */
interface RoutingEvent {
	readonly addRoutes?: (rules: readonly Route[]) => Promise<void>;
}

interface Route {
	readonly condition: {
		readonly urlPattern: { readonly pathname: string; readonly search: '' };
		readonly requestMethod: 'get';
		readonly requestMode?: 'navigate';
	};
	readonly source: { readonly cacheName: string };
}

/** The shell under the address at which the app starts: a route finds only what lies under the address that is asked for. */
const startCache = 'bahi-start-';

interface Routed {
	readonly version: string;
	/** The page at which the app starts. */
	readonly start: string;
	/** The page that is given for every address. */
	readonly shell: string;
	/** Files that are kept under their own address. */
	readonly files: readonly string[];
	readonly isRight: Judge;
}

/**
 * The browser answers from the cache without starting this worker, which takes a cheap phone up to a second. A rule stands only
 * for what is surely kept: what a route does not find is asked of the network, where this worker would look elsewhere.
 */
export async function answerWithoutWorker(event: Event, routed: Routed): Promise<void> {
	const { addRoutes } = event as Event & RoutingEvent;
	if (addRoutes === undefined) return;
	const start = (await keepStart(routed)) ? [startRoute(routed)] : [];
	await addRoutes.call(event, [...routed.files.map(fileRoute), ...start]);
}

/** Whether a cache holds the start page, which lies under an address without an ending. */
export const isStart = (cache: string): boolean => cache.startsWith(startCache);

/** Drops the start page of other versions. */
export async function dropOldStarts(version: string): Promise<void> {
	for (const name of await caches.keys())
		if (isStart(name) && name !== startCache + version) await caches.delete(name);
}

const startRoute = ({ version, start }: Routed): Route => ({
	condition: { urlPattern: exactly(start), requestMethod: 'get', requestMode: 'navigate' },
	source: { cacheName: startCache + version }
});

const fileRoute = (pathname: string): Route => ({
	condition: { urlPattern: exactly(pathname), requestMethod: 'get' },
	source: { cacheName: cacheNames.precache }
});

const exactly = (pathname: string) => ({ pathname, search: '' }) as const;

/** False where the page cannot be had or kept: then this worker answers as before. */
async function keepStart({ version, start, shell, isRight }: Routed): Promise<boolean> {
	try {
		const page = await fetchGenuine(shell, isRight);
		if (!(await isRight(shell, page))) return false;
		const cache = await caches.open(startCache + version);
		await cache.put(start, page);
		return true;
	} catch {
		return false;
	}
}
