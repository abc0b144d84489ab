/** Beside the cache of Workbox, which drops what is not on its own list. */
const cacheName = 'bahi-later';

/** Fetches what is not here yet, one after the other: the network is for the voice and for people first. */
export async function keepLater(urls: readonly string[]): Promise<void> {
	const cache = await caches.open(cacheName);
	for (const url of urls) {
		if ((await cache.match(url)) !== undefined) continue;
		const response = await fetch(url, { priority: 'low' });
		if (!response.ok) throw new Error(`${url} is not there`);
		await cache.put(url, response);
	}
}

/** From the phone; what is not here yet, from the network. */
export async function keptLater({ request }: { readonly request: Request }): Promise<Response> {
	const cache = await caches.open(cacheName);
	return (await cache.match(request)) ?? fetch(request);
}

/** What only an older version had. */
export async function dropOldLater(urls: readonly string[]): Promise<void> {
	const cache = await caches.open(cacheName);
	for (const { url } of await cache.keys())
		if (!urls.includes(new URL(url).pathname)) await cache.delete(url);
}
