import { fetchGenuine, type Judge } from './keep-genuine.ts';

/** Beside the cache of Workbox, which drops what is not on its own list. */
const cacheName = 'bahi-later';

let keeping: Promise<void> | undefined;

/** Fetches what is not here yet, one after the other: the network is for the voice and for people first. Whoever asks meanwhile waits for the same. */
export const keepLater = (urls: readonly string[], isRight: Judge): Promise<void> =>
	(keeping ??= keepEach(urls, isRight).finally(() => (keeping = undefined)));

async function keepEach(urls: readonly string[], isRight: Judge): Promise<void> {
	const cache = await caches.open(cacheName);
	for (const url of urls) {
		const kept = await cache.match(url);
		if (kept !== undefined && (await isRight(url, kept))) continue;
		const response = await fetchGenuine(url, isRight);
		if (!(await isRight(url, response))) throw new Error(`${url} is not there`);
		await cache.put(url, response);
	}
}

/** From the phone; what is not here yet, from the network. */
export const keptLater =
	(isRight: Judge) =>
	async ({ request }: { readonly request: Request }): Promise<Response> => {
		const cache = await caches.open(cacheName);
		return (await cache.match(request)) ?? fetchGenuine(request, isRight);
	};

/** What only an older version had. */
export async function dropOldLater(urls: readonly string[]): Promise<void> {
	const cache = await caches.open(cacheName);
	for (const { url } of await cache.keys())
		if (!urls.includes(new URL(url).pathname)) await cache.delete(url);
}
